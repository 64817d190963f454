-- Mail that waits, went out or failed.

--: MailRow(tenant_id?, tenant_slug?, body_sealed?, error?, sent_at?, bounced_at?)

--! insert (tenant_id?)
-- As many as there are. The nil UUID is no invitation.
insert into mails (id, tenant_id, invitation_id, recipient, subject, body_sealed, personal, state, created_at)
select q.id, :tenant_id, nullif(q.invitation_id, '00000000-0000-0000-0000-000000000000'), q.recipient, q.subject, q.body_sealed, q.personal, :state, :now
from unnest(:ids::uuid[], :invitation_ids::uuid[], :recipients::text[], :subjects::text[], :bodies_sealed::bytea[], :personals::boolean[])
    as q (id, invitation_id, recipient, subject, body_sealed, personal);

--! get : MailRow
select m.id, m.tenant_id, t.slug as tenant_slug, m.recipient, m.subject, m.body_sealed, m.personal, m.state, m.error, m.created_at, m.sent_at, b.bounced_at
from mails m left join tenants t on t.id = m.tenant_id left join mail_bounces b on b.address = lower(m.recipient)
where m.id = :id;

--! list : MailRow
select m.id, m.tenant_id, t.slug as tenant_slug, m.recipient, m.subject, null::bytea as body_sealed, m.personal, m.state, m.error, m.created_at, m.sent_at, b.bounced_at
from mails m left join tenants t on t.id = m.tenant_id left join mail_bounces b on b.address = lower(m.recipient)
where m.id < :before and (:state = '' or m.state = :state) and (:recipient = '' or lower(m.recipient) = lower(:recipient))
order by m.id desc
limit :limit;

--! sent
-- What was sent is forgotten: it held a link.
update mails set state = 'sent', sent_at = :now, body_sealed = null, error = null where id = :id;

--! keep
-- There is no mail server any more.
update mails set state = 'kept' where id = :id and state = 'outbox';

--! waits
update mails set error = :error where id = :id;

--! queue
update mails set state = 'outbox', error = null where id = :id and state <> 'sent';

--! queue_all
-- But for those that hold nothing any more, and those whose link was used, taken back, made anew or has ended. A person's own link is known by the moment
-- at which it was made and written down in a mail.
update mails m set state = 'outbox', error = null
where m.state in ('kept', 'failed') and m.body_sealed is not null
    and (m.invitation_id is null or (
        m.invitation_id in (select i.id from invitations i where i.accepted_at is null and i.revoked_at is null and i.expires_at > :now)
        and not exists (select 1 from mails n where n.invitation_id = m.invitation_id and n.id > m.id)
    ))
    and (not m.personal or (lower(m.recipient), m.created_at) in (
        select lower(u.email), l.created_at from one_time_links l join users u on u.id = l.user_id where l.used_at is null and l.expires_at > :now
    ))
returning m.id;

--! count_unsent
select count(*) from (select from mails where state in ('kept', 'failed') and body_sealed is not null limit 10001) some_of_them;

--! bounced
insert into mail_bounces (address, error, bounced_at) values (lower(:recipient), :error, :now)
on conflict (address) do update set error = excluded.error, bounced_at = excluded.bounced_at;

--! forget_bounce
delete from mail_bounces where address = lower(:recipient);

--! failed
update mails set state = 'failed', error = :error where id = :id;
