-- Requests that may be sent twice. Everything here runs as identity.

--! begin
insert into idempotency_keys (credential_hash, key, request_hash, created_at) values (:credential_hash, :key, :request_hash, :now)
on conflict do nothing;

--! get : (answer_sealed?)
select request_hash, created_at, answer_sealed from idempotency_keys where credential_hash = :credential_hash and key = :key;

--! answered
update idempotency_keys set answer_sealed = :answer_sealed where credential_hash = :credential_hash and key = :key;

--! forget
delete from idempotency_keys where credential_hash = :credential_hash and key = :key;

--! forget_old
delete from idempotency_keys where created_at < :before;
