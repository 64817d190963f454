-- Roles of the current tenant and what each may do to tables.

--! list : RoleRow()
select r.id, r.key, r.name, r.description, r.rank, r.builtin, r.permissions, r.full_rights, r.version,
    (select count(*) from (
        select from memberships m where m.tenant_id = r.tenant_id and m.role_id = r.id and m.state = 'active' limit 10001
    ) few) as holders
from roles r
where r.tenant_id = :tenant_id
order by r.rank desc, r.name;

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

--! by_key
select id, name, version from roles where tenant_id = :tenant_id and key = :key;
