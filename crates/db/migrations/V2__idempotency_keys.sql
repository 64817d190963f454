-- Requests that were sent with an Idempotency-Key: what is sent again is answered again and not done again.

create table idempotency_keys (
    -- Of the session or token that sent it: nobody else is answered.
    credential_hash bytea not null check (octet_length(credential_hash) = 32),
    key text not null check (length(key) between 1 and 255),
    request_hash bytea not null check (octet_length(request_hash) = 32),
    created_at timestamptz not null,
    -- Missing until the request is done.
    answer_sealed bytea,
    primary key (credential_hash, key)
);
create index idempotency_keys_created on idempotency_keys (created_at);

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy owner_all on idempotency_keys to current_user using (true) with check (true);
grant select, insert, delete on idempotency_keys to bailiwick_identity;
grant update (answer_sealed) on idempotency_keys to bailiwick_identity;
create policy identity_all on idempotency_keys to bailiwick_identity using (true) with check (true);
