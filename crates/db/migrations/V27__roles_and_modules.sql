-- Roles that a tenant makes for itself, and modules that the application declares, whose permissions such roles hold.

----------------------------------------------------------------------------------------------------------------------
-- Modules: the application's own. What Bailiwick itself does in a tenant are modules too, which are in no table and always there.

create table modules (
    key text primary key check (key ~ '^[a-z][a-z0-9_-]{0,39}$'),
    label text not null check (length(label) between 1 and 60),
    description text not null default '' check (length(description) <= 120),
    actions text[] not null check (cardinality(actions) > 0 and actions <@ '{view,create,edit,delete,manage}'),
    -- Whether new tenants have it without asking.
    by_default boolean not null,
    version integer not null default 1
);
alter table modules enable row level security;
alter table modules force row level security;
create policy owner_all on modules to current_user using (true) with check (true);
create policy platform_all on modules to bailiwick_platform using (true) with check (true);
create policy tenant_read on modules for select to bailiwick_tenant using (true);
grant select, insert (key, label, description, actions, by_default), update (label, description, actions, by_default, version), delete
    on modules to bailiwick_platform;
grant select on modules to bailiwick_tenant;

-- All of them are read with every page of permissions.
create function modules_are_few() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.modules', 0));
    -- What is declared anew is inserted first as well.
    if not exists (select from public.modules m where m.key = new.key) and (select count(*) from public.modules) >= 200 then
        raise exception using errcode = 'BW002', constraint = 'modules_of_the_instance',
            message = 'There are 200 modules, which is the most. Delete one that is not needed.';
    end if;
    return new;
end $$;
create trigger modules_are_few before insert on modules for each row execute function modules_are_few();
revoke all on function modules_are_few from public;

-- A tenant has what was declared and, when it chooses itself, what its plan has. Whoever takes the module away meanwhile waits, or was first.
create function tenants_have_modules() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    added text;
begin
    for added in select m from unnest(new.modules) as m where not m = any(old.modules) loop
        perform from public.modules d where d.key = added for key share;
        if not found then
            raise exception using errcode = 'BW003', message = 'a tenant has modules that were declared';
        end if;
        if session_user = 'bailiwick_tenant' and exists (
            select from public.plans p where p.key = new.plan and not (p.modules @> '{*}' or added = any(p.modules))
        ) then
            raise exception using errcode = 'BW003', message = 'a tenant chooses among what its plan has';
        end if;
    end loop;
    return new;
end $$;
create trigger tenants_have_modules before update of modules on tenants for each row execute function tenants_have_modules();
revoke all on function tenants_have_modules from public;

-- A tenant chooses among what its plan has.
grant update (modules) on tenants to bailiwick_tenant;
-- Which tenants have a module.
create index tenants_modules on tenants using gin (modules) where modules <> '{}';

create function tenants_begin_with_modules() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    new.modules := array(select m.key from public.modules m where m.by_default order by m.key);
    return new;
end $$;
create trigger tenants_begin_with_modules before insert on tenants for each row execute function tenants_begin_with_modules();
revoke all on function tenants_begin_with_modules from public;

update platform_roles set version = version + 1, permissions = permissions || '{modules.view,modules.edit,modules.delete}' where key = 'operator';
update platform_roles set version = version + 1, permissions = permissions || '{modules.view}' where key in ('support', 'user_manager', 'auditor');

----------------------------------------------------------------------------------------------------------------------
-- Roles of a tenant's own (D5)

alter table roles add constraint roles_description check (length(description) <= 120);
-- What only the built-in ones have: the top, everything, and full access to tables.
alter table roles add constraint roles_own
    check (builtin or (rank between 1 and 99 and not full_rights and not permissions @> '{*}'));

grant insert (tenant_id, id, key, name, description, rank, builtin, permissions, default_rights, full_rights),
    update (name, description, rank, permissions), delete on roles to bailiwick_tenant;

-- What is built in stays: its key, name and rank, and all of what is nobody's to change: the top, and who is not signed in (G19).
create function roles_stay() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if session_user <> 'bailiwick_tenant' then
        return coalesce(new, old);
    end if;
    if tg_op = 'INSERT' then
        if new.builtin then
            raise exception using errcode = 'BW003', message = 'built-in roles are made with their tenant';
        end if;
        return new;
    end if;
    if old.builtin and (
        tg_op = 'DELETE'
        or (new.key, new.name, new.description, new.rank, new.builtin, new.full_rights)
            is distinct from (old.key, old.name, old.description, old.rank, old.builtin, old.full_rights)
        or ((old.rank >= 100 or old.key = 'anon') and new.permissions is distinct from old.permissions)
    ) then
        raise exception using errcode = 'BW003', message = 'a built-in role stays as it is';
    end if;
    return coalesce(new, old);
end $$;
create trigger roles_stay before insert or update or delete on roles for each row execute function roles_stay();

-- All of them are read with every page of roles, and each is a role in the tenant's PostgreSQL.
create function roles_are_few() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    -- Those who make one at once are counted one after the other.
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.roles ' || new.tenant_id::text, 0));
    if (select count(*) from public.roles r where r.tenant_id = new.tenant_id and not r.builtin) >= 100 then
        raise exception using errcode = 'BW002', constraint = 'roles_of_one_tenant',
            message = 'A tenant has at most 100 roles of its own. Delete one that is not needed, or use groups for what differs.';
    end if;
    return new;
end $$;
create trigger roles_are_few before insert on roles for each row when (not new.builtin) execute function roles_are_few();
revoke all on function roles_stay, roles_are_few from public;

-- A role goes, and the invitations that are over stay; an open one always names a role.
alter table invitations alter column role_id drop not null;
alter table invitations drop constraint invitations_tenant_id_role_id_fkey;
alter table invitations add constraint invitations_role
    foreign key (tenant_id, role_id) references roles on delete set null (role_id);
alter table invitations add constraint invitations_open_for_a_role check (role_id is not null or accepted_at is not null or revoked_at is not null);
create index invitations_role on invitations (tenant_id, role_id);
grant update (role_id) on invitations to bailiwick_tenant;

-- Two that it had are no permissions of anything.
update roles set version = version + 1,
    permissions = array_remove(array_remove(permissions, 'roles.view'), 'tables.create') || '{roles.create,roles.edit,roles.delete}'
where builtin and key = 'admin';

----------------------------------------------------------------------------------------------------------------------
-- Members are counted once for a statement, however many it changes: a role that goes may have had a hundred thousand holders.

drop trigger memberships_count_new on memberships;
drop trigger memberships_count_change on memberships;
drop trigger memberships_count_end on memberships;
drop function memberships_count();

create function memberships_count() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    tenants uuid[];
    counts bigint[];
    had integer;
    has integer;
begin
    if tg_op = 'INSERT' then
        select array_agg(c.tenant_id order by c.tenant_id), array_agg(c.n order by c.tenant_id) into tenants, counts
        from (select tenant_id, count(*) as n from is_now where state = 'active' group by tenant_id) c;
    elsif tg_op = 'DELETE' then
        select array_agg(c.tenant_id order by c.tenant_id), array_agg(c.n order by c.tenant_id) into tenants, counts
        from (select tenant_id, -count(*) as n from was where state = 'active' group by tenant_id) c;
    else
        select array_agg(c.tenant_id order by c.tenant_id), array_agg(c.n order by c.tenant_id) into tenants, counts
        from (
            select n.tenant_id, sum((n.state = 'active')::integer - (o.state = 'active')::integer) as n
            from is_now n join was o on o.tenant_id = n.tenant_id and o.id = n.id
            where n.state <> o.state or n.role_id is distinct from o.role_id
            group by n.tenant_id
        ) c;
    end if;
    for at in 1 .. coalesce(cardinality(tenants), 0) loop
        select u.admins into had from public.tenant_usage u where u.id = tenants[at] for no key update;
        has := public.counted_admins(tenants[at]);
        perform public.guard_plan(tenants[at], had, has);
        update public.tenant_usage u set members = u.members + counts[at], admins = has where u.id = tenants[at];
    end loop;
    return null;
end $$;
create trigger memberships_count_new after insert on memberships referencing new table as is_now
    for each statement execute function memberships_count();
create trigger memberships_count_change after update on memberships referencing old table as was new table as is_now
    for each statement execute function memberships_count();
create trigger memberships_count_end after delete on memberships referencing old table as was
    for each statement execute function memberships_count();
revoke all on function memberships_count from public;
