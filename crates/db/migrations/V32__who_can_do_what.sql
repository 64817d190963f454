-- Who holds a permission, by address: of each role and each group the next few, however many people hold it.

-- The address beside the place in a group, as beside the membership (V15): a page of a group is one stretch of an index.
alter table group_members add column email_key text;

create function group_members_email_key() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    new.email_key := (select m.email_key from public.memberships m where m.tenant_id = new.tenant_id and m.id = new.membership_id);
    return new;
end $$;
create trigger group_members_email_key before insert or update of email_key on group_members for each row
    execute function group_members_email_key();

create function memberships_email_key_in_groups() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    -- The trigger above knows what to.
    update public.group_members b set email_key = null where b.tenant_id = new.tenant_id and b.membership_id = new.id;
    return null;
end $$;
create trigger memberships_email_key_in_groups after update of email_key on memberships for each row
    when (old.email_key is distinct from new.email_key)
    execute function memberships_email_key_in_groups();
revoke all on function group_members_email_key, memberships_email_key_in_groups from public;

update group_members set email_key = null;
alter table group_members alter column email_key set not null;
create index group_members_email on group_members (tenant_id, group_id, email_key, membership_id);
drop index group_members_group;
-- Whoever manages one sees the groups by that.
create index group_members_managers on group_members (tenant_id, email_key) where manages;
-- Who is in a tenant right now.
create index access_grants_started on access_grants (tenant_id, ends_at) where started_at is not null and ended_at is null;

-- The platform admins who are inside the current tenant at a moment, with the platform role that each is inside by. A tenant sees neither platform admins
-- nor their roles, so this asks as the owner, about the current tenant alone.
create function admins_inside(moment timestamptz) returns table (
    id uuid, user_id uuid, admin_email text, admin_name text, mode text, ends_at timestamptz,
    platform_role_id uuid, platform_role_key text, platform_role_rank smallint, platform_role_permissions text[]
)
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
    select g.id, g.user_id, g.admin_email, g.admin_name, g.mode, g.ends_at, r.id, r.key, r.rank, r.permissions
    from public.access_grants g
    join public.platform_admins p on p.id = g.platform_admin_id and p.state = 'active' and p.closed_at is null
    join public.users u on u.id = p.user_id and u.state = 'active'
    join public.platform_roles r on r.id = p.role_id
    where g.tenant_id = public.current_tenant() and g.started_at is not null and g.ended_at is null and g.ends_at > moment
        and (select s.tenant_access from public.instance_settings s) <> 'membership_only'
    order by g.ends_at
    limit 100
$$;
revoke all on function admins_inside from public;
grant execute on function admins_inside to bailiwick_tenant;
