-- What the security page of a tenant looks at; everything runs as tenant.

--: TenantAdminFacts(last_seen_at?, archived_at?)
--: TenantDismissalRow(dismissed_by_name?)

--! admins : TenantAdminFacts
-- Owners, admins and who stands beside them, archived ones too: few by nature. What was done to each, and what each did, is looked for in the newest events
-- of theirs alone.
select m.id, m.user_id, u.email, u.name, r.rank, m.state, u.state = 'active' as has_account, u.second_factors, m.version, m.created_at, a.last_seen_at,
    (
        select max(e.occurred_at) from (
            select e.operation, e.outcome, e.occurred_at from audit_events e
            where e.chain = :tenant_id and e.target_id = 'mem_' || replace(m.id::text, '-', '')
            order by e.position desc, e.id desc limit 50
        ) e
        where e.operation in ('members.archive', 'users.archive_membership', 'users.archive_everywhere') and e.outcome = 'done'
    ) as archived_at,
    exists (
        select from (
            select e.operation, e.outcome, e.occurred_at from audit_events e
            where e.chain = :tenant_id and e.target_id = 'mem_' || replace(m.id::text, '-', '')
            order by e.position desc, e.id desc limit 50
        ) e
        where e.operation = 'members.change_role' and e.outcome = 'done' and e.occurred_at >= :since
    ) as new_to_it,
    exists (
        select from (
            select e.operation, e.outcome, e.occurred_at from audit_events e
            where e.chain = :tenant_id and e.actor_id = m.user_id
            order by e.position desc, e.id desc limit 200
        ) e
        where split_part(e.operation, '.', 1) = any (:nouns::text[]) and e.outcome = 'done' and e.occurred_at >= :since
    ) as used
from roles r
join memberships m on m.tenant_id = r.tenant_id and m.role_id = r.id
join users u on u.id = m.user_id
join member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id
where r.tenant_id = :tenant_id and r.rank >= 60
order by m.email_key
limit :limit;

--! without_role : RolelessMember()
select m.id, m.user_id, u.email, u.name, m.version
from memberships m join users u on u.id = m.user_id
where m.tenant_id = :tenant_id and m.role_id is null and m.state = 'active'
order by m.email_key
limit :limit;

--! count_quiet
-- Active members who were not here since, and could have been; counted so far and no further.
select count(*) from (
    select from member_activity a join memberships m on m.tenant_id = a.tenant_id and m.id = a.membership_id
    where a.tenant_id = :tenant_id and coalesce(a.last_seen_at, timestamptz '1970-01-01 00:00:00+00') < :since
        and m.state = 'active' and m.created_at < :since
    limit :limit
) some_of_them;

--! count_unproved
-- Domains that limit whom one invites, and of which nothing shows that they are the tenant's.
select count(*)
from email_domains d join tenants t on t.id = d.tenant_id
where d.tenant_id = :tenant_id and t.only_email_domains and d.proved_at is null;

--! dismissals : TenantDismissalRow
select d.kind, d.subject, d.reason, d.until, u.name as dismissed_by_name
from tenant_security_dismissals d left join users u on u.id = d.dismissed_by
where d.tenant_id = :tenant_id and d.until > :now
order by d.kind, d.subject
limit 2000;

--! dismiss (dismissed_by?)
insert into tenant_security_dismissals (tenant_id, kind, subject, reason, until, dismissed_by, dismissed_at)
values (:tenant_id, :kind, :subject, :reason, :until, :dismissed_by, :now)
on conflict (tenant_id, kind, subject) do update set reason = excluded.reason, until = excluded.until, dismissed_by = excluded.dismissed_by,
    dismissed_at = excluded.dismissed_at;

--! restore
delete from tenant_security_dismissals where tenant_id = :tenant_id and kind = :kind and subject = :subject;
