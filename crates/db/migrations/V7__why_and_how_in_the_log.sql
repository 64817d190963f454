-- An audit event says by which access grant, on whose behalf and why; and a platform role is held still while what it allowed is done.

alter table audit_events
    add column access_grant_id uuid,
    add column on_behalf_of uuid,
    add column justification text;
-- What was done by one access grant, in the order of the log.
create index audit_events_access_grant on audit_events (chain, access_grant_id, position, id) where access_grant_id is not null;

grant insert (access_grant_id, on_behalf_of, justification) on audit_events to bailiwick_identity, bailiwick_tenant, bailiwick_platform;
grant select (access_grant_id, on_behalf_of, justification) on audit_events to bailiwick_tenant;

-- Locking a row is for whoever may update something of it.
grant update (version) on platform_roles to bailiwick_platform;

-- As before (V1), but by a lock of its own: whoever acts as a platform admin shares the row of their role by now, and two who both
-- wanted it alone would wait for each other.
create or replace function guard_last_super_admin() returns void
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.last_super_admin', 0));
    if not exists (
        select 1
        from public.platform_admins p
        join public.platform_roles r on r.id = p.role_id
        join public.users u on u.id = p.user_id
        where p.closed_at is null and p.state = 'active' and r.rank >= 100
          and u.state = 'active' and u.password_hash is not null
    ) then
        raise exception using errcode = 'BW001', message = 'the last active Super Admin must remain';
    end if;
end $$;
