-- What somebody has beside a password to sign in with. Everything here runs as identity, except where said.

--! show : SecondFactorsRow(totp_since?, totp_used_at?)
select u.second_factors, t.confirmed_at as totp_since, t.used_at as totp_used_at,
    (select count(*) from recovery_codes r where r.user_id = u.id and r.used_at is null) as recovery_codes
from users u left join totp_secrets t on t.user_id = u.id and t.confirmed_at is not null
where u.id = :user_id;

--! kinds
select second_factors from users where id = :user_id;

--! hold_changing : Changing()
-- Whoever changes what they sign in with, and the session that they do it in, as both are then: whatever ends either, or changes the same, waits.
select u.second_factors, 'mfa' = any (s.methods) as second_factor, s.proved_at
from users u join sessions s on s.user_id = u.id
where u.id = :user_id and u.state = 'active' and s.id = :session_id and s.revoked_at is null
for no key update of u for share of s;

--! begin_totp
-- In the place of one that was begun and not confirmed. One that is confirmed stays.
insert into totp_secrets (user_id, secret_sealed, created_at) values (:user_id, :secret_sealed, :now)
on conflict (user_id) do update set secret_sealed = excluded.secret_sealed, created_at = excluded.created_at
where totp_secrets.confirmed_at is null;

--! begun_totp
-- Not yet confirmed, and begun lately.
select secret_sealed from totp_secrets where user_id = :user_id and confirmed_at is null and created_at > :since
for no key update;

--! confirm_totp
update totp_secrets set confirmed_at = :now, used_at = :now, used_step = :step where user_id = :user_id and confirmed_at is null;

--! totp
select secret_sealed from totp_secrets where user_id = :user_id and confirmed_at is not null;

--! use_totp
-- No code is taken twice, nor one that is older than the last (RFC 6238 §5.2).
update totp_secrets set used_at = :now, used_step = :step where user_id = :user_id and confirmed_at is not null and used_step < :step;

--! remove_totp
delete from totp_secrets where user_id = :user_id and confirmed_at is not null;

--! use_recovery_code
update recovery_codes set used_at = :now where user_id = :user_id and code_hash = :code_hash and used_at is null;

--! forget_own
-- Everything, by the person themself, whose way in is made anew by whoever has the server.
with passkeys_gone as (delete from passkeys where user_id = :user_id),
    codes_gone as (delete from recovery_codes where user_id = :user_id),
    flows_gone as (delete from sign_in_flows where user_id = :user_id)
delete from totp_secrets where user_id = :user_id;

--! remove_recovery_codes
delete from recovery_codes where user_id = :user_id;

--! insert_recovery_codes
insert into recovery_codes (user_id, code_hash) select :user_id, unnest(:code_hashes::bytea[]);

--! forget
-- As platform: everything, of somebody who has lost it.
select forget_second_factors(:user_id) as forgotten;
