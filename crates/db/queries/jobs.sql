-- Work in the background. Enqueued by whoever makes the change, done by the platform role.

--: JobRow(tenant_id?, tenant_slug?, error?, finished_at?)

--! enqueue (tenant_id?)
-- As many as there are, of one kind.
insert into jobs (id, tenant_id, kind, payload, run_at, created_at)
select q.id, :tenant_id, :kind, q.payload, :run_at, :now from unnest(:ids::uuid[], :payloads::jsonb[]) as q (id, payload);

--! take : TakenRow(server_id?)
-- The next one that is due, or whose worker died: at most one worker gets it. None of the kinds, and on none of the servers, of which the
-- asker has enough at work.
with next as (
    select j.id, j.state, t.server_id
    from jobs j left join tenants t on t.id = j.tenant_id
    where j.run_at <= :now and (j.state = 'queued' or (j.state = 'running' and j.lease_until < :now))
        and j.kind <> all(:full_kinds::text[]) and (t.server_id is null or t.server_id <> all(:full_servers::uuid[]))
    order by j.run_at
    for update of j skip locked
    limit 1
)
update jobs j set state = 'running', attempts = j.attempts + 1, lease_until = :lease_until
from next
where j.id = next.id
returning j.id, j.kind, j.payload, j.progress, j.attempts, next.server_id, next.state = 'running' as was_left;

-- A worker writes only to the attempt that it began. Nothing is written if its lease ran out and another took the job over: every
-- attempt has a number of its own, for it is never set back.

--! progress
update jobs set progress = :progress, lease_until = :lease_until where id = :id and attempts = :attempt and state = 'running';

--! keep
update jobs set lease_until = :lease_until where id = :id and attempts = :attempt and state = 'running';

--! finish
update jobs set state = 'done', finished_at = :now, lease_until = null, error = null
where id = :id and attempts = :attempt and state = 'running';

--! retry_later
update jobs set state = 'queued', run_at = :run_at, lease_until = null, error = :error
where id = :id and attempts = :attempt and state = 'running';

--! fail
update jobs set state = 'failed', finished_at = :now, lease_until = null, error = :error
where id = :id and attempts = :attempt and state = 'running';

--! another_reconciles
-- Whether another job waits that will read the whole wish later than this one did.
select exists (
    select 1 from jobs j where j.tenant_id = :tenant_id and j.kind = 'reconcile' and j.state = 'queued' and j.id <> :id
) as found;

--! requeue
update jobs set state = 'queued', run_at = :now, error = null, finished_at = null where id = :id and state = 'failed';

--! list : JobRow
select j.id, j.tenant_id, t.slug as tenant_slug, j.kind, j.payload, j.state, j.progress, j.attempts, j.error, j.created_at, j.finished_at
from jobs j left join tenants t on t.id = j.tenant_id
where j.id < :before and (:state = '' or j.state = :state)
order by j.id desc
limit :limit;

--! get : JobRow
select id, tenant_id, null::text as tenant_slug, kind, payload, state, progress, attempts, error, created_at, finished_at from jobs where id = :id;

--! backlog : BacklogRow(oldest_due_at?)
select count(*) filter (where j.state = 'queued') as queued, count(*) filter (where j.state = 'running') as running,
    (select count(*) from jobs f where f.state = 'failed') as failed, min(j.run_at) filter (where j.state = 'queued') as oldest_due_at
from jobs j where j.state in ('queued', 'running');

--! latest_of_tenant : JobRow
select id, tenant_id, null::text as tenant_slug, kind, payload, state, progress, attempts, error, created_at, finished_at
from jobs where tenant_id = :tenant_id and kind in ('provision', 'deprovision')
order by created_at desc
limit 1;

--! hold_verifications
-- Of many who begin one, each waits for the one before.
select pg_advisory_xact_lock(hashtextextended('bailiwick.audit_verifications', 0))::text as held;

--! open_verification
select exists (select 1 from jobs where kind = 'verify_audit' and state in ('queued', 'running')) as found;

--! verifications : JobRow
select id, tenant_id, null::text as tenant_slug, kind, payload, state, progress, attempts, error, created_at, finished_at
from jobs where kind = 'verify_audit'
order by created_at desc
limit :limit;

--! claim_round
update rounds set due_at = :next where name = :name and (not :if_due or due_at <= :now);
