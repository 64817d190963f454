-- The audit log: written by the gate, read by both planes, sealed by a job.

--: HeadRow()
--: EventRow(tenant_id?, tenant_slug?, actor_id?, reason?, address?, request_id?, before?, after?, access_grant_id?, on_behalf_of?, justification?)

--! insert (tenant_id?, actor_id?, reason?, address?, request_id?, before?, after?, access_grant_id?, on_behalf_of?, justification?)
insert into audit_events (id, occurred_at, tenant_id, actor_kind, actor_id, actor_label, operation, target_kind, target_id, target_label, outcome,
    reason, address, request_id, before, after, access_grant_id, on_behalf_of, justification)
values (:id, :now, :tenant_id, :actor_kind, :actor_id, :actor_label, :operation, :target_kind, :target_id, :target_label, :outcome,
    :reason, :address, :request_id, :before, :after, :access_grant_id, :on_behalf_of, :justification);

-- Reading, newest first: a statement for each filter that has an index, which it walks in the order of the log. What else was asked for is looked
-- at in what these find (crates/app/src/audit/walk.rs), so that no page walks further than it says.

--! horizon
-- What lies below it never changes, so a page once read stays as it was.
select audit_horizon();

--! in_log : EventRow
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.chain = :chain and (e.position, e.id) < (:before_position, :before_id) and e.position >= :first
order by e.position desc, e.id desc
limit :limit;

--! in_all_logs : EventRow
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where (e.position, e.id) < (:before_position, :before_id) and e.position >= :first
order by e.position desc, e.id desc
limit :limit;

--! of_kind_in_log : EventRow
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.chain = :chain and e.target_kind = :target_kind and (e.position, e.id) < (:before_position, :before_id) and e.position >= :first
order by e.position desc, e.id desc
limit :limit;

--! of_kind : EventRow
-- Not by equality, here and in the two like it: that would let the planner take the order of all logs for cheaper, which for a kind that only
-- was there long ago walks through everything since.
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.target_kind >= :target_kind and (e.target_kind, e.position, e.id) < (:target_kind, :before_position, :before_id) and e.position >= :first
order by e.target_kind desc, e.position desc, e.id desc
limit :limit;

--! of_operation_in_log : EventRow
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.chain = :chain and e.operation = :operation and (e.position, e.id) < (:before_position, :before_id) and e.position >= :first
order by e.position desc, e.id desc
limit :limit;

--! of_operation : EventRow
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.operation >= :operation and (e.operation, e.position, e.id) < (:operation, :before_position, :before_id) and e.position >= :first
order by e.operation desc, e.position desc, e.id desc
limit :limit;

--! of_target_in_log : EventRow
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.chain = :chain and e.target_id = :target_id and (e.position, e.id) < (:before_position, :before_id) and e.position >= :first
order by e.position desc, e.id desc
limit :limit;

--! of_target : EventRow
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.target_id >= :target_id and (e.target_id, e.position, e.id) < (:target_id, :before_position, :before_id) and e.position >= :first
order by e.target_id desc, e.position desc, e.id desc
limit :limit;

--! of_access_grant_in_log : EventRow
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.chain = :chain and e.access_grant_id = :access_grant_id and (e.position, e.id) < (:before_position, :before_id) and e.position >= :first
order by e.position desc, e.id desc
limit :limit;

--! of_access_grant : EventRow
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.access_grant_id = :access_grant_id and (e.position, e.id) < (:before_position, :before_id) and e.position >= :first
order by e.position desc, e.id desc
limit :limit;

--! of_nobody : EventRow
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.actor_id is null and e.actor_kind = :actor_kind and (e.position, e.id) < (:before_position, :before_id) and e.position >= :first
order by e.position desc, e.id desc
limit :limit;

--! of_address : EventRow
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.address = :address and (e.position, e.id) < (:before_position, :before_id) and e.position >= :first
order by e.position desc, e.id desc
limit :limit;

--! of_people_in_log : EventRow
-- Of each person as many as of all of them at most, by that person's stretch of the index.
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from unnest(:people::uuid[]) p(id)
cross join lateral (
    select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id,
        e.target_label, e.outcome, e.reason, e.address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification
    from audit_events e
    where e.chain = :chain and e.actor_id = p.id and (e.position, e.id) < (:before_position, :before_id) and e.position >= :first
    order by e.position desc, e.id desc
    limit :limit
) e
left join tenants t on t.id = e.tenant_id
order by e.position desc, e.id desc
limit :limit;

--! of_people : EventRow
-- Of each person as many as of all of them at most, by that person's stretch of the index.
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from unnest(:people::uuid[]) p(id)
cross join lateral (
    select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id,
        e.target_label, e.outcome, e.reason, e.address, e.request_id, e.before, e.after, e.access_grant_id, e.on_behalf_of, e.justification
    from audit_events e
    where e.actor_id = p.id and (e.position, e.id) < (:before_position, :before_id) and e.position >= :first
    order by e.position desc, e.id desc
    limit :limit
) e
left join tenants t on t.id = e.tenant_id
order by e.position desc, e.id desc
limit :limit;

--! added_to_log : EventRow
-- Oldest first, for whoever follows a log: what is new is all looked at, whatever the filter, so that one order is enough.
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where e.chain = :chain and (e.position, e.id) > (:after_position, :after_id) and e.position < :until
order by e.position, e.id
limit :limit;

--! added_to_all_logs : EventRow
select e.id, e.occurred_at, e.position, e.chain, e.tenant_id, t.slug as tenant_slug, e.actor_kind, e.actor_id, e.actor_label, e.operation,
    e.target_kind, e.target_id, e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e left join tenants t on t.id = e.tenant_id
where (e.position, e.id) > (:after_position, :after_id) and e.position < :until
order by e.position, e.id
limit :limit;

--! people_like
-- Whose events to look for, by part of the address or name.
select u.id from users u
where lower(u.email) like :pattern or lower(u.name) like :pattern
order by lower(u.email)
limit :limit;

--! people_of_tenant_like
-- The same among those who are or were members, or invite.
select u.id from users u
where (lower(u.email) like :pattern or lower(u.name) like :pattern)
    and u.id in (
        select m.user_id from memberships m where m.tenant_id = :tenant_id
        union select i.invited_by from invitations i where i.tenant_id = :tenant_id
    )
order by lower(u.email)
limit :limit;

--! log_of_slug
select id from tenants where slug = :slug and state <> 'purged';

--! positions_between
-- Where the events of these days are. What is not counted yet comes later in the log, so an end is known only of days behind a day that is.
select coalesce(min(first_position) filter (where day >= :since), (select counted_until from audit_state)) as first,
    case when max(day) > :until::timestamptz + interval '1 day' then coalesce(max(last_position) filter (where day <= :until), 0) + 1
        else 9223372036854775807 end as end_of_it
from audit_days;

--! uncounted
select counted_until, sealed_until from audit_state where counted_until < sealed_until for update;

--! count_days
-- One after the other on any replica: whoever counts holds the state.
insert into audit_days (day, first_position, last_position, events, sign_ins, failed_sign_ins)
select date_trunc('day', e.occurred_at, 'UTC'), min(e.position), max(e.position), count(*),
    count(*) filter (where e.outcome = 'done' and (
        e.operation in ('sessions.second_factor', 'sessions.second_factor_by_passkey', 'sessions.sign_in_by_passkey')
        -- Whoever still has to give a second factor is not in.
        or e.operation = 'sessions.sign_in' and coalesce(e.after->>'waits_for', '') = '')),
    count(*) filter (where e.outcome = 'refused' and e.operation in (
        'sessions.sign_in', 'sessions.sign_in_by_passkey', 'sessions.second_factor', 'sessions.second_factor_by_passkey'))
from audit_events e
where e.position >= :since and e.position < :until
group by 1
on conflict (day) do update set first_position = least(audit_days.first_position, excluded.first_position),
    last_position = greatest(audit_days.last_position, excluded.last_position), events = audit_days.events + excluded.events,
    sign_ins = audit_days.sign_ins + excluded.sign_ins, failed_sign_ins = audit_days.failed_sign_ins + excluded.failed_sign_ins;

--! count_outcomes
-- The same stretch, by the tenants whose logs it is in.
insert into tenant_audit_days (tenant_id, day, allowed, refused)
select e.tenant_id, date_trunc('day', e.occurred_at, 'UTC'), count(*) filter (where e.outcome = 'done'),
    count(*) filter (where e.outcome = 'refused')
from audit_events e
where e.position >= :since and e.position < :until and e.tenant_id is not null
group by 1, 2
on conflict (tenant_id, day) do update set allowed = tenant_audit_days.allowed + excluded.allowed,
    refused = tenant_audit_days.refused + excluded.refused;

--! counted
update audit_state set counted_until = :until;

--! sign_ins : DayRow()
select day, sign_ins, failed_sign_ins from audit_days where day >= :since order by day;

--! outcomes : OutcomeRow()
select day, allowed, refused from tenant_audit_days where tenant_id = :tenant_id and day >= :since order by day;

--! unsealed_chains
-- The logs with events that are visible for good and not sealed yet.
select distinct e.chain
from audit_events e
where e.position >= :since and e.position < :until
order by e.chain;

--! last_head : HeadRow
select chain, number, until_position, leaves, root, previous, hash, key_id, signature, sealed_at
from audit_heads where chain = :chain order by number desc limit 1;

--! oldest_unsealed
-- When the first event was that no head covers yet.
select e.occurred_at from audit_events e where e.position >= (select s.sealed_until from audit_state s) order by e.position limit 1;

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

--! heads_covering : HeadRow
-- The heads over these events: where several end at the same position, all of them.
select h.chain, h.number, h.until_position, h.leaves, h.root, h.previous, h.hash, h.key_id, h.signature, h.sealed_at
from (
    select distinct e.chain, (
        select l.until_position from audit_heads l where l.chain = e.chain and l.until_position > e.position
        order by l.until_position limit 1
    ) as until_position
    from unnest(:chains::uuid[], :positions::bigint[]) e(chain, position)
) covered
join audit_heads h on h.chain = covered.chain and h.until_position = covered.until_position
order by h.chain, h.number desc;

--! retention : RetentionRow(due_before?)
-- Which class is kept how long, before when its events may go, and up to where it is gone through.
select r.class, audit_days_kept(r.class) as days, audit_due_before(r.class) as due_before, r.gone_position, r.gone_id
from audit_retention r order by r.class;

--! sealed_after : SealedAfter(class?)
-- What may be due, oldest first.
select e.id, e.chain, e.position, e.occurred_at, audit_class(e.operation, e.outcome, e.access_grant_id) as class
from audit_events e
where (e.position, e.id) > (:after_position, :after_id) and e.position < (select sealed_until from audit_state)
order by e.position, e.id
limit :limit;

--! remove
select remove_audit_events(:class, :days, :now, :gone_position, :gone_id, :key_id, :ids, :chains, :numbers, :events, :signatures);

--! removals : RemovalRow()
-- What went lawfully from these heads of one log.
select chain, number, class, days, removed_at, events, key_id, signature
from audit_removals where chain = :chain and number >= :first and number <= :last order by chain, number, id;

--! is_there
select exists (select 1 from audit_events where id = :id and chain = :chain) as there;

--! all_chains
-- Every log with a head or an event: from one to the next by the index, however much each holds.
with recursive
    heads as (
        (select chain from audit_heads order by chain limit 1)
        union all
        select (select h.chain from audit_heads h where h.chain > c.chain order by h.chain limit 1) from heads c where c.chain is not null
    ),
    events as (
        (select chain from audit_events order by chain limit 1)
        union all
        select (select e.chain from audit_events e where e.chain > c.chain order by e.chain limit 1) from events c where c.chain is not null
    )
select chain from heads where chain is not null union select chain from events where chain is not null
order by chain;

--! stretch : SealedEvent(tenant_id?, actor_id?, reason?, address?, request_id?, before?, after?, access_grant_id?, on_behalf_of?, justification?)
-- The events of one log between two positions, oldest first: what a head is made from.
select e.id, e.occurred_at, e.position, e.tenant_id, e.actor_kind, e.actor_id, e.actor_label, e.operation, e.target_kind, e.target_id,
    e.target_label, e.outcome, e.reason, host(e.address) as address, e.request_id, e.before, e.after,
    e.access_grant_id, e.on_behalf_of, e.justification
from audit_events e
where e.chain = :chain and (e.position, e.id) > (:after_position, :after_id) and e.position < :until
order by e.position, e.id
limit :limit;
