-- Access reviews of the platform admins.

--: ReviewRow(opened_by?, closed_at?, closed_by?, closing_reason?, audit_head?, audit_checkpoint?)
--: ItemRow(last_sign_in_at?, mail_bounced_at?, decision?, decided_at?, decided_by?, removed_at?)

--! insert (opened_by?)
insert into access_reviews (id, title, note, deadline, opened_at, opened_by) values (:id, :title, :note, :deadline, :now, :opened_by);

--! take_down
-- Every platform admin of this moment but those who wait for an approval.
insert into access_review_items (review_id, id, platform_admin_id, user_id, email, name, role_key, role_name, title, state, can_sign_in,
    last_sign_in_at, mail_bounced_at)
select :review_id::uuid, gen_random_uuid(), p.id, u.id, u.email, u.name, r.key, r.name, p.title, p.state, can_sign_in(u),
    u.last_sign_in_at, b.bounced_at
from platform_admins p
join users u on u.id = p.user_id
join platform_roles r on r.id = p.role_id
left join mail_bounces b on b.address = lower(u.email)
where p.closed_at is null and p.state in ('active', 'inactive');

--! list : ReviewRow
select r.id, r.title, r.note, r.deadline, r.opened_at, o.email as opened_by, r.version, r.closed_at, c.email as closed_by, r.closing_reason,
    r.audit_head, r.audit_checkpoint, n.items, n.decided
from access_reviews r
left join users o on o.id = r.opened_by
left join users c on c.id = r.closed_by
cross join lateral (
    select count(*) as items, count(*) filter (
        where i.decision is not null or i.removed_at is not null or r.closed_at is null and p.closed_at is not null
    ) as decided
    from access_review_items i join platform_admins p on p.id = i.platform_admin_id
    where i.review_id = r.id
) n
where r.id < :before
order by r.id desc
limit :limit;

--! get : ReviewRow
select r.id, r.title, r.note, r.deadline, r.opened_at, o.email as opened_by, r.version, r.closed_at, c.email as closed_by, r.closing_reason,
    r.audit_head, r.audit_checkpoint, n.items, n.decided
from access_reviews r
left join users o on o.id = r.opened_by
left join users c on c.id = r.closed_by
cross join lateral (
    select count(*) as items, count(*) filter (
        where i.decision is not null or i.removed_at is not null or r.closed_at is null and p.closed_at is not null
    ) as decided
    from access_review_items i join platform_admins p on p.id = i.platform_admin_id
    where i.review_id = r.id
) n
where r.id = :id;

--! share
-- Nobody closes it until the transaction ends; others decide beside it.
select closed_at is null as open from access_reviews where id = :id for share;

--! hold
-- Nobody decides in it until the transaction ends.
select closed_at is null as open from access_reviews where id = :id for update;

--! items : ItemRow
-- By e-mail address. While a review is open it is as the admins are now; closed, as they were then.
select i.id, i.platform_admin_id, i.user_id, i.email, i.name, i.role_key, i.role_name, i.title, i.state, i.can_sign_in, i.last_sign_in_at,
    i.mail_bounced_at, i.decision, i.decided_at, d.email as decided_by, i.reason,
    coalesce(i.removed_at, case when r.closed_at is null then p.closed_at end) as removed_at, i.version
from access_review_items i
join access_reviews r on r.id = i.review_id
join platform_admins p on p.id = i.platform_admin_id
left join users d on d.id = i.decided_by
where i.review_id = :review_id and (lower(i.email) collate "C", i.id) > (:after_key, :after_id)
    and (not :undecided or i.decision is null and i.removed_at is null and (r.closed_at is not null or p.closed_at is null))
order by lower(i.email) collate "C", i.id
limit :limit;

--! item : ItemRow
select i.id, i.platform_admin_id, i.user_id, i.email, i.name, i.role_key, i.role_name, i.title, i.state, i.can_sign_in, i.last_sign_in_at,
    i.mail_bounced_at, i.decision, i.decided_at, d.email as decided_by, i.reason,
    coalesce(i.removed_at, case when r.closed_at is null then p.closed_at end) as removed_at, i.version
from access_review_items i
join access_reviews r on r.id = i.review_id
join platform_admins p on p.id = i.platform_admin_id
left join users d on d.id = i.decided_by
where i.review_id = :review_id and i.id = :id;

--! hold_item
-- One reviewer after the other.
select id from access_review_items where review_id = :review_id and id = :id for no key update;

--! decide (decided_by?)
update access_review_items
set decision = :decision, decided_at = :now, decided_by = :decided_by, reason = :reason, version = version + 1
where review_id = :review_id and id = :id;

--! keep_removals
-- Who is no platform admin any more when the review is closed, however that came.
update access_review_items i set removed_at = p.closed_at
from platform_admins p
where i.review_id = :review_id and p.id = i.platform_admin_id and p.closed_at is not null;

--! close (closed_by?, closing_reason?, audit_head?, audit_checkpoint?)
update access_reviews
set closed_at = :now, closed_by = :closed_by, closing_reason = :closing_reason, audit_head = :audit_head,
    audit_checkpoint = :audit_checkpoint, version = version + 1
where id = :id;

--! reviewers : ReviewerRow()
-- Who is a platform admin now and may be written to; whether their role decides, the roles say.
select u.email, p.role_id
from platform_admins p join users u on u.id = p.user_id
where p.closed_at is null and p.state = 'active' and u.state = 'active'
order by lower(u.email);
