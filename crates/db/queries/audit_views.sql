-- Filters of the audit log that somebody keeps under a name.

--: ViewRow(owner_name?)

--! list : ViewRow
-- One's own, and those that others share.
select v.id, v.owner_id, u.name as owner_name, v.name, v.filter, v.shared, v.created_at
from audit_views v left join users u on u.id = v.owner_id
where v.chain = :chain and (v.shared or v.owner_id = :user_id)
order by lower(v.name), v.id
limit :limit;

--! get : ViewRow
select v.id, v.owner_id, u.name as owner_name, v.name, v.filter, v.shared, v.created_at
from audit_views v left join users u on u.id = v.owner_id
where v.chain = :chain and v.id = :id and (v.shared or v.owner_id = :user_id);

--! hold
-- Of many that one person saves at once, each waits for the one before.
select pg_advisory_xact_lock(hashtextextended('bailiwick.audit_views ' || :user_id::uuid::text, 0))::text as held;

--! count
select count(*) from audit_views where chain = :chain and owner_id = :user_id;

--! insert
insert into audit_views (chain, id, owner_id, name, filter, shared, created_at)
values (:chain, :id, :user_id, :name, :filter, :shared, :now)
on conflict do nothing;

--! delete
delete from audit_views where chain = :chain and id = :id;
