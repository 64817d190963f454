-- The audit log: written by the gate, read by both planes, sealed by a job.

--: HeadRow()
--: EventRow(tenant_id?, tenant_slug?, actor_id?, reason?, address?, request_id?, before?, after?, access_grant_id?, on_behalf_of?, justification?)

--! insert (tenant_id?, actor_id?, reason?, address?, request_id?, before?, after?, access_grant_id?, on_behalf_of?, justification?)
insert into audit_events (id, occurred_at, tenant_id, actor_kind, actor_id, actor_label, operation, target_kind, target_id, target_label, outcome,
    reason, address, request_id, before, after, access_grant_id, on_behalf_of, justification)
values (:id, :now, :tenant_id, :actor_kind, :actor_id, :actor_label, :operation, :target_kind, :target_id, :target_label, :outcome,
    :reason, :address, :request_id, :before, :after, :access_grant_id, :on_behalf_of, :justification);

--! list : EventRow
-- One log, newest first. What lies below the horizon never changes, so a page once read stays as it was.
select e.id, e.occurred_at, e.position, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.chain = :chain and (e.position, e.id) < (:before_position, :before_id)
    and e.position < (select audit_horizon())
    and (:target_kind = '' or e.target_kind = :target_kind)
    and (:actor = '' or lower(e.actor_label) like :actor_pattern
        or e.actor_id in (select u.id from users u where lower(u.name) like :actor_pattern))
    and (:operation = '' or e.operation = :operation)
    and (:outcome = '' or e.outcome = :outcome)
    and (:access_grant::uuid = '00000000-0000-0000-0000-000000000000'::uuid or e.access_grant_id = :access_grant::uuid)
    and e.occurred_at >= :since and e.occurred_at < :until
order by e.position desc, e.id desc
limit :limit;

--! list_all : EventRow
-- Every log, likewise. A statement of its own, for an index serves no "this log, or any".
select e.id, e.occurred_at, e.position, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where (e.position, e.id) < (:before_position, :before_id)
    and e.position < (select audit_horizon())
    and (:target_kind = '' or e.target_kind = :target_kind)
    and (:actor = '' or lower(e.actor_label) like :actor_pattern
        or e.actor_id in (select u.id from users u where lower(u.name) like :actor_pattern))
    and (:operation = '' or e.operation = :operation)
    and (:outcome = '' or e.outcome = :outcome)
    and (:access_grant::uuid = '00000000-0000-0000-0000-000000000000'::uuid or e.access_grant_id = :access_grant::uuid)
    and e.occurred_at >= :since and e.occurred_at < :until
order by e.position desc, e.id desc
limit :limit;

--! unsealed_chains
-- The logs with events that are visible for good and not sealed yet.
select distinct e.chain
from audit_events e
where e.position >= :since and e.position < :until
order by e.chain;

--! last_head : HeadRow
select chain, number, until_position, leaves, root, previous, hash, key_id, signature, sealed_at
from audit_heads where chain = :chain order by number desc limit 1;

--! lock_sealing
-- One sealer at a time, on any replica. Every log is sealed below `sealed_until`.
select sealed_until, audit_horizon() as horizon from audit_state for update;

--! advance_sealing
update audit_state set sealed_until = :sealed_until;

--! insert_head
insert into audit_heads (chain, number, until_position, leaves, root, previous, hash, key_id, signature, sealed_at, checkpoint)
values (:chain, :number, :until_position, :leaves, :root, :previous, :hash, :key_id, :signature, :now, :checkpoint);

--! last_checkpoint : CheckpointRow()
select number, heads, root, previous, hash, key_id, signature, made_at from audit_checkpoints order by number desc limit 1;

--! checkpoint_hash
select hash from audit_checkpoints where number = :number;

--! insert_checkpoint
insert into audit_checkpoints (number, heads, root, previous, hash, key_id, signature, made_at)
values (:number, :heads, :root, :previous, :hash, :key_id, :signature, :now);

--! checkpoints : CheckpointRow()
select number, heads, root, previous, hash, key_id, signature, made_at from audit_checkpoints where number > :after order by number limit :limit;

--! checkpoint_heads : CheckpointHead()
-- What checkpoints after one and up to another are made from, in the order of their trees' leaves.
select checkpoint, hash from audit_heads where checkpoint > :after and checkpoint <= :until order by checkpoint, chain, number;

--! heads : HeadRow
select chain, number, until_position, leaves, root, previous, hash, key_id, signature, sealed_at
from audit_heads where chain = :chain and number > :after order by number limit :limit;

--! all_chains
-- Every log with a head or an event.
select chain from audit_heads group by chain
union
select distinct chain from audit_events;

--! stretch : SealedEvent(tenant_id?, actor_id?, reason?, address?, request_id?, before?, after?, access_grant_id?, on_behalf_of?, justification?)
-- The events of one log between two positions, oldest first: what a head is made from.
select e.id, e.occurred_at, e.position, e.tenant_id, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id,
    e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e
where e.chain = :chain and (e.position, e.id) > (:after_position, :after_id) and e.position < :until
order by e.position, e.id
limit :limit;
