-- Passkeys, and the ceremonies under way with them. As identity, except where said.

--: PasskeyRow(used_at?)

--! list_of_user : PasskeyRow
select id, rp_id, name, created_at, used_at, version from passkeys
where user_id = :user_id and id > :after
order by id
limit :limit;

--! get : PasskeyRow
select id, rp_id, name, created_at, used_at, version from passkeys where id = :id and user_id = :user_id;

--! count
select count(*) from passkeys where user_id = :user_id;

--! credentials
-- What the person has for this host.
select credential_id from passkeys where user_id = :user_id and rp_id = :rp_id order by id limit 100;

--! insert
insert into passkeys (id, user_id, rp_id, credential_id, credential, name, created_at)
values (:id, :user_id, :rp_id, :credential_id, :credential, :name, :now)
on conflict (credential_id) do nothing;

--! rename
update passkeys set name = :name, version = version + 1 where id = :id and user_id = :user_id and version = :version;

--! remove
delete from passkeys where id = :id and user_id = :user_id;

--! hold_shown : HeldPasskey()
-- The passkey that was shown and whose it is, if they may come in at all: two answers of one device are counted one after the other, and whatever
-- closes the account waits until what was begun by it is there to be ended.
select p.id, p.credential, u.id as user_id, u.email, u.name as user_name
from passkeys p join users u on u.id = p.user_id
where p.credential_id = :credential_id and p.rp_id = :rp_id and u.state = 'active'
for no key update;

--! used
update passkeys set used_at = :now, credential = :credential where id = :id;

--! begin_ceremony (user_id?, bound_to?)
insert into passkey_ceremonies (id, token_hash, purpose, plane, user_id, bound_to, state, created_at, expires_at)
values (:id, :token_hash, :purpose, :plane, :user_id, :bound_to, :state, :now, :expires_at);

--! end_ceremony (user_id?, bound_to?) : CeremonyState()
-- One statement takes it, so of many at the same time one gets it.
update passkey_ceremonies set used_at = :now
where token_hash = :token_hash and purpose = :purpose and plane = :plane and user_id is not distinct from :user_id
    and bound_to is not distinct from :bound_to and used_at is null and expires_at > :now
returning id, state;

--! forget_ceremonies (user_id?, bound_to?)
-- What is over, and of what the same session, or the same sign-in under way, began for the same all but the newest few.
delete from passkey_ceremonies
where expires_at < :now or id in (
    select c.id from passkey_ceremonies c
    where c.user_id = :user_id and c.bound_to = :bound_to and c.purpose = :purpose
    order by c.id desc offset 9
);
