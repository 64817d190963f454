-- People and their credentials. Everything here runs as identity, before a tenant is known, except where said.

--! by_email : UserCredentials(password_hash?)
select id, email, name, state, password_hash from users where lower(email) = lower(:email);

--! hold_proved
-- Whoever proved a password acts on it while it is still that one: a change of it waits until they are done, and then ends what they began.
select id from users where id = :id and state = 'active' and password_hash = :password_hash for no key update;

--! insert (password_hash?, password_changed_at?)
insert into users (id, email, name, password_hash, password_changed_at, created_at)
values (:id, :email, :name, :password_hash, :password_changed_at, :now);

--! set_password
update users set password_hash = :password_hash, password_changed_at = :now, version = version + 1 where id = :id;

--! signed_in
update users set last_sign_in_at = :now where id = :id;

--! get : UserRow()
select id, email, name, version from users where id = :id;

--! rename
update users set name = :name, version = version + 1 where id = :id and version = :version;
