-- Groups: what several members may do beside what their roles allow (D5). A group has no rank and no rights on tables, so being in one changes neither.

create table groups (
    tenant_id uuid not null references tenants,
    id uuid not null,
    name text not null check (length(name) between 1 and 60),
    description text not null default '' check (length(description) <= 120),
    -- Everything is an owner's alone.
    permissions text[] not null check (cardinality(permissions) <= 200 and '*' <> all (permissions)),
    version integer not null default 1,
    created_at timestamptz not null,
    primary key (tenant_id, id)
);
create unique index groups_name on groups (tenant_id, lower(name));

-- Who is in a group. An edit of the group touches none of these rows; whoever is put in or taken out has another version from then on.
create table group_members (
    tenant_id uuid not null,
    membership_id uuid not null,
    group_id uuid not null,
    -- Says who is in it.
    manages boolean not null default false,
    primary key (tenant_id, membership_id, group_id),
    foreign key (tenant_id, membership_id) references memberships on delete cascade,
    foreign key (tenant_id, group_id) references groups on delete cascade
);
create index group_members_group on group_members (tenant_id, group_id, membership_id);

do $$
declare
    t text;
begin
    foreach t in array array['groups', 'group_members'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
        execute format(
            'create policy tenant_own on %I to bailiwick_tenant using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', t);
        -- Whoever asks is known before a tenant is.
        execute format('create policy identity_read on %I for select to bailiwick_identity using (true)', t);
        execute format('grant select on %I to bailiwick_tenant, bailiwick_identity', t);
    end loop;
end $$;

grant insert (tenant_id, id, name, description, permissions, created_at), update (name, description, permissions, version), delete on groups
    to bailiwick_tenant;
grant insert (tenant_id, membership_id, group_id), update (manages), delete on group_members to bailiwick_tenant;
-- Whoever was archived and comes back by an invitation gets what that gives, and nothing that they had.
grant delete on group_members to bailiwick_identity;
create policy identity_leave on group_members for delete to bailiwick_identity
    using (exists (select 1 from memberships m where m.tenant_id = group_members.tenant_id and m.id = membership_id and m.state = 'archived'));

----------------------------------------------------------------------------------------------------------------------
-- Few enough to be shown on one page, and to be looked through on each request.

create function groups_are_few() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- Those who make one at once are counted one after the other.
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.groups ' || new.tenant_id::text, 0));
    if (select count(*) from public.groups g where g.tenant_id = new.tenant_id) >= 200 then
        raise exception using errcode = 'BW002', constraint = 'groups_are_few',
            message = 'A tenant has at most 200 groups. Delete one that nobody needs any more.';
    end if;
    return new;
end
$$;

create function groups_of_member_are_few() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform 1 from public.memberships m where m.tenant_id = new.tenant_id and m.id = new.membership_id for no key update;
    if (select count(*) from public.group_members b where b.tenant_id = new.tenant_id and b.membership_id = new.membership_id) >= 50 then
        raise exception using errcode = 'BW002', constraint = 'groups_of_member_are_few',
            message = 'Somebody is in at most 50 groups. Take them out of one first.';
    end if;
    return new;
end
$$;
revoke all on function groups_are_few, groups_of_member_are_few from public;

create trigger groups_are_few before insert on groups for each row execute function groups_are_few();
create trigger groups_of_member_are_few before insert on group_members for each row execute function groups_of_member_are_few();

----------------------------------------------------------------------------------------------------------------------
-- Owners hold everything; admins manage groups from now on.

update roles set permissions = permissions || '{groups.view,groups.create,groups.edit,groups.delete}', version = version + 1
where builtin and key = 'admin';

-- What a module no longer lets anybody do goes from roles, groups and tokens: it must not come back with another module under the same name.
create function modules_take_permissions() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    gone text[] := array(select old.key || '.' || a from unnest(old.actions) as a where tg_op = 'DELETE' or not a = any(new.actions));
begin
    if cardinality(gone) > 0 then
        update public.roles r set version = r.version + 1, permissions = array(select p from unnest(r.permissions) as p where not p = any(gone))
        where r.permissions && gone;
        update public.groups g set version = g.version + 1, permissions = array(select p from unnest(g.permissions) as p where not p = any(gone))
        where g.permissions && gone;
        update public.api_tokens t set permissions = array(select p from unnest(t.permissions) as p where not p = any(gone))
        where t.permissions && gone;
    end if;
    return null;
end $$;
create trigger modules_take_permissions after delete or update of actions on modules for each row execute function modules_take_permissions();
revoke all on function modules_take_permissions from public;
