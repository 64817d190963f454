-- What the security page looks at.

--: AdminFacts(last_sign_in_at?, returns_on?)
--: DismissalRow(dismissed_by_name?)

--! admins : AdminFacts
-- Every open row: few by nature.
select p.id, p.user_id, u.email, u.name, p.state, p.created_at, p.returns_on, u.last_sign_in_at, u.second_factors,
    u.password_hash is not null and coalesce(coalesce(u.password_changed_at, '-infinity') < s.admin_passwords_after, false) as old_password,
    exists (select 1 from memberships m where m.user_id = p.user_id and m.state = 'active') as is_member,
    exists (select 1 from mail_bounces b where b.address = lower(u.email)) as bounced,
    (select count(*) from passkeys k where k.user_id = p.user_id) as passkeys
from platform_admins p join users u on u.id = p.user_id cross join instance_settings s
where p.closed_at is null
order by lower(u.email)
limit :limit;

--! super_admins
select active_holders(r.id) from platform_roles r where r.key = 'super_admin';

--! old_invitations
-- Links that stand open for long: each lets in whoever finds it.
select count(*) from (
    select 1 from invitations
    where accepted_at is null and revoked_at is null and created_at < :before and expires_at > :now
    limit 1000
) some_of_them;

--! list_old_invitations : OldInvitation(invited_by?)
-- The first of them, those that end first.
select i.id, i.email, t.slug as tenant_slug, t.name as tenant_name, i.by_platform, u.name as invited_by, i.created_at, i.expires_at
from invitations i
join tenants t on t.id = i.tenant_id and t.state <> 'purged'
left join users u on u.id = i.invited_by
where i.accepted_at is null and i.revoked_at is null and i.expires_at > :now and i.created_at < :before
order by i.expires_at, i.id
limit :limit;

--! reviewed_since
-- Whether an access review is open, or was closed since.
select exists (select 1 from access_reviews where closed_at is null or closed_at >= :since) as found;

--! dismissals : DismissalRow
select d.kind, d.subject, d.reason, d.until, u.name as dismissed_by_name, d.dismissed_at
from security_dismissals d left join users u on u.id = d.dismissed_by
where d.until > :now
order by d.kind, d.subject
limit 2000;

--! dismiss
insert into security_dismissals (kind, subject, reason, until, dismissed_by, dismissed_at)
values (:kind, :subject, :reason, :until, :dismissed_by, :now)
on conflict (kind, subject) do update set reason = excluded.reason, until = excluded.until, dismissed_by = excluded.dismissed_by,
    dismissed_at = excluded.dismissed_at;

--! restore
delete from security_dismissals where kind = :kind and subject = :subject;
