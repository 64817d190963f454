-- A platform admin's timed, reasoned way into one tenant (D1).

create table access_grants (
    tenant_id uuid not null references tenants,
    id uuid not null,
    -- The very row: who is made a platform admin again comes back with another.
    platform_admin_id uuid not null references platform_admins,
    user_id uuid not null references users,
    -- As whom the tenant knows them; it sees no platform admins.
    admin_email text not null,
    admin_name text not null,
    mode text not null check (mode in ('read', 'write')),
    -- Empty where none was asked for.
    reason text not null check (length(reason) <= 500),
    minutes integer not null check (minutes between 1 and 480),
    requested_at timestamptz not null,
    needs_approval boolean not null,
    decided_at timestamptz,
    decided_by text,
    approved boolean,
    started_at timestamptz,
    ends_at timestamptz,
    ended_at timestamptz,
    ended_by text,
    -- From the root panel to the tenant's: works once, for seconds.
    handover_hash bytea unique check (octet_length(handover_hash) = 32),
    handover_until timestamptz,
    handover_proved_at timestamptz,
    primary key (tenant_id, id),
    check ((started_at is null) = (ends_at is null)),
    check ((decided_at is null) = (approved is null)),
    check (started_at is null or not needs_approval or approved)
);
-- One at a time for each admin and tenant. One that ended by the clock is closed by whoever opens the next.
create unique index access_grants_open on access_grants (tenant_id, platform_admin_id) where ended_at is null;

alter table access_grants enable row level security;
alter table access_grants force row level security;
create policy owner_all on access_grants to current_user using (true) with check (true);
create policy tenant_own on access_grants to bailiwick_tenant
    using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
create policy platform_all on access_grants to bailiwick_platform using (true) with check (true);
create policy identity_all on access_grants to bailiwick_identity using (true) with check (true);
grant select (tenant_id, id, platform_admin_id, user_id, admin_email, admin_name, mode, reason, minutes, requested_at, needs_approval, decided_at, decided_by, approved,
    started_at, ends_at, ended_at, ended_by) on access_grants to bailiwick_tenant;
grant update (decided_at, decided_by, approved, ended_at, ended_by) on access_grants to bailiwick_tenant;
grant select on access_grants to bailiwick_platform, bailiwick_identity;
grant insert (tenant_id, id, platform_admin_id, user_id, admin_email, admin_name, mode, reason, minutes, requested_at, needs_approval) on access_grants to bailiwick_platform;
grant update (started_at, ends_at, ended_at, ended_by, handover_hash, handover_until, handover_proved_at) on access_grants to bailiwick_platform;
grant update (handover_hash, handover_until) on access_grants to bailiwick_identity;

-- A tenant may ask for more than the installation does.
alter table tenants add column require_owner_approval boolean not null default false;
grant select (require_owner_approval), update (require_owner_approval) on tenants to bailiwick_tenant;
create policy tenant_tightens on tenants for update to bailiwick_tenant
    using (id = (select current_tenant())) with check (id = (select current_tenant()));

-- A credential that is bound to an access grant is good for that and nothing else.
alter table sessions
    add column tenant_id uuid,
    add column access_grant_id uuid,
    add foreign key (tenant_id, access_grant_id) references access_grants,
    add check ((tenant_id is null) = (access_grant_id is null)),
    add check (access_grant_id is null or plane = 'app');
grant insert (tenant_id, access_grant_id) on sessions to bailiwick_identity;
alter table api_tokens
    add column access_grant_id uuid,
    add foreign key (tenant_id, access_grant_id) references access_grants,
    add check (access_grant_id is null or tenant_id is not null);
create policy platform_opens on api_tokens for insert to bailiwick_platform with check (access_grant_id is not null);
grant insert (id, token_hash, user_id, name, tenant_id, access_grant_id, permissions, created_at, expires_at) on api_tokens to bailiwick_platform;

-- In a writing transaction of whoever is inside: the access grant and the platform role that the decision was made from, held still until
-- commit. A tenant sees neither platform admins nor their roles, so this asks as the owner, about the current tenant alone.
create function hold_access_grant(grant_id uuid, moment timestamptz, admin_version integer, admin_role uuid, admin_role_version integer) returns boolean
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform 1
    from public.access_grants g
    join public.platform_admins p on p.id = g.platform_admin_id
    join public.platform_roles r on r.id = p.role_id
    where g.tenant_id = public.current_tenant() and g.id = grant_id
        and g.started_at is not null and g.ended_at is null and g.ends_at > moment
        and p.state = 'active' and p.closed_at is null and p.version = admin_version and r.id = admin_role and r.version = admin_role_version
        and (select s.tenant_access from public.instance_settings s) <> 'membership_only'
    for share of g, p, r;
    return found;
end $$;
revoke all on function hold_access_grant from public;
grant execute on function hold_access_grant to bailiwick_tenant;

-- As before (V8), by a lock of its own (V7): whoever acts as a platform admin shares the row of their role, and two who both wanted it alone would
-- wait for each other.
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
        where p.closed_at is null and p.state = 'active' and r.rank >= 100 and public.can_sign_in(u)
    ) then
        raise exception using errcode = 'BW001', message = 'the last active Super Admin must remain';
    end if;
end $$;
