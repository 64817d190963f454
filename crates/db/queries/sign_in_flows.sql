-- Sign-ins that wait for a second factor.

--! insert
insert into sign_in_flows (id, token_hash, user_id, plane, methods, created_at, expires_at)
values (:id, :token_hash, :user_id, :plane, :methods, :now, :expires_at);

--! forget
-- What is over, and of what the person began here all but the newest two: whoever knows the password keeps nobody out by beginning anew.
delete from sign_in_flows
where expires_at <= :now or user_id = :user_id and plane = :plane and id not in (
    select f.id from sign_in_flows f where f.user_id = :user_id and f.plane = :plane order by f.id desc limit 2
);

--! open : Flow()
-- Whoever changed their password meanwhile, or was closed out, begins anew.
select f.id, f.user_id, f.methods, u.email, u.name, u.second_factors
from sign_in_flows f join users u on u.id = f.user_id
where f.token_hash = :token_hash and f.plane = :plane and f.used_at is null and f.expires_at > :now
    and u.state = 'active' and not password_is_known(u) and coalesce(u.password_changed_at, f.created_at) <= f.created_at;

--! consume
update sign_in_flows set used_at = :now where id = :id and used_at is null;
