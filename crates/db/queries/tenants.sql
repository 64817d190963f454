-- Tenants, as the platform sees them, and a person's own list.

--: TenantRow()

--! list : TenantRow
select t.id, t.slug, t.name, t.state, t.isolation, t.server_id, s.name as server_name, t.database_name, t.schema_name, t.version, t.created_at,
    (select count(*) from (select from memberships m where m.tenant_id = t.id and m.state = 'active' limit 10001) few) as members,
    exists (
        select 1 from jobs j
        where j.tenant_id = t.id and j.state = 'failed'
            and (t.state, j.kind) in (('provisioning', 'provision'), ('deleting', 'deprovision'))
    ) as gave_up
from tenants t join database_servers s on s.id = t.server_id
where t.state <> 'purged' and t.slug > :after
    and (:search = '' or t.search like :pattern)
    and (:any_server or t.server_id = :server)
order by t.slug
limit :limit;

--! get : TenantRow
select t.id, t.slug, t.name, t.state, t.isolation, t.server_id, s.name as server_name, t.database_name, t.schema_name, t.version, t.created_at,
    (select count(*) from (select from memberships m where m.tenant_id = t.id and m.state = 'active' limit 10001) few) as members,
    exists (
        select 1 from jobs j
        where j.tenant_id = t.id and j.state = 'failed'
            and (t.state, j.kind) in (('provisioning', 'provision'), ('deleting', 'deprovision'))
    ) as gave_up
from tenants t join database_servers s on s.id = t.server_id
where t.state <> 'purged' and (t.id = :id or t.slug = :slug);

--! hold
-- Until the transaction ends nobody else changes the tenant. Apart from reading it: a statement that waited for a lock has joined to what was there before.
select version from tenants where id = :id for no key update;

--! insert
insert into tenants (id, slug, name, state, isolation, server_id, database_name, schema_name, created_at)
values (:id, :slug, :name, 'provisioning', :isolation, :server_id, :database_name, :schema_name, :now);

--! set_state
update tenants set state = :state, version = version + 1, purged_at = case when :state = 'purged' then :now else purged_at end
where id = :id and state = :from;

--! close
-- For everybody at once; its place is still there.
update tenants set state = 'deleting', version = version + 1 where id = :id and version = :version and state <> 'deleting';

--! insert_role
insert into roles (tenant_id, id, key, name, description, rank, builtin, permissions, default_rights, full_rights)
values (:tenant_id, :id, :key, :name, :description, :rank, true, :permissions, :default_rights, :full_rights);

--! of_user : MyTenantRow(role_key?, role_name?)
-- The tenants whose door is open to this person.
select t.id, t.slug, t.name, r.key as role_key, r.name as role_name
from memberships m
join tenants t on t.id = m.tenant_id and t.state = 'active'
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where m.user_id = :user_id and m.state = 'active' and t.slug > :after
order by t.slug
limit :limit;

--! place : TenantPlace()
-- Where a tenant lives and how to get there; as platform for the work in the background, as tenant for browsing.
select t.id, t.slug, t.isolation, t.state, t.database_name, t.schema_name, s.id as server_id, s.name as server_name, s.host, s.port,
    s.database as server_database, s.username, s.password_sealed, s.tls_mode
from tenants t join database_servers s on s.id = t.server_id
where t.id = :id;

--! wish : RoleWish()
-- The wish that PostgreSQL is made to enforce: each role's rights.
select r.id, r.key, r.default_rights, r.full_rights,
    array(select g.table_name from table_grants g where g.tenant_id = r.tenant_id and g.role_id = r.id order by g.table_name) as table_names,
    array(select g.rights from table_grants g where g.tenant_id = r.tenant_id and g.role_id = r.id order by g.table_name) as table_rights
from roles r where r.tenant_id = :tenant_id
order by r.rank desc, r.key;

--! has_owner
select exists (
    select 1 from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
    where m.tenant_id = :tenant_id and m.state = 'active' and r.rank >= 100
) as found;

--! owner_role
select id from roles where tenant_id = :tenant_id and key = 'owner';

--! owner_invitation : OwnerInvitation(mail_id?)
-- The owner's invitation that waits, and the mail that carries its link.
select i.email, i.expires_at,
    (select m.id from mails m where m.invitation_id = i.id order by m.created_at desc limit 1) as mail_id
from invitations i
where i.tenant_id = :tenant_id and i.by_platform and i.accepted_at is null and i.revoked_at is null
order by i.created_at desc
limit 1;

--! former_owners
-- The owners of tenants that once lived where this one does. Their rows are still there if the schema was attached.
select u.email
from tenants t
join tenants f on f.server_id = t.server_id and f.database_name = t.database_name and f.schema_name = t.schema_name and f.state = 'purged'
join memberships m on m.tenant_id = f.id and m.state = 'active'
join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id and r.rank >= 100
join users u on u.id = m.user_id
where t.id = :tenant and t.isolation = 'attached';

--! servers_in_use
select s.id from database_servers s where exists (select 1 from tenants t where t.server_id = s.id and t.state = 'active') order by s.id;

--! active_on
select id from tenants where server_id = :server and state = 'active' and id > :last order by id limit :limit;

--! claim_round
update rounds set due_at = :next where name = 'compare_tenants' and (not :if_due or due_at <= :now);
