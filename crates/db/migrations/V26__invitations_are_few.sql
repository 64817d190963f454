-- Whoever may invite writes to strangers, in the name of the installation: to one address no more than ten times an hour, and no more than a
-- thousand times a day from one tenant. Counted within the tenant, so that nobody learns from it whom others invite, nor keeps them from it.

create index mails_of_tenant on mails (tenant_id, created_at) where invitation_id is not null;

create function invitations_are_few() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- Those who send at once are counted one after the other.
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.invitations ' || new.tenant_id::text, 0));
    if (select count(*) from public.mails m
        where m.tenant_id = new.tenant_id and lower(m.recipient) = lower(new.recipient) and m.invitation_id is not null
            and m.created_at > new.created_at - interval '1 hour') >= 10
    then
        raise exception using errcode = 'BW002', constraint = 'mails_to_one_address',
            message = 'This address was invited ten times within an hour. Wait before you write to it again.';
    end if;
    if (select count(*) from public.mails m
        where m.tenant_id = new.tenant_id and m.invitation_id is not null and m.created_at > new.created_at - interval '1 day') >= 1000
    then
        raise exception using errcode = 'BW002', constraint = 'mails_of_one_tenant',
            message = 'This tenant sent a thousand invitations within a day. Go on tomorrow.';
    end if;
    return new;
end
$$;
revoke all on function invitations_are_few from public;
-- What the platform itself sends is its operators' own affair.
create trigger mails_invitations_are_few before insert on mails
    for each row when (new.invitation_id is not null and session_user = 'bailiwick_tenant') execute function invitations_are_few();
