-- Sessions of people on either plane.

--! insert (address?, user_agent?)
insert into sessions (id, token_hash, user_id, plane, methods, proved_at, created_at, seen_at, expires_at, address, user_agent)
values (:id, :token_hash, :user_id, :plane, :methods, :now, :now, :now, :expires_at, :address, :user_agent);

--! list_of_user : SessionRow(address?, user_agent?)
select id, plane, methods, created_at, seen_at, expires_at, host(address) as address, user_agent
from sessions
where user_id = :user_id and revoked_at is null and expires_at > :now
order by created_at desc
limit 100;

--! revoke
update sessions set revoked_at = :now where id = :id and user_id = :user_id and revoked_at is null;

--! revoke_others
update sessions set revoked_at = :now where user_id = :user_id and revoked_at is null and id <> :keep;

--! prove
update sessions set proved_at = :now where id = :id and user_id = :user_id and revoked_at is null;

--! hold
-- For what outlives the session: whatever ends the session waits until it is done, and then sees it.
select id from sessions where id = :id and revoked_at is null for share;

--! seen
update sessions set seen_at = :now where id = :id and seen_at < :now;
