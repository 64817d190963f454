-- What a role file says of the current tenant: its roles with their rights on tables, and its groups. Read in orders that no language changes.

--! roles
select id, key, name, description, rank, builtin, permissions, default_rights, full_rights, version
from roles
where tenant_id = :tenant_id
order by rank desc, key collate "C";

--! lines
select role_id, table_name, rights
from table_grants
where tenant_id = :tenant_id and role_id = any(:roles::uuid[])
order by role_id, table_name
limit :limit;

--! groups
select id, name, description, permissions, version
from groups
where tenant_id = :tenant_id
order by lower(name) collate "C";
