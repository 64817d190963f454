-- Security suggestions are found in what is there; kept is only that somebody set one aside, why, and until when.

create table security_dismissals (
    kind text not null check (length(kind) between 1 and 60),
    -- The platform admin that it is about; the nil UUID: the installation.
    subject uuid not null,
    reason text not null check (length(reason) between 3 and 500),
    until timestamptz not null,
    dismissed_by uuid not null references users,
    dismissed_at timestamptz not null,
    primary key (kind, subject)
);

alter table security_dismissals enable row level security;
alter table security_dismissals force row level security;
create policy owner_all on security_dismissals to current_user using (true) with check (true);
grant select, insert, update (reason, until, dismissed_by, dismissed_at), delete on security_dismissals to bailiwick_platform;
create policy platform_all on security_dismissals to bailiwick_platform using (true) with check (true);

-- Whether mail to an address failed of late.
create index mails_failed on mails (lower(recipient), created_at) where state = 'failed';
