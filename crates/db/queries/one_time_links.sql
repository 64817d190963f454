-- Links that work once: setting the instance up, and choosing a password.

--! insert (user_id?)
insert into one_time_links (id, token_hash, purpose, user_id, created_at, expires_at)
values (:id, :token_hash, :purpose, :user_id, :now, :expires_at);

--! is_open
select exists (
    select 1 from one_time_links where token_hash = :token_hash and purpose = :purpose and used_at is null and expires_at > :now
) as open;

--! consume
update one_time_links set used_at = :now
where token_hash = :token_hash and purpose = :purpose and used_at is null and expires_at > :now;

--! expire_all
update one_time_links set used_at = :now where purpose = :purpose and used_at is null;

--! of_password : PasswordLink()
-- The account whose password this link sets. Looking does not use it.
select u.id, u.email, u.name, l.purpose
from one_time_links l join users u on u.id = l.user_id
where l.token_hash = :token_hash and l.used_at is null and l.expires_at > :now and u.state = 'active';

--! expire_of_user
update one_time_links set used_at = :now where user_id = :user_id and used_at is null;

--! expire_of_purpose
update one_time_links set used_at = :now where user_id = :user_id and purpose = :purpose and used_at is null;

--! consume_of_user
update one_time_links set used_at = :now
where token_hash = :token_hash and user_id = :user_id and used_at is null and expires_at > :now;
