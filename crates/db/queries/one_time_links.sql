-- Links that work once: setting the instance up.

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
