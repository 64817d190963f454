-- People and their credentials. Everything here runs as identity, before a tenant is known, except where said.

--! by_email : UserCredentials(password_hash?)
select id, email, name, state, password_hash, password_must_change from users where lower(email) = lower(:email);

--! hold_proved
-- Whoever proved a password acts on it while it is still that one: a change of it waits until they are done, and then ends what they began.
select id from users where id = :id and state = 'active' and password_hash = :password_hash for no key update;

--! insert (password_hash?, password_changed_at?)
insert into users (id, email, name, password_hash, password_changed_at, created_at)
values (:id, :email, :name, :password_hash, :password_changed_at, :now);

--! set_password
-- By the person themself.
update users set password_hash = :password_hash, password_changed_at = :now, password_must_change = false, version = version + 1 where id = :id;

--! insert_by_platform
-- As platform: somebody who gets a way in later.
insert into users (id, email, name, created_at) values (:id, :email, :name, :now);

--! set_temporary_password
-- As platform: changed at the first sign-in. Only while nobody else set one since.
update users set password_hash = :password_hash, password_changed_at = :now, password_must_change = true, version = version + 1
where id = :id and version = :version and state = 'active';

--! lift_suspension
-- As platform.
update users set state = 'active', version = version + 1 where id = :id and state = 'suspended';

--! signed_in
update users set last_sign_in_at = :now where id = :id;

--! get : UserRow()
select id, email, name, state, version from users where id = :id;

--! rename
update users set name = :name, version = version + 1 where id = :id and version = :version;
