-- Access grants: platform admins' ways into tenants.

--: AccessGrantRow(decided_at?, decided_by?, approved?, started_at?, ends_at?, ended_at?, ended_by?)

--! settings : AccessSettings()
-- What the installation and the tenant ask for before somebody comes in.
select s.tenant_access, t.require_owner_approval, t.state
from instance_settings s, tenants t where t.id = :tenant_id;

--! close_over
-- What ended by the clock, or was never answered, makes room for the next.
update access_grants set ended_at = coalesce(ends_at, :now)
where tenant_id = :tenant_id and platform_admin_id = :platform_admin_id and ended_at is null
    and (ends_at <= :now or (started_at is null and requested_at <= :lapsed) or approved = false);

--! insert
insert into access_grants (tenant_id, id, platform_admin_id, user_id, admin_email, admin_name, mode, reason, minutes, requested_at, needs_approval)
values (:tenant_id, :id, :platform_admin_id, :user_id, :admin_email, :admin_name, :mode, :reason, :minutes, :now, :needs_approval);

--! start
update access_grants set started_at = :now::timestamptz, ends_at = :now::timestamptz + make_interval(mins => minutes)
where tenant_id = :tenant_id and id = :id and platform_admin_id = :platform_admin_id and started_at is null and ended_at is null
    and (not needs_approval or (approved and requested_at > :lapsed));

--! get : AccessGrantRow
select g.id, g.platform_admin_id, g.user_id, g.admin_email, g.admin_name, g.mode, g.reason, g.minutes, g.requested_at, g.needs_approval, g.decided_at, g.decided_by,
    g.approved, g.started_at, g.ends_at, g.ended_at, g.ended_by, t.slug as tenant_slug, t.name as tenant_name
from access_grants g join tenants t on t.id = g.tenant_id
where g.tenant_id = :tenant_id and g.id = :id;

--! list : AccessGrantRow
-- Newest first.
select g.id, g.platform_admin_id, g.user_id, g.admin_email, g.admin_name, g.mode, g.reason, g.minutes, g.requested_at, g.needs_approval, g.decided_at, g.decided_by,
    g.approved, g.started_at, g.ends_at, g.ended_at, g.ended_by, t.slug as tenant_slug, t.name as tenant_name
from access_grants g join tenants t on t.id = g.tenant_id
where g.tenant_id = :tenant_id and g.id < :before
order by g.id desc
limit :limit;

--! list_all (waiting?) : AccessGrantRow
-- Of every tenant, what waits for an owner or can be used, newest first.
select g.id, g.platform_admin_id, g.user_id, g.admin_email, g.admin_name, g.mode, g.reason, g.minutes, g.requested_at, g.needs_approval, g.decided_at, g.decided_by,
    g.approved, g.started_at, g.ends_at, g.ended_at, g.ended_by, t.slug as tenant_slug, t.name as tenant_name
from access_grants g join tenants t on t.id = g.tenant_id
where g.id < :before and g.ended_at is null and g.requested_at > :oldest
    and (g.ends_at > :now or (g.started_at is null and g.approved is not false and g.requested_at > :lapsed))
    and (:waiting::boolean is null or :waiting = (g.needs_approval and g.decided_at is null))
    and (select s.tenant_access from instance_settings s) <> 'membership_only'
order by g.id desc
limit :limit;

--! decide
update access_grants set decided_at = :now, decided_by = :by, approved = :approved
where tenant_id = :tenant_id and id = :id and needs_approval and decided_at is null and ended_at is null and requested_at > :lapsed;

--! end
update access_grants set ended_at = :now, ended_by = :by
where tenant_id = :tenant_id and id = :id and ended_at is null and (ends_at is null or ends_at > :now);

--! hand_over
update access_grants set handover_hash = :hash, handover_until = :until, handover_proved_at = :proved_at, handover_second_factor = :second_factor
where tenant_id = :tenant_id and id = :id and platform_admin_id = :platform_admin_id
    and started_at is not null and ended_at is null and ends_at > :now;

--! take_over : TakenOver()
-- Once, whoever comes first.
update access_grants g set handover_hash = null, handover_until = null
from platform_admins p join users u on u.id = p.user_id, tenants t
where g.handover_hash = :hash and g.handover_until > :now
    and g.started_at is not null and g.ended_at is null and g.ends_at > :now
    and p.id = g.platform_admin_id and p.state = 'active' and p.closed_at is null and u.state = 'active'
    and t.id = g.tenant_id and t.state = 'active'
returning g.tenant_id, g.id, g.ends_at, g.handover_proved_at as proved_at, g.handover_second_factor as second_factor, g.mode, u.id as user_id, u.email, u.name, t.slug, t.name as tenant_name;

--! insert_token
insert into api_tokens (id, token_hash, user_id, name, tenant_id, access_grant_id, permissions, created_at, expires_at)
values (:id, :token_hash, :user_id, :name, :tenant_id, :access_grant_id, '{*}', :now, :expires_at);

--! owners
-- Who is told.
select u.email from memberships m
join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id and r.rank >= 100
join users u on u.id = m.user_id and u.state = 'active'
where m.tenant_id = :tenant_id and m.state = 'active'
order by u.email
limit 50;

--! policy
select require_owner_approval from tenants where id = :tenant_id;

--! set_policy
update tenants set require_owner_approval = :required where id = :tenant_id;
