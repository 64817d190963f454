-- Groups of the current tenant and who is in them.

--: GroupRow()

--! list : GroupRow
-- All of them: a tenant has at most 200.
select g.id, g.name, g.description, g.permissions, g.version, g.created_at,
    (select count(*) from (select from group_members b where b.tenant_id = g.tenant_id and b.group_id = g.id limit 1001) few) as members
from groups g
where g.tenant_id = :tenant_id
order by lower(g.name);

--! get : GroupRow
select g.id, g.name, g.description, g.permissions, g.version, g.created_at,
    (select count(*) from (select from group_members b where b.tenant_id = g.tenant_id and b.group_id = g.id limit 1001) few) as members
from groups g
where g.tenant_id = :tenant_id and g.id = :id;

--! hold
-- Nobody else changes the group, nor puts anybody into it, until the transaction that decides about it is over.
select version from groups where tenant_id = :tenant_id and id = :id for no key update;

--! hold_shared
-- It stays as it is while others may put somebody into it as well.
select version from groups where tenant_id = :tenant_id and id = :id for share;

--! insert
insert into groups (tenant_id, id, name, description, permissions, created_at)
values (:tenant_id, :id, :name, :description, :permissions, :now);

--! update
update groups set name = :name, description = :description, permissions = :permissions, version = version + 1
where tenant_id = :tenant_id and id = :id;

--! delete
delete from groups where tenant_id = :tenant_id and id = :id;

--! highest
-- The highest role of somebody in the group, if one reaches this rank: looked for among those who hold such a role, who are few.
select r.id from roles r
where r.tenant_id = :tenant_id and r.rank >= :rank and exists (
    select from memberships m
    join group_members b on b.tenant_id = m.tenant_id and b.membership_id = m.id and b.group_id = :group_id
    where m.tenant_id = r.tenant_id and m.role_id = r.id
)
order by r.rank desc
limit 1;

--: GroupMemberRow(role_id?, role_key?, role_name?)

--! members : GroupMemberRow
select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, b.manages
from group_members b
join memberships m on m.tenant_id = b.tenant_id and m.id = b.membership_id
join users u on u.id = m.user_id
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where b.tenant_id = :tenant_id and b.group_id = :group_id and b.email_key > :after
order by b.email_key
limit :limit;

--! member : GroupMemberRow
select m.id, m.user_id, u.email, u.name, m.state, r.id as role_id, r.key as role_key, r.name as role_name, b.manages
from group_members b
join memberships m on m.tenant_id = b.tenant_id and m.id = b.membership_id
join users u on u.id = m.user_id
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where b.tenant_id = :tenant_id and b.group_id = :group_id and b.membership_id = :membership_id;

--! membership_by_email
select m.id from memberships m join users u on u.id = m.user_id where m.tenant_id = :tenant_id and lower(u.email) = lower(:email);

--! put
-- What somebody may do counts to their membership: from here on it has another version.
with put as (
    insert into group_members (tenant_id, membership_id, group_id) values (:tenant_id, :membership_id, :group_id)
)
update memberships set version = version + 1 where tenant_id = :tenant_id and id = :membership_id;

--! take
with taken as (
    delete from group_members where tenant_id = :tenant_id and membership_id = :membership_id and group_id = :group_id
)
update memberships set version = version + 1 where tenant_id = :tenant_id and id = :membership_id;

--! set_manages
with changed as (
    update group_members set manages = :manages where tenant_id = :tenant_id and membership_id = :membership_id and group_id = :group_id
)
update memberships set version = version + 1 where tenant_id = :tenant_id and id = :membership_id;

--! of_members
select b.membership_id, g.id, g.name
from group_members b
join groups g on g.tenant_id = b.tenant_id and g.id = b.group_id
where b.tenant_id = :tenant_id and b.membership_id = any(:memberships)
order by lower(g.name);

--! given_to
-- All that the groups of a member give; whoever manages one sees the groups by that.
select distinct p.permission
from group_members b
join groups g on g.tenant_id = b.tenant_id and g.id = b.group_id
cross join unnest(g.permissions || case when b.manages then '{groups.view}'::text[] else '{}' end) as p (permission)
where b.tenant_id = :tenant_id and b.membership_id = :membership_id;

--! roles_of_members
-- The roles that people in the group hold: no more than a tenant has.
select r.id from roles r
where r.tenant_id = :tenant_id and exists (
    select from memberships m
    join group_members b on b.tenant_id = m.tenant_id and b.membership_id = m.id and b.group_id = :group_id
    where m.tenant_id = r.tenant_id and m.role_id = r.id
);
