-- Members of the current tenant; everything runs as tenant, under row-level security, except where said.

--: MemberRow(role_id?, role_key?, role_name?, last_sign_in_at?, last_seen_at?)

--! list (seen_since?, not_seen_since?) : MemberRow
-- By address. A role is an id: the nil UUID is any of them, and its opposite none.
select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, a.last_seen_at, u.second_factors, m.version, m.created_at
from memberships m
join users u on u.id = m.user_id
join member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where m.tenant_id = :tenant_id and m.email_key > :after
    and (:state = '' or m.state = :state)
    and (:role::uuid = '00000000-0000-0000-0000-000000000000' or m.role_id = :role
        or (:role = 'ffffffff-ffff-ffff-ffff-ffffffffffff' and m.role_id is null))
    and (:seen_since::timestamptz is null or a.last_seen_at >= :seen_since)
    and (:not_seen_since::timestamptz is null or coalesce(a.last_seen_at, '-infinity') < :not_seen_since)
order by m.email_key
limit :limit;

--! list_by_joining (seen_since?, not_seen_since?) : MemberRow
-- Whoever came last first: ids are in the order of time.
select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, a.last_seen_at, u.second_factors, m.version, m.created_at
from memberships m
join users u on u.id = m.user_id
join member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where m.tenant_id = :tenant_id and m.id < :before
    and (:state = '' or m.state = :state)
    and (:role::uuid = '00000000-0000-0000-0000-000000000000' or m.role_id = :role
        or (:role = 'ffffffff-ffff-ffff-ffff-ffffffffffff' and m.role_id is null))
    and (:seen_since::timestamptz is null or a.last_seen_at >= :seen_since)
    and (:not_seen_since::timestamptz is null or coalesce(a.last_seen_at, '-infinity') < :not_seen_since)
order by m.id desc
limit :limit;

--! list_by_last_seen (seen_since?, not_seen_since?) : MemberRow
-- The latest first; who never was here comes last.
select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, a.last_seen_at, u.second_factors, m.version, m.created_at
from member_activity a
join memberships m on m.tenant_id = a.tenant_id and m.id = a.membership_id
join users u on u.id = m.user_id
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where a.tenant_id = :tenant_id
    and (coalesce(a.last_seen_at, timestamptz '1970-01-01 00:00:00+00'), a.membership_id) < (:before_at, :before)
    and (:state = '' or m.state = :state)
    and (:role::uuid = '00000000-0000-0000-0000-000000000000' or m.role_id = :role
        or (:role = 'ffffffff-ffff-ffff-ffff-ffffffffffff' and m.role_id is null))
    and (:seen_since::timestamptz is null or a.last_seen_at >= :seen_since)
    and (:not_seen_since::timestamptz is null or coalesce(a.last_seen_at, '-infinity') < :not_seen_since)
order by coalesce(a.last_seen_at, timestamptz '1970-01-01 00:00:00+00') desc, a.membership_id desc
limit :limit;

--! search (seen_since?, not_seen_since?) : MemberRow
select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, a.last_seen_at, u.second_factors, m.version, m.created_at
from members_matching(:pattern, :after, :limit, :state, :role, :seen_since, :not_seen_since) f
join memberships m on m.tenant_id = :tenant_id and m.id = f.id
join users u on u.id = m.user_id
join member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
order by f.email_key;

--! get : MemberRow
select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, a.last_seen_at, u.second_factors, m.version, m.created_at
from memberships m
join users u on u.id = m.user_id
join member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where m.tenant_id = :tenant_id and m.id = :id;

--! hold (asker?)
-- Until the transaction ends nobody else changes the member. Apart from reading it: a statement that waited for a lock has joined to what was there before.
-- But for the asker's own.
select version from memberships where tenant_id = :tenant_id and id = :id and user_id is distinct from :asker for no key update;

--! set_role
update memberships set role_id = :role_id, version = version + 1 where tenant_id = :tenant_id and id = :id;

--! remove
-- With what could bring them back: invitations that wait for them.
with waiting as (
    update invitations i set revoked_at = :now from memberships m join users u on u.id = m.user_id
    where m.tenant_id = :tenant_id and m.id = :id and i.tenant_id = m.tenant_id and lower(i.email) = lower(u.email)
        and i.accepted_at is null and i.revoked_at is null
)
delete from memberships where tenant_id = :tenant_id and id = :id;

--! leave
-- As identity.
select leave_tenant(:tenant_id, :user_id, :now) as gone;

--! seen
-- As identity: somebody is there.
update member_activity set last_seen_at = :now
where tenant_id = :tenant_id and membership_id = :id and (last_seen_at is null or last_seen_at < :now);

--! set_state
update memberships set state = :state, version = version + 1 where tenant_id = :tenant_id and id = :id;

--! admit
-- As identity, when an invitation is accepted; an archived member comes back, into no group that they were in.
with left_behind as (
    delete from group_members b using memberships m
    where m.tenant_id = :tenant_id and m.user_id = :user_id and m.state = 'archived' and b.tenant_id = m.tenant_id and b.membership_id = m.id
)
insert into memberships (tenant_id, id, user_id, role_id, created_at) values (:tenant_id, :id, :user_id, :role_id, :now)
on conflict (tenant_id, user_id) do update set role_id = excluded.role_id, state = 'active', version = memberships.version + 1
    where memberships.state = 'archived';

--! resets_sent
-- How many links to a new password were sent to this member since.
select count(*) from audit_events e
where e.chain = :tenant_id and e.target_id = :member and e.operation = 'members.send_reset' and e.outcome = 'done' and e.occurred_at > :since;

--! is_active
select exists (
    select 1 from memberships m join users u on u.id = m.user_id
    where m.tenant_id = :tenant_id and lower(u.email) = lower(:email) and m.state = 'active'
) as found;

--! is_first
-- As identity: whether the person is and was at home nowhere else.
select not exists (select 1 from memberships where user_id = :user_id and tenant_id <> :tenant_id) as first;

--! is_platform_admin
select member_is_platform_admin(:id) as found;
