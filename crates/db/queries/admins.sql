-- Platform admins.

--: AdminRow(state_reason?, returns_on?, requested_by?, requested_by_name?, last_sign_in_at?, link_expires_at?)

--! super_admin_exists
select super_admin_exists() as found;

--! lock_super_admin_role
-- Whoever claims the first Super Admin waits here for whoever claimed before. A lock of its own: to lock the row takes the right to
-- change it, which the identity role has not.
select id from platform_roles where key = 'super_admin' and pg_advisory_xact_lock(7236837424) is not null;

--! insert
-- As identity: the first one.
insert into platform_admins (id, user_id, role_id, title, created_at)
select :id, :user_id, r.id, :title, :now from platform_roles r where r.key = :role;

--! add (requested_by?)
insert into platform_admins (id, user_id, role_id, title, state, requested_by, created_at)
values (:id, :user_id, :role_id, :title, :state, :requested_by, :now);

--! list : AdminRow
-- Whoever has chosen no password yet is invited. In one of the orders that the page offers; a page begins after the key and the id of
-- the last row of the one before.
select p.id, p.user_id, u.email, u.name, r.id as role_id, r.key as role_key, r.name as role_name, p.title, p.state, p.state_reason,
    p.returns_on, p.requested_by, q.name as requested_by_name, u.last_sign_in_at, u.second_factors, u.state as user_state,
    can_sign_in(u) as can_sign_in, s.standing, l.expires_at as link_expires_at, p.version, p.created_at,
    (select count(*) from passkeys y where y.user_id = p.user_id) as passkeys, o.key as sort_key
from platform_admins p
join users u on u.id = p.user_id
join platform_roles r on r.id = p.role_id
left join users q on q.id = p.requested_by
cross join lateral (select case
        when p.state = 'active' and u.state = 'active' and u.last_sign_in_at is null and (u.password_hash is null or u.password_must_change)
        then 'invited' else p.state
    end as standing) s
left join lateral (
    select max(k.expires_at) as expires_at from one_time_links k where s.standing = 'invited' and k.user_id = p.user_id and k.used_at is null
) l on true
cross join lateral (select (case :sort
        when 'name' then lower(u.name)
        when 'title' then lower(p.title)
        when 'role' then to_char(1000 - r.rank, 'FM0000') || r.key
        when 'state' then s.standing
        when 'last_sign_in' then coalesce(to_char(u.last_sign_in_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '')
        else lower(u.email)
    end) collate "C" as key) o
where p.closed_at is null
    and case
        when not :turned then (o.key, p.id) > (:after_key, :after_id)
        else :after_id = '00000000-0000-0000-0000-000000000000' or (o.key, p.id) < (:after_key, :after_id)
    end
    and (:search = '' or lower(u.email) like :pattern or lower(u.name) like :pattern or lower(p.title) like :pattern)
    and (:role = '' or r.key = :role)
    and (:state = '' or s.standing = :state)
order by case when not :turned then o.key end, case when not :turned then p.id end,
    case when :turned then o.key end desc, case when :turned then p.id end desc
limit :limit;

--! get : AdminRow
select p.id, p.user_id, u.email, u.name, r.id as role_id, r.key as role_key, r.name as role_name, p.title, p.state, p.state_reason,
    p.returns_on, p.requested_by, q.name as requested_by_name, u.last_sign_in_at, u.second_factors, u.state as user_state,
    can_sign_in(u) as can_sign_in, s.standing, l.expires_at as link_expires_at, p.version, p.created_at,
    (select count(*) from passkeys y where y.user_id = p.user_id) as passkeys, '' as sort_key
from platform_admins p
join users u on u.id = p.user_id
join platform_roles r on r.id = p.role_id
left join users q on q.id = p.requested_by
cross join lateral (select case
        when p.state = 'active' and u.state = 'active' and u.last_sign_in_at is null and (u.password_hash is null or u.password_must_change)
        then 'invited' else p.state
    end as standing) s
left join lateral (
    select max(k.expires_at) as expires_at from one_time_links k where s.standing = 'invited' and k.user_id = p.user_id and k.used_at is null
) l on true
where p.id = :id and p.closed_at is null;

--! hold (asker?)
-- Nobody else changes the row until the transaction that decides about it is over. But for the asker's own.
select id from platform_admins where id = :id and closed_at is null and user_id is distinct from :asker for no key update;

--! of_user : OpenAdmin()
select id, state from platform_admins where user_id = :user_id and closed_at is null;

--! change
update platform_admins set role_id = :role_id, title = :title, version = version + 1
where id = :id and version = :version and closed_at is null;

--! set_state (state_reason?, returns_on?)
update platform_admins set state = :state, state_reason = :state_reason, returns_on = :returns_on, version = version + 1
where id = :id and version = :version and closed_at is null;

--! close
update platform_admins set closed_at = :now, version = version + 1 where id = :id and version = :version and closed_at is null;

--! is_active
select exists (select 1 from platform_admins where user_id = :user_id and state = 'active' and closed_at is null) as found;

--! hold_person
select id from users where id = :user_id for no key update;

--! is_member
-- Whether the person is at home in a tenant, or was and can be again, so that a way into their account would be a way into it (D1).
-- Where the platform is let in anyhow, nothing is kept from it.
select exists (
    select 1 from memberships m, instance_settings s where m.user_id = :user_id and s.tenant_access <> 'open'
) as found;

--! is_in_a_tenant
-- As the database's own guard asks where accounts are separate (D2).
select exists (
    select 1 from memberships m join tenants t on t.id = m.tenant_id
    where m.user_id = :user_id and m.state = 'active' and t.state <> 'purged'
) as found;

--! person : Person()
select id, email, name, state, email_proved_at is not null as proved from users where lower(email) = lower(:email);

--! candidates : Candidate(admin_id?, admin_state?)
-- People to choose from: whose address holds the text, by address.
select u.id, u.email, u.name, p.id as admin_id, p.state as admin_state
from users u
left join platform_admins p on p.user_id = u.id and p.closed_at is null
where u.state = 'active' and lower(u.email) like :pattern
order by lower(u.email)
limit 20;

--! end_sessions
-- Where the person is signed in to the platform, or in a tenant by an access grant, or anywhere.
with flows as (delete from sign_in_flows where user_id = :user_id and (plane = 'root' or :everywhere))
update sessions set revoked_at = :now where user_id = :user_id and revoked_at is null and (plane = 'root' or access_grant_id is not null or :everywhere);

--! end_tokens
update api_tokens set revoked_at = :now where user_id = :user_id and revoked_at is null and (tenant_id is null or access_grant_id is not null);

--! locks : Lock()
-- Until when the next attempt to sign in is not looked at.
select t.key, t.blocked_until from sign_in_throttles t where t.key = any(:keys) and t.blocked_until > :now;

--! lift_locks
delete from sign_in_throttles where key = any(:keys);

--! history : HistoryRow(reason?, justification?, address?, before?, after?)
select e.id, e.occurred_at, e.position, e.actor_label, e.operation, e.outcome, e.reason, e.justification, host(e.address) as address,
    e.before, e.after
from audit_events e
where e.chain = '00000000-0000-0000-0000-000000000000' and e.target_kind = 'platform_admin' and e.target_id = :target_id
    and (e.position, e.id) < (:before_position, :before_id)
order by e.position desc, e.id desc
limit :limit;

--! returning
-- Whose day of return has come, and of whom nobody was reminded for that day yet.
select p.id from platform_admins p
where p.closed_at is null and p.state = 'inactive' and p.returns_on <= :today and p.return_reminded_of is distinct from p.returns_on
order by p.id
limit 1;

--! reminded
update platform_admins set return_reminded_of = returns_on
where id = :id and closed_at is null and state = 'inactive' and returns_on <= :today and return_reminded_of is distinct from returns_on;

--! super_admins
-- Whom the installation writes to.
select u.email, u.name from platform_admins p join users u on u.id = p.user_id join platform_roles r on r.id = p.role_id
where p.closed_at is null and p.state = 'active' and r.rank >= 100 and u.state = 'active'
order by lower(u.email)
limit 100;

--! require_new_passwords
update instance_settings set admin_passwords_after = :now, version = version + 1;

--! end_all_sessions
-- Of every platform admin on the platform, and of their access grants, but the one that asks.
with flows as (delete from sign_in_flows where plane = 'root')
update sessions s set revoked_at = :now
from platform_admins p
where p.user_id = s.user_id and p.closed_at is null and s.revoked_at is null and (s.plane = 'root' or s.access_grant_id is not null) and s.id <> :but;
