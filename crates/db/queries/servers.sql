-- Registered PostgreSQL servers.

--: ServerRow(server_version?, checked_at?, check_error?)

--! list : ServerRow
select s.id, s.name, s.host, s.port, s.database, s.username, s.tls_mode, s.managed, s.server_version, s.checked_at, s.check_error, s.version,
    s.created_at, (select count(*) from tenants t where t.server_id = s.id and t.state <> 'purged') as tenants
from database_servers s
where s.removed_at is null and s.name > :after
    and (:state = '' or :state = case when s.check_error is not null then 'offline' when s.checked_at is not null then 'online' else 'unchecked' end)
order by s.name
limit :limit;

--! get : ServerRow
select s.id, s.name, s.host, s.port, s.database, s.username, s.tls_mode, s.managed, s.server_version, s.checked_at, s.check_error, s.version,
    s.created_at, (select count(*) from tenants t where t.server_id = s.id and t.state <> 'purged') as tenants
from database_servers s
where s.id = :id and s.removed_at is null;

--! credentials : ServerCredentials()
select id, name, host, port, database, username, password_sealed, tls_mode, managed from database_servers where id = :id and removed_at is null;

--! registered
select id from database_servers where removed_at is null order by id;

--! managed_id
select id, host, port from database_servers where managed and removed_at is null;

--! hold_for_tenant
-- The server stays until the tenant that is made there is, and a removal waits for that; the other way round it is not there any more.
select id from database_servers where id = :id and removed_at is null for share;

--! hold
-- Apart from counting its tenants: a statement that waited for a lock does not see what was committed meanwhile.
select version from database_servers where id = :id and removed_at is null for no key update;

--! insert
insert into database_servers (id, name, host, port, database, username, password_sealed, tls_mode, managed, created_at)
values (:id, :name, :host, :port, :database, :username, :password_sealed, :tls_mode, :managed, :now);

--! edit
-- Where nobody lives yet any PostgreSQL may answer; where tenants do, it stays the one that they were put on.
update database_servers s
set name = :name, host = :host, port = :port, database = :database, username = :username, password_sealed = :password_sealed,
    tls_mode = :tls_mode, version = version + 1,
    system_identifier = case when exists (select 1 from tenants t where t.server_id = s.id and t.state <> 'purged') then system_identifier end
where s.id = :id;

--! relocate
update database_servers set host = :host, port = :port, password_sealed = :password_sealed where id = :id;

--! record_check (server_version?, system_identifier?, check_error?)
-- What answered at one address says nothing of the server once it is led to another.
update database_servers
set server_version = coalesce(:server_version, server_version), system_identifier = coalesce(system_identifier, :system_identifier),
    check_error = :check_error, checked_at = :now
where id = :id and host = :host and port = :port;

--! identity : Identity(known?, twin?)
-- Which PostgreSQL the server is known to be, and the name of another server that is the one that was found.
select
    (select s.system_identifier from database_servers s where s.id = :id) as known,
    (select s.name from database_servers s where s.system_identifier = :found and s.removed_at is null and s.id <> :id order by s.name limit 1) as twin;

--! remove
update database_servers set removed_at = :now, version = version + 1 where id = :id;
