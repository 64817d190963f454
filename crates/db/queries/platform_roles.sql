-- Roles of platform admins.

--: PlatformRoleRow()

--! list : PlatformRoleRow
select r.id, r.key, r.name, r.description, r.rank, r.permissions, r.builtin, r.version,
    (select count(*) from platform_admins p where p.role_id = r.id and p.closed_at is null) as holders,
    active_holders(r.id) as active_holders
from platform_roles r
where r.deleted_at is null
order by r.rank desc, r.name;

--! by_key
select id from platform_roles where key = :key and deleted_at is null;

--! get : PlatformRoleRow
select r.id, r.key, r.name, r.description, r.rank, r.permissions, r.builtin, r.version, 0::bigint as holders, 0::bigint as active_holders
from platform_roles r
where r.key = :key and r.deleted_at is null;

--! hold (own?)
-- Nobody else changes the role until the transaction that decides about it is over. But for the asker's own, and what nobody changes.
select id from platform_roles where key = :key and not builtin and deleted_at is null and id is distinct from :own for no key update;

--! insert
insert into platform_roles (id, key, name, description, rank, permissions)
values (:id, :key, :name, :description, :rank, :permissions);

--! update
update platform_roles set name = :name, description = :description, rank = :rank, permissions = :permissions, version = version + 1
where id = :id and version = :version and deleted_at is null;

--! replace
update platform_admins set role_id = :replacement, version = version + 1 where role_id = :id and closed_at is null;

--! is_held
select exists (select 1 from platform_admins where role_id = :id and closed_at is null) as held;

--! delete
update platform_roles set deleted_at = :now, version = version + 1 where id = :id and version = :version and deleted_at is null;
