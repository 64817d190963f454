-- Who holds what in the current tenant, for pages that explain it. What somebody may do, the engine says.

--: HolderRow()

--! holders : HolderRow
-- Active members by address: of each role and each group the next few, so that a page is as many steps of an index however many people there are.
-- Somebody without a role holds nothing by a group. Groups are seen by whoever manages one.
select h.id, h.user_id, h.email, h.name
from (
    select k.* from unnest(:roles::uuid[]) as r (id) cross join lateral (
        select m.id, m.user_id, u.email, u.name, m.email_key
        from memberships m join users u on u.id = m.user_id and u.state = 'active'
        where m.tenant_id = :tenant_id and m.role_id = r.id and m.email_key > :after and m.state = 'active'
        order by m.email_key
        limit :limit
    ) k
    union
    select k.* from unnest(:groups::uuid[]) as g (id) cross join lateral (
        select m.id, m.user_id, u.email, u.name, b.email_key
        from group_members b
        join memberships m on m.tenant_id = b.tenant_id and m.id = b.membership_id and m.state = 'active' and m.role_id is not null
        join users u on u.id = m.user_id and u.state = 'active'
        where b.tenant_id = :tenant_id and b.group_id = g.id and b.email_key > :after
        order by b.email_key
        limit :limit
    ) k
    union
    (
        select m.id, m.user_id, u.email, u.name, b.email_key
        from group_members b
        join memberships m on m.tenant_id = b.tenant_id and m.id = b.membership_id and m.state = 'active' and m.role_id is not null
        join users u on u.id = m.user_id and u.state = 'active'
        where :managing::boolean and b.tenant_id = :tenant_id and b.manages and b.email_key > :after
        order by b.email_key
        limit :limit
    )
) h
order by h.email_key
limit :limit;

--! admins_inside : AdminInside()
-- The platform admins who are in the tenant at this moment.
select id, user_id, admin_email, admin_name, mode, ends_at, platform_role_id, platform_role_key, platform_role_rank, platform_role_permissions
from admins_inside(:now);
