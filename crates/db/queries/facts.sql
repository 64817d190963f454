-- What is known of callers and of the people asked about, for a whole batch of questions at once.

--! moment : Moment()
-- What had been committed when a statement of this connection began (`pg_current_snapshot`, which leaves out no transaction that has written), and which
-- run of PostgreSQL said so: another one may have lost what was not yet on its disk and give the same numbers anew.
select pg_current_snapshot()::text as snapshot, pg_postmaster_start_time() as since;

--! read : FactsRow(session_id?, proved_at?, seen_at?, ends_at?, second_factor?, second_factors?, token_id?, token_permissions?, token_tenant_id?, user_id?, email?, name?, user_state?, tenant_id?, tenant_slug?, tenant_name?, tenant_state?, tenant_modules?, peers_allowed?, proof_lasts_minutes?, networks?, membership_id?, membership_state?, membership_version?, role_id?, role_version?, group_ids?, group_versions?, group_manages?, member_second_factor_due?, admin_second_factor_due?, platform_admin_id?, platform_admin_version?, platform_role_id?, platform_role_version?, bound_grant_id?, access_grant_id?, access_tenant_id?, access_write?, access_reason?, access_admin_id?, access_ends_at?, access_role_id?, access_role_version?)
-- One row for each question, in their order, and the moment at which all of them are true. A question names a credential (hash and plane) or a person (id), and a tenant by id or slug, or none.
-- A credential is inside by the access grant that it is bound to, a person who is asked about by the one that they have there.
select
    (select pg_current_snapshot()::text) as snapshot, pg_postmaster_start_time() as since,
    s.id as session_id, s.proved_at, s.seen_at, coalesce(s.ends_at, a.expires_at) as ends_at,
    'mfa' = any (s.methods) as second_factor, u.second_factors,
    a.id as token_id, a.permissions as token_permissions, a.tenant_id as token_tenant_id,
    u.id as user_id, u.email, u.name, u.state as user_state,
    t.id as tenant_id, t.slug as tenant_slug, t.name as tenant_name, t.state as tenant_state, t.modules as tenant_modules,
    t.peers_allowed, t.proof_lasts_minutes, t.networks::text[] as networks,
    m.id as membership_id, m.state as membership_state, m.version as membership_version,
    r.id as role_id, r.version as role_version, mg.ids as group_ids, mg.versions as group_versions, mg.manages as group_manages,
    case when t.second_factor_since is not null then greatest(m.created_at, t.second_factor_since) + make_interval(days => t.second_factor_grace_days) end as member_second_factor_due,
    -- Of platform admins it is always required, with a day to set one up (D10).
    greatest(p.created_at, i.second_factor_since) + interval '24 hours' as admin_second_factor_due,
    p.id as platform_admin_id, p.version as platform_admin_version, pr.id as platform_role_id, pr.version as platform_role_version,
    coalesce(s.access_grant_id, a.access_grant_id) as bound_grant_id, g.id as access_grant_id, g.tenant_id as access_tenant_id, g.mode = 'write' as access_write, g.reason as access_reason,
    g.platform_admin_id as access_admin_id, g.ends_at as access_ends_at, gr.id as access_role_id, gr.version as access_role_version
from unnest(:hashes::bytea[], :planes::text[], :users::uuid[], :tenants::uuid[], :slugs::text[])
    with ordinality as q (hash, plane, user_id, tenant_id, slug, n)
-- One row, which the planner would take for hundreds: a table so small is never analysed.
cross join (select * from instance_settings limit 1) i
left join lateral (
    -- A session ends when it was said to, and sooner where the settings say so now.
    select k.*, case k.plane
        when 'root' then least(k.expires_at, k.created_at + make_interval(mins => i.root_lasts_minutes), k.seen_at + make_interval(mins => i.root_idle_minutes))
        else least(k.expires_at, k.created_at + make_interval(mins => i.app_lasts_minutes), k.seen_at + make_interval(mins => i.app_idle_minutes))
    end as ends_at
    from sessions k
    where k.token_hash = q.hash and k.plane = q.plane and k.revoked_at is null
) s on s.ends_at > :now
left join api_tokens a on a.token_hash = q.hash and q.plane = 'token' and a.revoked_at is null and a.expires_at > :now
left join users u on u.id = coalesce(s.user_id, a.user_id, q.user_id)
left join tenant_slugs named on named.slug = q.slug
left join tenants t on t.id = coalesce(named.leads_to, q.tenant_id)
left join memberships m on m.tenant_id = t.id and m.user_id = u.id
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
left join lateral (
    select array_agg(b.group_id) as ids, array_agg(k.version) as versions, array_agg(b.manages) as manages
    from group_members b join groups k on k.tenant_id = b.tenant_id and k.id = b.group_id
    where b.tenant_id = m.tenant_id and b.membership_id = m.id
) mg on true
left join platform_admins p on p.user_id = u.id and p.closed_at is null and p.state = 'active'
left join platform_roles pr on pr.id = p.role_id
left join lateral (
    select v.id from access_grants v
    where q.user_id is not null and v.tenant_id = t.id and v.platform_admin_id = p.id and v.ended_at is null
) v on true
left join access_grants g on g.tenant_id = coalesce(s.tenant_id, a.tenant_id, t.id) and g.id = coalesce(s.access_grant_id, a.access_grant_id, v.id)
    and g.started_at is not null and g.ended_at is null and g.ends_at > :now
    and i.tenant_access <> 'membership_only'
left join roles gr on gr.tenant_id = g.tenant_id and gr.key = 'owner'
order by q.n;

--! role_snapshots : RoleSnapshot()
select
    r.id, r.version, r.key, r.rank, r.permissions, r.default_rights, r.full_rights,
    array(select g.table_name from table_grants g where g.tenant_id = r.tenant_id and g.role_id = r.id order by g.table_name) as table_names,
    array(select g.rights from table_grants g where g.tenant_id = r.tenant_id and g.role_id = r.id order by g.table_name) as table_rights
from unnest(:tenants::uuid[], :roles::uuid[]) as q (tenant_id, role_id)
join roles r on r.tenant_id = q.tenant_id and r.id = q.role_id;

--! group_snapshots : GroupSnapshot()
select g.id, g.version, g.permissions
from unnest(:tenants::uuid[], :groups::uuid[]) as q (tenant_id, group_id)
join groups g on g.tenant_id = q.tenant_id and g.id = q.group_id;

--! platform_role_snapshots : PlatformRoleSnapshot()
select id, version, key, rank, permissions from platform_roles where id = any(:roles);

--! confirm_member
-- In a writing transaction: the membership and role that the decision was made from, held still until commit. No row: read the facts again.
-- Whoever is put into a group or taken out of one has another version of the membership.
select 1 as confirmed
from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where m.tenant_id = :tenant and m.id = :membership and m.version = :membership_version and m.state = 'active'
    and r.id = :role and r.version = :role_version
for share of m, r;

--! confirm_groups
-- Likewise the groups, each as it was; one that is missing was changed or deleted.
select g.id
from unnest(:groups::uuid[], :versions::integer[]) as q (id, version)
join groups g on g.tenant_id = :tenant and g.id = q.id and g.version = q.version
for share of g;

--! confirm_access_grant
select hold_access_grant(:access_grant, :now, :platform_admin_version, :role, :role_version) as held;

--! confirm_platform_admin
select 1 as confirmed
from platform_admins p join platform_roles r on r.id = p.role_id
where p.id = :platform_admin and p.version = :platform_admin_version and p.state = 'active' and p.closed_at is null
    and r.id = :role and r.version = :role_version
for share of p, r;
