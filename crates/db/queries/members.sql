-- Members of the current tenant; everything runs as tenant, under row-level security, except where said.

--: MemberRow(role_id?, role_key?, role_name?, last_sign_in_at?)

--! list : MemberRow
select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, m.version, m.created_at
from memberships m
join users u on u.id = m.user_id
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where m.tenant_id = :tenant_id and m.email_key > :after
order by m.email_key
limit :limit;

--! search : MemberRow
select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, m.version, m.created_at
from members_matching(:pattern, :after, :limit) f
join memberships m on m.tenant_id = :tenant_id and m.id = f.id
join users u on u.id = m.user_id
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
order by f.email_key;

--! get : MemberRow
select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, u.last_sign_in_at, m.version, m.created_at
from memberships m
join users u on u.id = m.user_id
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where m.tenant_id = :tenant_id and m.id = :id;

--! hold (asker?)
-- Until the transaction ends nobody else changes the member. Apart from reading it: a statement that waited for a lock has joined to what was there before.
-- But for the asker's own.
select version from memberships where tenant_id = :tenant_id and id = :id and user_id is distinct from :asker for no key update;

--! set_role
update memberships set role_id = :role_id, version = version + 1 where tenant_id = :tenant_id and id = :id;

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
