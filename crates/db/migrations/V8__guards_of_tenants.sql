-- Closes what stood between two statements: one open link for a tenant's first owner, the last owner of a tenant whose door is closed, and one
-- meaning of being able to sign in.

-- The newest link is the only one. Were there two, one could be kept until the tenant has an owner, and let somebody in then (D1).
update invitations i set revoked_at = now()
where i.by_platform and i.accepted_at is null and i.revoked_at is null and exists (
    select 1 from invitations newer
    where newer.tenant_id = i.tenant_id and newer.by_platform and newer.accepted_at is null and newer.revoked_at is null
      and (newer.created_at, newer.id) > (i.created_at, i.id)
);
create unique index invitations_first_owner on invitations (tenant_id) where by_platform and accepted_at is null and revoked_at is null;

alter table tenants drop constraint tenants_state_check;
alter table tenants add constraint tenants_state_check
    check (state in ('provisioning', 'active', 'suspended', 'archived', 'pending_deletion', 'deleting', 'purged'));

-- Who counts as the last one (D8). Whatever a person can sign in with is added here and nowhere else.
create function can_sign_in(person users) returns boolean
    language sql immutable parallel safe
    set search_path = pg_catalog
    return person.state = 'active' and person.password_hash is not null;

create or replace function guard_last_owner(tenant uuid) returns void
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    -- Serialises everyone who takes an owner away from this tenant; the count below then reads what the others committed.
    -- A tenant whose door is closed opens again with the people it had, so it keeps its owner as well.
    perform 1 from public.tenants t where t.id = tenant and t.state not in ('deleting', 'purged') for no key update;
    if found and not exists (
        select 1
        from public.memberships m
        join public.roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
        join public.users u on u.id = m.user_id
        where m.tenant_id = tenant and m.state = 'active' and r.rank >= 100 and public.can_sign_in(u)
    ) then
        raise exception using errcode = 'BW001', message = 'the last active owner of a tenant must remain';
    end if;
end $$;

create or replace function guard_last_super_admin() returns void
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
        where p.closed_at is null and p.state = 'active' and r.rank >= 100 and public.can_sign_in(u)
    ) then
        raise exception using errcode = 'BW001', message = 'the last active Super Admin must remain';
    end if;
end $$;

drop trigger users_guard_update on users;
create trigger users_guard_update after update on users for each row
    when (can_sign_in(old) and not can_sign_in(new))
    execute function users_guard();
