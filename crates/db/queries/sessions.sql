-- Sessions of people on either plane.

--! insert (address?, user_agent?)
insert into sessions (id, token_hash, user_id, plane, methods, proved_at, created_at, seen_at, expires_at, address, user_agent)
values (:id, :token_hash, :user_id, :plane, :methods, :now, :now, :now, :expires_at, :address, :user_agent);

--! insert_inside (address?, user_agent?)
-- Bound to an access grant; it has proved what the session has that opens it.
insert into sessions (id, token_hash, user_id, plane, methods, proved_at, created_at, seen_at, expires_at, address, user_agent, tenant_id, access_grant_id)
values (:id, :token_hash, :user_id, 'app', :methods, :proved_at, :now, :now, :expires_at, :address, :user_agent, :tenant_id, :access_grant_id);

--! list_of_user : SessionRow(address?, user_agent?)
-- With the end that the settings give it now, as the facts have it.
select s.id, s.plane, s.methods, s.created_at, s.seen_at, e.at as expires_at, host(s.address) as address, s.user_agent
from sessions s
cross join instance_settings i
cross join lateral (
    select case s.plane
        when 'root' then least(s.expires_at, s.created_at + make_interval(mins => i.root_lasts_minutes), s.seen_at + make_interval(mins => i.root_idle_minutes))
        else least(s.expires_at, s.created_at + make_interval(mins => i.app_lasts_minutes), s.seen_at + make_interval(mins => i.app_idle_minutes))
    end as at
) e
where s.user_id = :user_id and s.revoked_at is null and e.at > :now and s.id < :before
order by s.id desc
limit :limit;

--! revoke
update sessions set revoked_at = :now where id = :id and user_id = :user_id and revoked_at is null;

--! revoke_others
update sessions set revoked_at = :now where user_id = :user_id and revoked_at is null and id <> :keep;

--! prove
-- Once more who one is, perhaps by more than before.
update sessions set proved_at = :now, methods = array(select distinct m from unnest(methods || :methods::text[]) m order by m)
where id = :id and user_id = :user_id and revoked_at is null;

--! hold
-- For what outlives the session: whatever ends the session waits until it is done, and then sees it.
select id from sessions where id = :id and revoked_at is null for share;

--! seen
update sessions set seen_at = :now where id = :id and seen_at < :now;
