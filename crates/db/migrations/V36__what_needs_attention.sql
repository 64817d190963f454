-- What needs attention is found, and found out, without anybody looking for it.

-- Every registered server is tried once a minute, by one replica at a time.
insert into rounds values ('check_servers', 'epoch');

-- A mail that was written while there was no mail server is kept. In the outbox is only what is about to be sent.
alter table mails drop constraint mails_state_check;
alter table mails add constraint mails_state_check check (state in ('kept', 'outbox', 'sent', 'failed'));
update mails m set state = 'kept'
where m.state = 'outbox' and not exists (
    select 1 from jobs j
    where j.kind = 'send_mail' and j.state in ('queued', 'running') and j.payload ->> 'mail' = 'mai_' || replace(m.id::text, '-', '')
);
grant insert (state) on mails to bailiwick_tenant, bailiwick_platform;
-- Whether the link in a kept mail is still good.
grant select (created_at, expires_at) on one_time_links to bailiwick_platform;

-- All that went to one address, newest first.
create index mails_of_recipient on mails (lower(recipient), id desc);
drop index mails_recipient;
-- Which address does not take mail is in mail_bounces, until a mail gets through.
drop index mails_failed;

-- How many who can sign in hold a platform role: in one place, so that no two pages count differently.
create function active_holders(of_role uuid) returns bigint
    language sql stable
    set search_path = pg_catalog
    return (
        select count(*) from public.platform_admins p join public.users u on u.id = p.user_id
        where p.role_id = of_role and p.closed_at is null and p.state = 'active' and public.can_sign_in(u)
    );

-- The tenants in which there is something to look at, for the list of tenants.
create function tenants_to_look_at(attention text, since timestamptz, until timestamptz) returns setof uuid
    language sql stable
    set search_path = pg_catalog
as $$
    select g.tenant_id from public.access_grants g
    where attention = 'access_requests' and g.ended_at is null and g.needs_approval and g.decided_at is null and g.requested_at > since
    union
    select i.tenant_id from public.invitations i
    where i.accepted_at is null and i.revoked_at is null and i.expires_at > since and (
        (attention = 'expiring_invitations' and i.expires_at < until) or (attention = 'old_invitations' and i.created_at < until)
    )
$$;
