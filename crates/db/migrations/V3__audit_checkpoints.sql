-- Checkpoints of the audit log: one over all logs for each time that something was sealed, so that a log, or the end of one, cannot be cut off unnoticed.

create table audit_checkpoints (
    number bigint primary key,
    -- How many heads it covers, and the Merkle tree's root over their hashes in the order of (chain, number).
    heads integer not null,
    root bytea not null check (octet_length(root) = 32),
    previous bytea not null check (octet_length(previous) = 32),
    hash bytea not null check (octet_length(hash) = 32),
    key_id integer not null,
    signature bytea not null check (octet_length(signature) = 64),
    made_at timestamptz not null
);

alter table audit_checkpoints enable row level security;
alter table audit_checkpoints force row level security;
create policy owner_all on audit_checkpoints to current_user using (true) with check (true);
grant select, insert on audit_checkpoints to bailiwick_platform;
create policy platform_all on audit_checkpoints to bailiwick_platform using (true) with check (true);

-- The checkpoint that covers the head; null for what was sealed before there were any.
alter table audit_heads add column checkpoint bigint;
create index audit_heads_checkpoint on audit_heads (checkpoint, chain, number);
