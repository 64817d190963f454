-- Who holds what in the current tenant, for pages that explain it. What somebody may do, the engine says.

--: HolderRow(role_id?)

--! holders : HolderRow
-- Active members by address: of each role and each group the next few, so that a page is as many steps of an index however many people there are.
-- Somebody without a role holds nothing by a group. Groups are seen by whoever manages one.
select m.id, m.user_id, u.email, u.name, m.role_id
from (
    select k.id, k.email_key from unnest(:roles::uuid[]) as r (id) cross join lateral (
        select o.id, o.email_key from memberships o join users p on p.id = o.user_id and p.state = 'active'
        where o.tenant_id = :tenant_id and o.role_id = r.id and o.email_key > :after and o.state = 'active'
        order by o.email_key
        limit :limit
    ) k
    union
    select k.id, k.email_key from unnest(:groups::uuid[]) as g (id) cross join lateral (
        select o.id, b.email_key from group_members b
        join memberships o on o.tenant_id = b.tenant_id and o.id = b.membership_id and o.state = 'active' and o.role_id is not null
        join users p on p.id = o.user_id and p.state = 'active'
        where b.tenant_id = :tenant_id and b.group_id = g.id and b.email_key > :after
        order by b.email_key
        limit :limit
    ) k
    union
    (
        select o.id, b.email_key from group_members b
        join memberships o on o.tenant_id = b.tenant_id and o.id = b.membership_id and o.state = 'active' and o.role_id is not null
        join users p on p.id = o.user_id and p.state = 'active'
        where :managing::boolean and b.tenant_id = :tenant_id and b.manages and b.email_key > :after
        order by b.email_key
        limit :limit
    )
) h
join memberships m on m.tenant_id = :tenant_id and m.id = h.id
join users u on u.id = m.user_id
order by h.email_key
limit :limit;

--! admins_inside : AdminInside()
-- The platform admins who are in the tenant at this moment.
select id, user_id, admin_email, admin_name, mode, ends_at, platform_role_id, platform_role_key, platform_role_rank, platform_role_permissions
from admins_inside(:now);
