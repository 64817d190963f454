-- Tenants, as the platform sees them, and a person's own list.

--: MyTenantRow(role_key?, role_name?, last_seen_at?)
--: TenantRow(plan?, plan_name?, state_reason?, delete_after?, last_activity_at?)

--! resolve : TenantName()
-- By id, or by a slug that it has or had.
select t.id, t.slug from tenants t
where t.state <> 'purged' and t.id = coalesce((select s.leads_to from tenant_slugs s where s.slug = :slug), :id);

--! by_ids : TenantRow
-- In the order of the ids.
select t.id, t.slug, t.name, t.state, t.isolation, t.server_id, s.name as server_name, t.database_name, t.schema_name, t.version, t.created_at,
    t.plan, p.name as plan_name, t.modules, t.state_reason, t.delete_after, u.members, u.admins, u.last_activity_at,
    exists (
        select 1 from jobs j
        where j.tenant_id = t.id and j.state = 'failed'
            and (t.state, j.kind) in (('provisioning', 'provision'), ('deleting', 'deprovision'))
    ) as gave_up
from unnest(:ids::uuid[]) with ordinality as q (id, n)
join tenants t on t.id = q.id
join tenant_usage u on u.id = t.id
join database_servers s on s.id = t.server_id
left join plans p on p.key = t.plan
where t.state <> 'purged'
order by q.n;

--! ids_by_name : TenantKey()
select t.id, lower(t.name) as key
from tenants t
where t.state <> 'purged' and (lower(t.name), t.id) > (:after_key, :after_id)
    and (:search = '' or t.search like :pattern) and (:state = '' or t.state = :state)
    and (:server::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = :server)
    and (:plan = '' or t.plan = :plan or (:plan = '-' and t.plan is null))
    and (:attention = '' or t.id in (select l.id from tenants_to_look_at(:attention, :since, :until) l (id)))
order by lower(t.name), t.id
limit :limit;

--! ids_by_name_turned : TenantKey()
-- The first page begins at the last name there is.
select t.id, lower(t.name) as key
from tenants t
where t.state <> 'purged' and (lower(t.name), t.id)
        < (coalesce(nullif(:after_key, ''), (select max(lower(n.name)) from tenants n where n.state <> 'purged')), :after_id)
    and (:search = '' or t.search like :pattern) and (:state = '' or t.state = :state)
    and (:server::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = :server)
    and (:plan = '' or t.plan = :plan or (:plan = '-' and t.plan is null))
    and (:attention = '' or t.id in (select l.id from tenants_to_look_at(:attention, :since, :until) l (id)))
order by lower(t.name) desc, t.id desc
limit :limit;

--! ids_by_created : TenantKey()
-- Ids are in the order of time.
select t.id, '' as key
from tenants t
where t.state <> 'purged' and t.id < :after_id
    and (:search = '' or t.search like :pattern) and (:state = '' or t.state = :state)
    and (:server::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = :server)
    and (:plan = '' or t.plan = :plan or (:plan = '-' and t.plan is null))
    and (:attention = '' or t.id in (select l.id from tenants_to_look_at(:attention, :since, :until) l (id)))
order by t.id desc
limit :limit;

--! ids_by_created_turned : TenantKey()
select t.id, '' as key
from tenants t
where t.state <> 'purged' and t.id > :after_id
    and (:search = '' or t.search like :pattern) and (:state = '' or t.state = :state)
    and (:server::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = :server)
    and (:plan = '' or t.plan = :plan or (:plan = '-' and t.plan is null))
    and (:attention = '' or t.id in (select l.id from tenants_to_look_at(:attention, :since, :until) l (id)))
order by t.id
limit :limit;

--! ids_by_members : TenantKey()
select t.id, u.members::text as key
from tenant_usage u join tenants t on t.id = u.id
where t.state <> 'purged' and (u.members, u.id) < (:after_key, :after_id)
    and (:search = '' or t.search like :pattern) and (:state = '' or t.state = :state)
    and (:server::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = :server)
    and (:plan = '' or t.plan = :plan or (:plan = '-' and t.plan is null))
    and (:attention = '' or t.id in (select l.id from tenants_to_look_at(:attention, :since, :until) l (id)))
order by u.members desc, u.id desc
limit :limit;

--! ids_by_members_turned : TenantKey()
select t.id, u.members::text as key
from tenant_usage u join tenants t on t.id = u.id
where t.state <> 'purged' and (u.members, u.id) > (:after_key, :after_id)
    and (:search = '' or t.search like :pattern) and (:state = '' or t.state = :state)
    and (:server::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = :server)
    and (:plan = '' or t.plan = :plan or (:plan = '-' and t.plan is null))
    and (:attention = '' or t.id in (select l.id from tenants_to_look_at(:attention, :since, :until) l (id)))
order by u.members, u.id
limit :limit;

--! ids_by_activity : TenantActivity()
select t.id, coalesce(u.last_activity_at, 'epoch'::timestamptz) as key
from tenant_usage u join tenants t on t.id = u.id
where t.state <> 'purged' and (coalesce(u.last_activity_at, 'epoch'::timestamptz), u.id) < (:after_key, :after_id)
    and (:search = '' or t.search like :pattern) and (:state = '' or t.state = :state)
    and (:server::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = :server)
    and (:plan = '' or t.plan = :plan or (:plan = '-' and t.plan is null))
    and (:attention = '' or t.id in (select l.id from tenants_to_look_at(:attention, :since, :until) l (id)))
order by coalesce(u.last_activity_at, 'epoch'::timestamptz) desc, u.id desc
limit :limit;

--! ids_by_activity_turned : TenantActivity()
select t.id, coalesce(u.last_activity_at, 'epoch'::timestamptz) as key
from tenant_usage u join tenants t on t.id = u.id
where t.state <> 'purged' and (coalesce(u.last_activity_at, 'epoch'::timestamptz), u.id) > (:after_key, :after_id)
    and (:search = '' or t.search like :pattern) and (:state = '' or t.state = :state)
    and (:server::uuid = '00000000-0000-0000-0000-000000000000' or t.server_id = :server)
    and (:plan = '' or t.plan = :plan or (:plan = '-' and t.plan is null))
    and (:attention = '' or t.id in (select l.id from tenants_to_look_at(:attention, :since, :until) l (id)))
order by coalesce(u.last_activity_at, 'epoch'::timestamptz), u.id
limit :limit;

--! owners : Owner()
-- Active ones, a few.
select u.email, u.name from memberships m
join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id and r.rank >= 100
join users u on u.id = m.user_id
where m.tenant_id = :tenant_id and m.state = 'active'
order by lower(u.email)
limit 20;

--! former_slugs
select s.slug from tenant_slugs s join tenants t on t.id = s.leads_to where t.id = :tenant_id and s.slug <> t.slug order by s.slug limit 200;

--! hold
-- Until the transaction ends nobody else changes the tenant. Apart from reading it: a statement that waited for a lock has joined to what was there before.
select version from tenants where id = :id for no key update;

--! insert
insert into tenants (id, slug, name, state, isolation, server_id, database_name, schema_name, created_at)
values (:id, :slug, :name, 'provisioning', :isolation, :server_id, :database_name, :schema_name, :now);

--! open
update tenants set state = 'active', version = version + 1 where id = :id and state = 'provisioning';

--! purge
-- The row stays for the audit log: which tenant it was, where it was and what became of it. What tells of its people goes.
update tenants set state = 'purged', version = version + 1, purged_at = :now, networks = '{}' where id = :id and state = 'deleting';

--! close
-- For everybody at once; its place is still there.
update tenants set state = 'deleting', version = version + 1 where id = :id;

--! suspend
update tenants set state = 'suspended', suspended_at = :now, state_reason = :reason, version = version + 1 where id = :id;

--! archive
update tenants set state = 'archived', archived_at = :now, state_reason = :reason, version = version + 1 where id = :id;

--! schedule_deletion
update tenants set state = 'pending_deletion', delete_after = :delete_after, state_reason = :reason, version = version + 1 where id = :id;

--! give_up
-- As tenant.
select give_up_tenant(:delete_after, :reason) as given_up;

--! restore
-- As it was before it came into the state that it is in.
update tenants set
    state = case
        when state = 'pending_deletion' and archived_at is not null then 'archived'
        when state in ('pending_deletion', 'archived') and suspended_at is not null then 'suspended'
        else 'active'
    end,
    delete_after = null,
    archived_at = case when state = 'pending_deletion' then archived_at end,
    suspended_at = case when state in ('pending_deletion', 'archived') then suspended_at end,
    state_reason = null,
    version = version + 1
where id = :id;

--! next_due
-- A tenant whose time of grace is over.
select id from tenants where state = 'pending_deletion' and delete_after <= :now order by delete_after limit 1;

--! rename
-- Its owners see the name among their settings.
update tenants set name = :name, slug = :slug, version = version + 1, settings_version = settings_version + 1 where id = :id;

--! set_plan (plan?)
update tenants set plan = :plan, modules = :modules, version = version + 1 where id = :id;

--! touch
-- As identity: somebody was there.
update tenant_usage set last_activity_at = :now where id = :id and (last_activity_at is null or last_activity_at < :now);

--! usage : TenantUsage(plan_name?, max_admins?)
-- As tenant, of its own.
select p.name as plan_name, p.max_admins, u.members, u.admins
from tenants t join tenant_usage u on u.id = t.id left join plans p on p.key = t.plan
where t.id = :id;

--! insert_role
insert into roles (tenant_id, id, key, name, description, rank, builtin, permissions, default_rights, full_rights)
values (:tenant_id, :id, :key, :name, :description, :rank, true, :permissions, :default_rights, :full_rights);

--! found
-- As identity or platform, for a member: false where the person may not.
select found_tenant(:id, :slug, :name, :founder, :personal, :database_name, :membership, :builtin, :now) as founded;

--! may_found
-- Whether the person may found a tenant, but for how many there are already.
select s.tenant_creation = 'members' and exists (
    select 1 from memberships m join tenants t on t.id = m.tenant_id and t.state <> 'purged'
    where m.user_id = :user_id and m.state = 'active'
) as may
from instance_settings s;

--! slug_is_taken
select exists (select 1 from tenant_slugs where slug = :slug) as taken;

--! of_user : MyTenantRow
-- The tenants whose door is open to this person, and those that are being made for them.
select t.id, t.slug, t.name, t.state, r.key as role_key, r.name as role_name, a.last_seen_at
from memberships m
join member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id
join tenants t on t.id = m.tenant_id and (t.state = 'active' or (t.state = 'provisioning' and t.founded_by = m.user_id))
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where m.user_id = :user_id and m.state = 'active' and t.slug > :after and (:search = '' or t.search like :pattern)
order by t.slug
limit :limit;

--! of_user_by_last_seen : MyTenantRow
-- The same, those where the person was last first.
select t.id, t.slug, t.name, t.state, r.key as role_key, r.name as role_name, a.last_seen_at
from member_activity a
join memberships m on m.tenant_id = a.tenant_id and m.id = a.membership_id and m.state = 'active'
join tenants t on t.id = a.tenant_id and (t.state = 'active' or (t.state = 'provisioning' and t.founded_by = a.user_id))
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where a.user_id = :user_id
    and (coalesce(a.last_seen_at, timestamptz '1970-01-01 00:00:00+00'), a.tenant_id) < (:before_at, :before)
    and (:search = '' or t.search like :pattern)
order by coalesce(a.last_seen_at, timestamptz '1970-01-01 00:00:00+00') desc, a.tenant_id desc
limit :limit;

--! reach : ReachableTenant()
-- These tenants in their order, with what the platform admin who asks would come in by.
select t.id, t.slug, t.name, t.state, s.tenant_access, t.require_owner_approval,
    exists (select 1 from memberships m where m.tenant_id = t.id and m.user_id = :user_id and m.state = 'active') as is_member,
    exists (
        select 1 from access_grants g
        where g.tenant_id = t.id and g.platform_admin_id = :platform_admin_id and g.started_at is not null and g.ended_at is null and g.ends_at > :now
    ) as has_access_grant
from unnest(:ids::uuid[]) with ordinality as q (id, n)
join tenants t on t.id = q.id
cross join instance_settings s
where t.state <> 'purged'
order by q.n;

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

--! admins : TenantAdminRow(last_sign_in_at?)
-- Its owners and admins, archived ones too, in one of the orders that the page offers.
select m.id, m.user_id, u.email, u.name, r.key as role_key, r.name as role_name, m.state, u.last_sign_in_at, u.second_factors, m.version, o.key as sort_key
from memberships m
join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id and r.rank >= 60
join users u on u.id = m.user_id
cross join lateral (select (case :sort
        when 'name' then lower(u.name)
        when 'role' then to_char(1000 - r.rank, 'FM0000') || r.key
        when 'state' then m.state
        when 'last_sign_in' then coalesce(to_char(u.last_sign_in_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '')
        else m.email_key
    end) collate "C" as key) o
where m.tenant_id = :tenant_id
    and case
        when not :turned then (o.key, m.id) > (:after_key, :after_id)
        else :after_id = '00000000-0000-0000-0000-000000000000' or (o.key, m.id) < (:after_key, :after_id)
    end
    and (:search = '' or m.email_key like :pattern or lower(u.name) like :pattern)
    and (:role = '' or r.key = :role)
order by case when not :turned then o.key end, case when not :turned then m.id end,
    case when :turned then o.key end desc, case when :turned then m.id end desc
limit :limit;

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
select s.id from database_servers s where exists (
    select 1 from tenants t where t.server_id = s.id and t.state in ('active', 'suspended', 'archived', 'pending_deletion')
) order by s.id;

--! kept_on
-- Those that have a place, whether their door is open or not.
select id from tenants
where server_id = :server and state in ('active', 'suspended', 'archived', 'pending_deletion') and id > :last
order by id limit :limit;
