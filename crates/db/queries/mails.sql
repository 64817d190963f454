-- Mail that waits, went out or failed.

--: MailRow(tenant_id?, tenant_slug?, body_sealed?, error?, sent_at?, bounced_at?)

--! insert (tenant_id?)
-- As many as there are. The nil UUID is no invitation.
insert into mails (id, tenant_id, invitation_id, recipient, subject, body_sealed, personal, created_at)
select q.id, :tenant_id, nullif(q.invitation_id, '00000000-0000-0000-0000-000000000000'), q.recipient, q.subject, q.body_sealed, q.personal, :now
from unnest(:ids::uuid[], :invitation_ids::uuid[], :recipients::text[], :subjects::text[], :bodies_sealed::bytea[], :personals::boolean[])
    as q (id, invitation_id, recipient, subject, body_sealed, personal);

--! get : MailRow
select m.id, m.tenant_id, t.slug as tenant_slug, m.recipient, m.subject, m.body_sealed, m.personal, m.state, m.error, m.created_at, m.sent_at, b.bounced_at
from mails m left join tenants t on t.id = m.tenant_id left join mail_bounces b on b.address = lower(m.recipient)
where m.id = :id;

--! list : MailRow
select m.id, m.tenant_id, t.slug as tenant_slug, m.recipient, m.subject, null::bytea as body_sealed, m.personal, m.state, m.error, m.created_at, m.sent_at, b.bounced_at
from mails m left join tenants t on t.id = m.tenant_id left join mail_bounces b on b.address = lower(m.recipient)
where m.id < :before and (:state = '' or m.state = :state)
order by m.id desc
limit :limit;

--! sent
-- What was sent is forgotten: it held a link.
update mails set state = 'sent', sent_at = :now, body_sealed = null, error = null where id = :id;

--! waits
update mails set error = :error where id = :id;

--! queue
update mails set state = 'outbox', error = null where id = :id and state <> 'sent';

--! failed_ones
select id from mails where state = 'failed' order by id limit :limit for update;

--! bounced
insert into mail_bounces (address, error, bounced_at) values (lower(:recipient), :error, :now)
on conflict (address) do update set error = excluded.error, bounced_at = excluded.bounced_at;

--! forget_bounce
delete from mail_bounces where address = lower(:recipient);

--! failed
update mails set state = 'failed', error = :error where id = :id;
