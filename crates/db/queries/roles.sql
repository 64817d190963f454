-- Roles of the current tenant and what each may do to tables.

--: RoleRow()

--! list : RoleRow
select r.id, r.key, r.name, r.description, r.rank, r.builtin, r.permissions, r.full_rights, r.version,
    (select count(*) from (
        select from memberships m where m.tenant_id = r.tenant_id and m.role_id = r.id and m.state = 'active' limit 10001
    ) few) as holders
from roles r
where r.tenant_id = :tenant_id
order by r.rank desc, r.name;

--! named : RoleRow
-- Its holders are counted where somebody wants to know: an edit takes as long however many they are.
select r.id, r.key, r.name, r.description, r.rank, r.builtin, r.permissions, r.full_rights, r.version,
    case when :counted then (select count(*) from (
        select from memberships m where m.tenant_id = r.tenant_id and m.role_id = r.id and m.state = 'active' limit 10001
    ) few) else 0 end as holders
from roles r
where r.tenant_id = :tenant_id and r.key = any(:keys::text[]);

--! by_key
select id, name, version from roles where tenant_id = :tenant_id and key = :key;

--! hold_shared
-- The role stays as it is until whoever is about to give it has: what was decided on is what is given.
select id from roles where tenant_id = :tenant_id and key = :key for share;

--! hold (own?)
-- Nobody else changes the roles, nor gives them to anybody, until the transaction that decides about them is over. But for the asker's own.
select id from roles where tenant_id = :tenant_id and key = any(:keys::text[]) and id is distinct from :own order by id for update;

--! insert
insert into roles (tenant_id, id, key, name, description, rank, builtin, permissions, default_rights, full_rights)
values (:tenant_id, :id, :key, :name, :description, :rank, false, :permissions, :default_rights, false);

--! copy_lines
insert into table_grants (tenant_id, role_id, table_name, rights)
select g.tenant_id, :to, g.table_name, g.rights from table_grants g where g.tenant_id = :tenant_id and g.role_id = :from;

--! update
update roles set name = :name, description = :description, rank = :rank, permissions = :permissions, version = version + 1
where tenant_id = :tenant_id and id = :id and version = :version;

--! set_permissions
update roles set permissions = :permissions, version = version + 1 where tenant_id = :tenant_id and id = :id and version = :version;

--! replace (replacement?)
update memberships set role_id = :replacement, version = version + 1 where tenant_id = :tenant_id and role_id = :id;

--! replace_in_invitations
update invitations set role_id = :replacement where tenant_id = :tenant_id and role_id = :id and accepted_at is null and revoked_at is null;

--! revoke_invitations
update invitations set revoked_at = :now where tenant_id = :tenant_id and role_id = :id and accepted_at is null and revoked_at is null;

--! is_in_use
select exists (select 1 from memberships where tenant_id = :tenant_id and role_id = :id)
    or exists (select 1 from invitations where tenant_id = :tenant_id and role_id = :id and accepted_at is null and revoked_at is null) as used;

--! delete
delete from roles where tenant_id = :tenant_id and id = :id and version = :version;

--! set_lines
insert into table_grants (tenant_id, role_id, table_name, rights)
select :tenant_id, :role_id, q.table_name, q.rights from unnest(:table_names::text[], :rights::smallint[]) as q (table_name, rights)
on conflict (tenant_id, role_id, table_name) do update set rights = excluded.rights;

--! count_lines
select count(*) from table_grants where tenant_id = :tenant_id and role_id = :role_id;

--! set_default
update roles set default_rights = :rights where tenant_id = :tenant_id and id = :id;

--! bump
update roles set version = version + 1 where tenant_id = :tenant_id and id = :id and version = :version;
