-- Registered PostgreSQL servers.

--: ServerRow(server_version?, checked_at?, check_error?)

--! list : ServerRow
select s.id, s.name, s.host, s.port, s.database, s.username, s.tls_mode, s.managed, s.server_version, s.checked_at, s.check_error, s.version,
    s.created_at, (select count(*) from tenants t where t.server_id = s.id and t.state <> 'purged') as tenants
from database_servers s
where s.removed_at is null and s.name > :after
order by s.name
limit :limit;

--! get : ServerRow
select s.id, s.name, s.host, s.port, s.database, s.username, s.tls_mode, s.managed, s.server_version, s.checked_at, s.check_error, s.version,
    s.created_at, (select count(*) from tenants t where t.server_id = s.id and t.state <> 'purged') as tenants
from database_servers s
where s.id = :id and s.removed_at is null;

--! credentials : ServerCredentials()
select id, name, host, port, database, username, password_sealed, tls_mode from database_servers where id = :id and removed_at is null;

--! managed_id
select id, host, port from database_servers where managed and removed_at is null;

--! hold_for_tenant
-- The server stays until the tenant that is made there is, and a removal waits for that; the other way round it is not there any more.
select id from database_servers where id = :id and removed_at is null for share;

--! hold
-- Apart from counting its tenants: a statement that waited for a lock does not see what was committed meanwhile.
select version from database_servers where id = :id and removed_at is null for no key update;

--! insert (server_version?, checked_at?)
insert into database_servers (id, name, host, port, database, username, password_sealed, tls_mode, managed, server_version, checked_at, created_at)
values (:id, :name, :host, :port, :database, :username, :password_sealed, :tls_mode, :managed, :server_version, :checked_at, :now);

--! relocate
update database_servers set host = :host, port = :port, password_sealed = :password_sealed where id = :id;

--! record_check (server_version?, check_error?)
update database_servers
set server_version = coalesce(:server_version, server_version), check_error = :check_error, checked_at = :now
where id = :id;

--! remove
update database_servers set removed_at = :now, version = version + 1 where id = :id;
