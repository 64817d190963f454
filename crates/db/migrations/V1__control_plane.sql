-- The control plane's first schema: people, platform, tenants, roles, members, grants, jobs, mail and audit.
-- Run by the owner. The runtime roles bailiwick_identity, bailiwick_tenant and bailiwick_platform exist already (crates/db/src/roles.rs);
-- none of them owns anything, and every table forces row-level security.

revoke all on schema public from public;
grant usage on schema public to bailiwick_identity, bailiwick_tenant, bailiwick_platform;

-- The tenant of the running transaction. Unset is an error, never "all": ''::uuid does not parse.
create function current_tenant() returns uuid
    language sql stable parallel safe
    set search_path = pg_catalog
    return current_setting('bailiwick.tenant_id')::uuid;

----------------------------------------------------------------------------------------------------------------------
-- People

create table users (
    id uuid primary key,
    email text not null check (length(email) between 3 and 254),
    name text not null check (length(name) between 1 and 120),
    password_hash text,
    state text not null default 'active' check (state in ('active', 'suspended', 'deleted')),
    version integer not null default 1,
    created_at timestamptz not null,
    password_changed_at timestamptz,
    last_sign_in_at timestamptz
);
create unique index users_email on users (lower(email));

create table sessions (
    id uuid primary key,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    user_id uuid not null references users on delete cascade,
    plane text not null check (plane in ('root', 'app')),
    methods text[] not null,
    proved_at timestamptz not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    address inet,
    user_agent text
);
create index sessions_user on sessions (user_id, created_at desc);

create table one_time_links (
    id uuid primary key,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    purpose text not null check (purpose in ('set_up', 'recover')),
    user_id uuid references users on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);

-- One row per way in and account or address: failures back off, they never shut for good.
create table sign_in_throttles (
    key text primary key,
    failures integer not null,
    blocked_until timestamptz not null,
    failed_at timestamptz not null
);
create index sign_in_throttles_failed on sign_in_throttles (failed_at);

----------------------------------------------------------------------------------------------------------------------
-- Platform

create table platform_roles (
    id uuid primary key,
    key text not null unique,
    name text not null,
    description text not null,
    rank smallint not null,
    permissions text[] not null,
    version integer not null default 1
);

create table platform_admins (
    id uuid primary key,
    user_id uuid not null references users,
    role_id uuid not null references platform_roles,
    title text not null default '',
    state text not null default 'active' check (state in ('active', 'inactive')),
    version integer not null default 1,
    created_at timestamptz not null,
    closed_at timestamptz
);
create unique index platform_admins_open on platform_admins (user_id) where closed_at is null;

create table database_servers (
    id uuid primary key,
    name text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    host text not null,
    port integer not null check (port between 1 and 65535),
    database text not null,
    username text not null,
    password_sealed bytea not null,
    tls_mode text not null check (tls_mode in ('disable', 'require', 'verify-full')),
    managed boolean not null default false,
    server_version text,
    checked_at timestamptz,
    check_error text,
    version integer not null default 1,
    created_at timestamptz not null,
    removed_at timestamptz
);
create unique index database_servers_name on database_servers (name) where removed_at is null;

create table tenants (
    id uuid primary key,
    slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    name text not null check (length(name) between 1 and 120),
    state text not null check (state in ('provisioning', 'active', 'deleting', 'purged')),
    isolation text not null check (isolation in ('schema', 'database', 'attached')),
    server_id uuid not null references database_servers,
    database_name text not null,
    schema_name text not null,
    version integer not null default 1,
    created_at timestamptz not null,
    purged_at timestamptz
);
create unique index tenants_slug on tenants (slug) where state <> 'purged';
create unique index tenants_place on tenants (server_id, database_name, schema_name) where state <> 'purged';

----------------------------------------------------------------------------------------------------------------------
-- Inside a tenant: tenant_id first in every key and index, so that the schema can be distributed by tenant

create table roles (
    tenant_id uuid not null references tenants,
    id uuid not null,
    key text not null check (key ~ '^[a-z][a-z0-9_]{0,29}$'),
    name text not null check (length(name) between 1 and 60),
    description text not null default '',
    rank smallint not null,
    builtin boolean not null,
    permissions text[] not null,
    -- Rights on tables without a line in table_grants: bits read 1, write 2, delete 4. Full: on every table, whatever the lines say.
    default_rights smallint not null check (default_rights between 0 and 7),
    full_rights boolean not null,
    version integer not null default 1,
    primary key (tenant_id, id),
    unique (tenant_id, key)
);

create table table_grants (
    tenant_id uuid not null,
    role_id uuid not null,
    table_name text not null check (octet_length(table_name) between 1 and 63),
    rights smallint not null check (rights between 0 and 7),
    primary key (tenant_id, role_id, table_name),
    foreign key (tenant_id, role_id) references roles on delete cascade
);

create table memberships (
    tenant_id uuid not null references tenants,
    id uuid not null,
    user_id uuid not null references users,
    role_id uuid,
    state text not null default 'active' check (state in ('active', 'archived')),
    version integer not null default 1,
    created_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, user_id),
    foreign key (tenant_id, role_id) references roles
);
create index memberships_user on memberships (user_id, tenant_id);
create index memberships_role on memberships (tenant_id, role_id);

create table invitations (
    tenant_id uuid not null references tenants,
    id uuid not null,
    email text not null check (length(email) between 3 and 254),
    name text not null default '' check (length(name) <= 120),
    role_id uuid not null,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    invited_by uuid references users,
    -- The platform invites the first owner; from then on members invite members.
    by_platform boolean not null default false,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    revoked_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, role_id) references roles
);
create unique index invitations_open on invitations (tenant_id, lower(email)) where accepted_at is null and revoked_at is null;

create table api_tokens (
    id uuid primary key,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    user_id uuid not null references users on delete cascade,
    name text not null check (length(name) between 1 and 60),
    -- The one tenant it is good for; null: the platform.
    tenant_id uuid references tenants,
    permissions text[] not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index api_tokens_user on api_tokens (user_id, created_at desc);

----------------------------------------------------------------------------------------------------------------------
-- Work and mail: enqueued in the transaction of the change that they follow from

create table jobs (
    id uuid primary key,
    tenant_id uuid references tenants,
    kind text not null,
    payload jsonb not null,
    state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
    progress jsonb not null default '[]',
    attempts integer not null default 0,
    run_at timestamptz not null,
    lease_until timestamptz,
    error text,
    created_at timestamptz not null,
    finished_at timestamptz
);
create index jobs_due on jobs (run_at) where state in ('queued', 'running');
create index jobs_tenant on jobs (tenant_id, created_at desc);

create table mails (
    id uuid primary key,
    tenant_id uuid references tenants,
    -- Whose link it carries.
    invitation_id uuid,
    recipient text not null,
    subject text not null,
    body_sealed bytea,
    state text not null default 'outbox' check (state in ('outbox', 'sent', 'failed')),
    error text,
    created_at timestamptz not null,
    sent_at timestamptz
);
create index mails_created on mails (created_at desc, id);
create index mails_invitation on mails (invitation_id);

----------------------------------------------------------------------------------------------------------------------
-- Audit: insert-only for every runtime role

-- Transaction ids order events by when they became visible, but start again in a restored cluster: the base carries on from where the old one was.
create table audit_state (
    singleton boolean primary key default true check (singleton),
    base bigint not null,
    -- Every log is sealed below this position.
    sealed_until bigint not null
);
insert into audit_state (base, sealed_until) values (0, 0);

create function audit_position() returns bigint
    language sql stable
    set search_path = pg_catalog
    return (select b.base from public.audit_state b) + pg_current_xact_id()::text::bigint;

-- Events below it are all visible to the statement that asks: no transaction that could add one there was running at its snapshot.
-- Other databases of the cluster do not count, for a tenant's open transaction must not stop the log of everybody. A transaction counts as
-- another database's only while it is seen to run there: it ran at the snapshot and its lock is still held, so its process is the one that
-- was listed between the two. What has ended meanwhile, or is prepared and has no process, counts as ours.
-- Stable, not volatile: a volatile function would look at a newer snapshot than the statement that asks.
create function audit_horizon() returns bigint
    language plpgsql stable
    set search_path = pg_catalog
as $$
declare
    snapshot pg_snapshot := pg_current_snapshot();
    horizon xid8 := pg_snapshot_xmax(snapshot);
    elsewhere integer[];
begin
    if pg_snapshot_xmin(snapshot) < horizon then
        -- Within a transaction the list would stay as it was when it was first read.
        perform pg_stat_clear_snapshot();
        elsewhere := array(
            select a.pid from pg_stat_activity a where a.datid <> (select d.oid from pg_database d where d.datname = current_database())
        );
        select x into horizon from (
            select x from pg_snapshot_xip(snapshot) x
            where not exists (
                select from pg_locks l
                where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted
                  and l.transactionid = x::xid and l.pid = any (elsewhere)
            )
            union all select pg_snapshot_xmax(snapshot)
        ) possible order by x limit 1;
    end if;
    return (select b.base from public.audit_state b) + horizon::text::bigint;
end $$;

create table audit_events (
    id uuid not null,
    occurred_at timestamptz not null,
    position bigint not null default audit_position(),
    -- Null: the platform's own log.
    tenant_id uuid,
    actor_kind text not null check (actor_kind in ('user', 'token', 'anonymous', 'cli', 'system')),
    actor_id uuid,
    actor_label text not null,
    operation text not null,
    target_kind text not null,
    target_id text not null,
    target_label text not null,
    outcome text not null check (outcome in ('done', 'refused', 'failed')),
    reason text,
    address inet,
    request_id uuid,
    before jsonb,
    after jsonb,
    -- The log it is in: the tenant's, or the platform's own as the nil UUID. As an index needs it, for "is not distinct from" uses none.
    chain uuid not null generated always as (coalesce(tenant_id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (id, occurred_at)
) partition by range (occurred_at);
create table audit_events_default partition of audit_events default;
create index audit_events_chain on audit_events (chain, position, id);
create index audit_events_all on audit_events (position, id);
create index audit_events_kind on audit_events (chain, target_kind, position, id);

-- One signed head over each stretch of each log; `leaves` is (event id, leaf hash) of every event in order, 48 bytes each.
create table audit_heads (
    -- The tenant, or the nil UUID for the platform's own log.
    chain uuid not null,
    number bigint not null,
    until_position bigint not null,
    leaves bytea not null,
    root bytea not null check (octet_length(root) = 32),
    previous bytea not null check (octet_length(previous) = 32),
    hash bytea not null check (octet_length(hash) = 32),
    key_id integer not null,
    signature bytea not null check (octet_length(signature) = 64),
    sealed_at timestamptz not null,
    primary key (chain, number)
);

----------------------------------------------------------------------------------------------------------------------
-- The last one (D8): the database itself holds it, whatever path leads there

create function guard_last_owner(tenant uuid) returns void
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    -- Serialises everyone who takes an owner away from this tenant; the count below then reads what the others committed.
    perform 1 from public.tenants t where t.id = tenant and t.state in ('provisioning', 'active') for no key update;
    if found and not exists (
        select 1
        from public.memberships m
        join public.roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
        join public.users u on u.id = m.user_id
        where m.tenant_id = tenant and m.state = 'active' and r.rank >= 100
          and u.state = 'active' and u.password_hash is not null
    ) then
        raise exception using errcode = 'BW001', message = 'the last active owner of a tenant must remain';
    end if;
end $$;

create function guard_last_super_admin() returns void
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform 1 from public.platform_roles r where r.rank >= 100 for no key update;
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

-- A tenant sees no platform admins; of its own members it may ask whether one is, to leave them alone (D6).
create function member_is_platform_admin(membership uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
    return exists (
        select 1 from public.platform_admins p join public.memberships m on m.user_id = p.user_id
        where m.id = membership and m.tenant_id = public.current_tenant() and p.closed_at is null
    );

create function memberships_guard() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (select 1 from public.roles r where r.tenant_id = old.tenant_id and r.id = old.role_id and r.rank >= 100) then
        perform public.guard_last_owner(old.tenant_id);
    end if;
    return null;
end $$;

create function platform_admins_guard() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (select 1 from public.platform_roles r where r.id = old.role_id and r.rank >= 100) then
        perform public.guard_last_super_admin();
    end if;
    return null;
end $$;

create function users_guard() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    owned uuid;
begin
    if exists (
        select 1 from public.platform_admins p join public.platform_roles r on r.id = p.role_id
        where p.user_id = old.id and p.closed_at is null and p.state = 'active' and r.rank >= 100
    ) then
        perform public.guard_last_super_admin();
    end if;
    -- In the order of ids, so that two people who own the same tenants do not deadlock.
    for owned in
        select m.tenant_id from public.memberships m
        join public.roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
        where m.user_id = old.id and m.state = 'active' and r.rank >= 100
        order by m.tenant_id
    loop
        perform public.guard_last_owner(owned);
    end loop;
    return null;
end $$;

create trigger memberships_guard_update after update on memberships for each row
    when (old.state = 'active' and (new.state <> 'active' or new.role_id is distinct from old.role_id))
    execute function memberships_guard();
create trigger memberships_guard_delete after delete on memberships for each row
    when (old.state = 'active')
    execute function memberships_guard();
create trigger platform_admins_guard_update after update on platform_admins for each row
    when (old.state = 'active' and old.closed_at is null
          and (new.state <> 'active' or new.closed_at is not null or new.role_id <> old.role_id))
    execute function platform_admins_guard();
create trigger platform_admins_guard_delete after delete on platform_admins for each row
    when (old.state = 'active' and old.closed_at is null)
    execute function platform_admins_guard();
create trigger users_guard_update after update on users for each row
    when (old.state = 'active' and (new.state <> 'active' or (old.password_hash is not null and new.password_hash is null)))
    execute function users_guard();

revoke all on function guard_last_owner, guard_last_super_admin, memberships_guard, platform_admins_guard, users_guard,
    member_is_platform_admin from public;

-- Waiting workers learn of new work at commit.
create function jobs_notify() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_notify('bailiwick_jobs', new.id::text);
    return null;
end $$;
create trigger jobs_notify after insert on jobs for each row execute function jobs_notify();

----------------------------------------------------------------------------------------------------------------------
-- Row-level security. The owner needs its policy for the guards above, which run as the owner; nothing at run time connects as it.

do $$
declare
    t text;
begin
    foreach t in array array[
        'users', 'sessions', 'one_time_links', 'sign_in_throttles', 'platform_roles', 'platform_admins', 'database_servers', 'tenants',
        'roles', 'table_grants', 'memberships', 'invitations', 'api_tokens', 'jobs', 'mails', 'audit_state', 'audit_events',
        'audit_events_default', 'audit_heads'
    ] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
    end loop;

    foreach t in array array['roles', 'table_grants', 'memberships', 'invitations'] loop
        execute format(
            'create policy tenant_own on %I to bailiwick_tenant using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', t);
    end loop;
end $$;

-- What each role may do is what its queries do, to the column: crates/db/tests/snapshots shows it all, and each widening in a review.
-- Columns that are left out of an insert are those whose default must stand, such as an event's position.

-- Everybody's operations are written down.
do $$
declare
    r text;
begin
    foreach r in array array['bailiwick_identity', 'bailiwick_tenant', 'bailiwick_platform'] loop
        execute format(
            'grant insert (id, occurred_at, tenant_id, actor_kind, actor_id, actor_label, operation, target_kind, target_id, target_label,
                outcome, reason, address, request_id, before, after) on audit_events to %I', r);
        execute format('create policy %I on audit_state for select to %I using (true)', r || '_read', r);
        execute format('grant select on audit_state to %I', r);
    end loop;
    -- Work and mail follow from a change in a tenant or on the platform.
    foreach r in array array['bailiwick_tenant', 'bailiwick_platform'] loop
        execute format('grant insert (id, tenant_id, kind, payload, run_at, created_at) on jobs to %I', r);
        execute format('grant insert (id, tenant_id, invitation_id, recipient, subject, body_sealed, created_at) on mails to %I', r);
        execute format(
            'grant insert (tenant_id, id, email, name, role_id, token_hash, invited_by, by_platform, created_at, expires_at) on invitations to %I', r);
    end loop;
end $$;

-- Tenant: its own rows, and of the people just those who are or were its members. A member comes by an invitation only, which identity accepts.
grant select on tenants to bailiwick_tenant;
create policy tenant_own on tenants for select to bailiwick_tenant using (id = (select current_tenant()));
grant select (id, name, host, port, tls_mode, username, database, password_sealed) on database_servers to bailiwick_tenant;
create policy tenant_own on database_servers for select to bailiwick_tenant
    using (id = (select t.server_id from tenants t where t.id = (select current_tenant())));
grant select on roles, table_grants, memberships, invitations to bailiwick_tenant;
grant update (default_rights, version) on roles to bailiwick_tenant;
grant insert (tenant_id, role_id, table_name, rights), update (rights), delete on table_grants to bailiwick_tenant;
grant update (role_id, state, version) on memberships to bailiwick_tenant;
grant update (token_hash, expires_at, revoked_at) on invitations to bailiwick_tenant;
grant select (id, email, name, state, last_sign_in_at) on users to bailiwick_tenant;
create policy tenant_members on users for select to bailiwick_tenant
    using (exists (select 1 from memberships m where m.tenant_id = (select current_tenant()) and m.user_id = users.id)
        or exists (select 1 from invitations i where i.tenant_id = (select current_tenant()) and i.invited_by = users.id));
create policy tenant_own on jobs for insert to bailiwick_tenant with check (tenant_id = (select current_tenant()));
create policy tenant_own on mails for insert to bailiwick_tenant with check (tenant_id = (select current_tenant()));
grant select on audit_events to bailiwick_tenant;
-- By the same column as the query's own condition, so that the planner takes the two for one and reads the log in its index's order.
create policy tenant_read on audit_events for select to bailiwick_tenant using (chain = (select current_tenant()));
create policy tenant_write on audit_events for insert to bailiwick_tenant with check (tenant_id = (select current_tenant()));
grant execute on function member_is_platform_admin to bailiwick_tenant;
grant select on audit_heads to bailiwick_tenant;
create policy tenant_own on audit_heads for select to bailiwick_tenant using (chain = (select current_tenant()));

-- Identity: who is asking, before a tenant is known; sign-in, set-up, accepting an invitation, one's own account.
grant select on users, sessions, one_time_links, sign_in_throttles, platform_roles, platform_admins, tenants, roles, table_grants, memberships,
    invitations, api_tokens to bailiwick_identity;
grant insert (id, email, name, password_hash, password_changed_at, created_at) on users to bailiwick_identity;
grant update (name, password_hash, password_changed_at, last_sign_in_at, version) on users to bailiwick_identity;
grant insert (id, token_hash, user_id, plane, methods, proved_at, created_at, seen_at, expires_at, address, user_agent)
    on sessions to bailiwick_identity;
grant update (seen_at, revoked_at) on sessions to bailiwick_identity;
grant insert (id, token_hash, purpose, user_id, created_at, expires_at), update (used_at) on one_time_links to bailiwick_identity;
grant insert, update (failures, blocked_until, failed_at), delete on sign_in_throttles to bailiwick_identity;
grant insert (id, user_id, role_id, title, created_at) on platform_admins to bailiwick_identity;
grant insert (tenant_id, id, user_id, role_id, created_at), update (role_id, state, version) on memberships to bailiwick_identity;
grant update (accepted_at) on invitations to bailiwick_identity;
grant insert (id, token_hash, user_id, name, tenant_id, permissions, created_at, expires_at), update (revoked_at) on api_tokens
    to bailiwick_identity;

-- Platform: the control plane of every tenant, and the work in the background. Nothing of a tenant's members but who they are.
grant select on users, platform_roles, platform_admins, database_servers, tenants, roles, table_grants, memberships, invitations, jobs, mails,
    audit_events, audit_heads to bailiwick_platform;
-- Nothing changes a platform admin yet, but who acts is held still until the commit, which takes the right to change something.
grant update (version) on platform_admins to bailiwick_platform;
grant insert (id, name, host, port, database, username, password_sealed, tls_mode, managed, server_version, checked_at, created_at),
    update (host, port, password_sealed, server_version, checked_at, check_error, version, removed_at) on database_servers to bailiwick_platform;
grant insert (id, slug, name, state, isolation, server_id, database_name, schema_name, created_at), update (state, version, purged_at) on tenants
    to bailiwick_platform;
grant insert (tenant_id, id, key, name, description, rank, builtin, permissions, default_rights, full_rights) on roles to bailiwick_platform;
grant update (revoked_at) on invitations to bailiwick_platform;
grant update (state, progress, attempts, run_at, lease_until, error, finished_at) on jobs to bailiwick_platform;
grant update (state, error, sent_at, body_sealed) on mails to bailiwick_platform;
grant insert on audit_heads to bailiwick_platform;
grant update (sealed_until) on audit_state to bailiwick_platform;
create policy platform_seals on audit_state for update to bailiwick_platform using (true) with check (true);
create policy identity_write on audit_events for insert to bailiwick_identity with check (true);

do $$
declare
    t text;
begin
    foreach t in array array[
        'users', 'sessions', 'one_time_links', 'sign_in_throttles', 'platform_roles', 'platform_admins', 'tenants', 'roles', 'table_grants',
        'memberships', 'invitations', 'api_tokens'
    ] loop
        execute format('create policy identity_all on %I to bailiwick_identity using (true) with check (true)', t);
    end loop;
    foreach t in array array[
        'users', 'platform_roles', 'platform_admins', 'database_servers', 'tenants', 'roles', 'table_grants', 'memberships', 'invitations', 'jobs', 'mails', 'audit_events', 'audit_heads'
    ] loop
        execute format('create policy platform_all on %I to bailiwick_platform using (true) with check (true)', t);
    end loop;
end $$;

----------------------------------------------------------------------------------------------------------------------
-- Built-in platform roles (D5)

insert into platform_roles (id, key, name, description, rank, permissions) values
    ('00000000-0000-7000-8000-000000000001', 'super_admin', 'Super Admin', 'Everything on the platform.', 100, '{*}'),
    ('00000000-0000-7000-8000-000000000002', 'operator', 'Operator', 'Tenants, servers, migrations and backups; nothing inside a tenant.', 60,
     '{tenants.view,tenants.create,tenants.edit,tenants.delete,servers.view,servers.create,servers.edit,servers.delete,jobs.view,jobs.edit,mails.view,overview.view}'),
    ('00000000-0000-7000-8000-000000000003', 'user_manager', 'User Manager', 'People and platform admins below their own rank.', 60,
     '{users.view,users.create,users.edit,users.delete,admins.view,tenants.view,mails.view,overview.view}'),
    ('00000000-0000-7000-8000-000000000004', 'support', 'Support', 'Reads the control plane, changes nothing.', 40,
     '{tenants.view,servers.view,users.view,admins.view,jobs.view,mails.view,overview.view}'),
    ('00000000-0000-7000-8000-000000000005', 'auditor', 'Auditor', 'Every audit log and register.', 40,
     '{audit.view,admins.view,tenants.view,overview.view}');
