-- The whole life of a tenant: suspended, archived, to be deleted, each closed and opened again as it was; slugs that go on leading there;
-- plans, and what counts against them.

----------------------------------------------------------------------------------------------------------------------
-- Plans (D18)

create table plans (
    key text primary key check (key ~ '^[a-z][a-z0-9_]{0,29}$'),
    name text not null check (length(name) between 1 and 60),
    -- Active members of the rank of admin and above; null: no limit.
    max_admins integer check (max_admins between 1 and 1000000),
    -- What a tenant of this plan may enable, by key; * is everything.
    modules text[] not null,
    builtin boolean not null default false,
    version integer not null default 1
);
insert into plans (key, name, max_admins, modules, builtin) values
    ('starter', 'Starter', 2, '{*}', true),
    ('professional', 'Professional', 5, '{*}', true),
    ('business', 'Business', 15, '{*}', true),
    ('enterprise', 'Enterprise', 50, '{*}', true);

alter table tenants
    add column suspended_at timestamptz,
    add column archived_at timestamptz,
    -- When the time of grace is over, of a tenant that is to be deleted.
    add column delete_after timestamptz,
    -- Why its door is closed, for the platform.
    add column state_reason text check (length(state_reason) <= 500),
    -- Null: no plan, and no limit.
    add column plan text references plans,
    add column modules text[] not null default '{}';
-- Each state is restored to the one before it, which these tell.
alter table tenants add constraint tenants_state_known check (
    (state <> 'suspended' or (suspended_at is not null and archived_at is null and delete_after is null))
    and (state <> 'archived' or (archived_at is not null and delete_after is null))
    and (state <> 'pending_deletion' or delete_after is not null)
    and (state <> 'active' or (suspended_at is null and archived_at is null and delete_after is null))
);
create index tenants_name on tenants (lower(name), id) where state <> 'purged';
create index tenants_due on tenants (delete_after) where state = 'pending_deletion';
create index tenants_plan on tenants (plan) where plan is not null;

----------------------------------------------------------------------------------------------------------------------
-- Slugs: the present ones and those before, which lead to the present one and are nobody else's meanwhile

create table tenant_slugs (
    slug text primary key,
    leads_to uuid not null references tenants
);
create index tenant_slugs_of on tenant_slugs (leads_to);
insert into tenant_slugs (slug, leads_to) select slug, id from tenants where state <> 'purged';

create function tenants_keep_slug() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    if new.state = 'purged' then
        delete from public.tenant_slugs s where s.leads_to = new.id;
        return null;
    end if;
    insert into public.tenant_slugs as taken (slug, leads_to) values (new.slug, new.id)
    on conflict (slug) do update set slug = excluded.slug where taken.leads_to = excluded.leads_to;
    if not found then
        raise unique_violation using constraint = 'tenants_slug', message = 'the slug leads to another tenant';
    end if;
    return null;
end $$;
create trigger tenants_keep_slug_new after insert on tenants for each row execute function tenants_keep_slug();
create trigger tenants_keep_slug_change after update on tenants for each row
    when (new.slug <> old.slug or (new.state = 'purged' and old.state <> 'purged'))
    execute function tenants_keep_slug();

----------------------------------------------------------------------------------------------------------------------
-- What a tenant uses, counted as it changes: lists sort by it, and a plan limits it. Apart from the tenants, whose rows are locked for long.

create table tenant_usage (
    id uuid primary key references tenants,
    -- Active ones.
    members integer not null default 0,
    -- Of them those of the rank of admin and above.
    admins integer not null default 0,
    last_activity_at timestamptz
);
create index tenant_usage_members on tenant_usage (members, id);
create index tenant_usage_activity on tenant_usage (coalesce(last_activity_at, 'epoch'::timestamptz), id);

create function counted_admins(tenant uuid) returns integer
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
    return (
        select count(*)::integer from public.memberships m join public.roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
        where m.tenant_id = counted_admins.tenant and m.state = 'active' and r.rank >= 60
    );

insert into tenant_usage (id, members, admins)
select t.id, (select count(*) from memberships m where m.tenant_id = t.id and m.state = 'active'), counted_admins(t.id) from tenants t;

create function tenants_use_nothing() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    insert into public.tenant_usage (id) values (new.id);
    return null;
end $$;
create trigger tenants_use_nothing after insert on tenants for each row execute function tenants_use_nothing();

-- Refuses one more admin than the plan allows.
create function guard_plan(tenant uuid, had integer, has integer) returns void
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    allowed integer;
    plan_name text;
begin
    select p.max_admins, p.name into allowed, plan_name
    from public.tenants t join public.plans p on p.key = t.plan where t.id = guard_plan.tenant;
    -- A plan that became too small takes nothing from anybody: nobody is added until it fits.
    if has > had and has > allowed then
        raise exception using errcode = 'BW002', message = format(
            'The plan %s allows %s active members with the rank of admin or above, and there are %s. '
            'Archive one of them or give one a lower role, or move the tenant to a larger plan.',
            plan_name, allowed, had);
    end if;
end $$;

-- Whoever becomes an admin waits here for whoever does so at the same time, and is counted with them.
create function memberships_count() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    was integer := 0;
    is_now integer := 0;
    tenant uuid;
    had integer;
    has integer;
begin
    if tg_op <> 'INSERT' then
        tenant := old.tenant_id;
        was := (old.state = 'active')::integer;
    end if;
    if tg_op <> 'DELETE' then
        tenant := new.tenant_id;
        is_now := (new.state = 'active')::integer;
    end if;
    select u.admins into had from public.tenant_usage u where u.id = tenant for no key update;
    has := public.counted_admins(tenant);
    perform public.guard_plan(tenant, had, has);
    update public.tenant_usage u set members = u.members + is_now - was, admins = has where u.id = tenant;
    return null;
end $$;
create trigger memberships_count_new after insert on memberships for each row execute function memberships_count();
create trigger memberships_count_change after update on memberships for each row
    when (old.state <> new.state or old.role_id is distinct from new.role_id)
    execute function memberships_count();
create trigger memberships_count_end after delete on memberships for each row execute function memberships_count();

-- A role that rises to the rank of admin, or sinks below it, takes its holders along.
create function roles_count() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    had integer;
    has integer;
begin
    select u.admins into had from public.tenant_usage u where u.id = new.tenant_id for no key update;
    has := public.counted_admins(new.tenant_id);
    perform public.guard_plan(new.tenant_id, had, has);
    update public.tenant_usage u set admins = has where u.id = new.tenant_id;
    return null;
end $$;
create trigger roles_count after update on roles for each row
    when ((old.rank >= 60) <> (new.rank >= 60))
    execute function roles_count();

revoke all on function counted_admins, guard_plan, tenants_keep_slug, tenants_use_nothing, memberships_count, roles_count from public;

----------------------------------------------------------------------------------------------------------------------
-- Row-level security and rights

do $$
declare
    t text;
begin
    foreach t in array array['plans', 'tenant_slugs', 'tenant_usage'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
        execute format('create policy platform_all on %I to bailiwick_platform using (true) with check (true)', t);
        execute format('grant select on %I to bailiwick_platform', t);
    end loop;
end $$;

grant insert (key, name, max_admins, modules), update (name, max_admins, modules, version), delete on plans to bailiwick_platform;
grant update (slug, name, suspended_at, archived_at, delete_after, state_reason, plan, modules) on tenants to bailiwick_platform;
grant select on tenant_slugs to bailiwick_identity;
create policy identity_read on tenant_slugs for select to bailiwick_identity using (true);
-- That somebody was there, once a minute at most.
grant select (id, last_activity_at), update (last_activity_at) on tenant_usage to bailiwick_identity;
create policy identity_read on tenant_usage for select to bailiwick_identity using (true);
create policy identity_write on tenant_usage for update to bailiwick_identity using (true) with check (true);
-- A tenant knows its plan and what it uses of it.
grant select (plan, modules, suspended_at, archived_at, delete_after) on tenants to bailiwick_tenant;
grant select on plans to bailiwick_tenant;
create policy tenant_own on plans for select to bailiwick_tenant
    using (key = (select t.plan from tenants t where t.id = (select current_tenant())));
grant select (id, members, admins) on tenant_usage to bailiwick_tenant;
create policy tenant_own on tenant_usage for select to bailiwick_tenant using (id = (select current_tenant()));

update platform_roles set version = version + 1, permissions = permissions || '{plans.view}'
where key in ('operator', 'support', 'user_manager', 'auditor');
