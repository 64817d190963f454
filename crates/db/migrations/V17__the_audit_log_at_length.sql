-- The audit log at ten million events: an index for each filter of its pages, what each day held, and saved views.

----------------------------------------------------------------------------------------------------------------------
-- Each filter walks an index of its own, in the order of the log. Twice, for a log of one tenant and all logs together: an index serves no
-- "this log, or any", and what one actor did in all logs says nothing of how much of it is in one.

create index audit_events_of_kind on audit_events (target_kind, position, id);
create index audit_events_target on audit_events (chain, target_id, position, id);
create index audit_events_of_target on audit_events (target_id, position, id);
create index audit_events_actor on audit_events (chain, actor_id, position, id) where actor_id is not null;
create index audit_events_of_actor on audit_events (actor_id, position, id) where actor_id is not null;
create index audit_events_operation on audit_events (chain, operation, position, id);
create index audit_events_of_operation on audit_events (operation, position, id);
-- What no person did: the command line, the system, strangers.
create index audit_events_of_nobody on audit_events (actor_kind, position, id) where actor_id is null;
create index audit_events_of_access_grant on audit_events (access_grant_id, position, id) where access_grant_id is not null;
create index audit_events_address on audit_events (address, position, id) where address is not null;
-- Which heads cover an event.
create index audit_heads_until on audit_heads (chain, until_position, number);

----------------------------------------------------------------------------------------------------------------------
-- What each day (UTC) held: where in the log its events are, so that a range of dates is a range of positions; and how people signed in.

create table audit_days (
    -- Its beginning.
    day timestamptz primary key,
    first_position bigint not null,
    last_position bigint not null,
    events bigint not null,
    sign_ins bigint not null,
    failed_sign_ins bigint not null
);
-- Every event below it is counted.
alter table audit_state add column counted_until bigint not null default 0;

alter table audit_days enable row level security;
alter table audit_days force row level security;
create policy owner_all on audit_days to current_user using (true) with check (true);
grant select, insert, update (first_position, last_position, events, sign_ins, failed_sign_ins) on audit_days to bailiwick_platform;
create policy platform_all on audit_days to bailiwick_platform using (true) with check (true);
-- A tenant learns where a day is and not how busy the installation was.
grant select (day, first_position, last_position) on audit_days to bailiwick_tenant;
create policy tenant_read on audit_days for select to bailiwick_tenant using (true);
grant update (counted_until) on audit_state to bailiwick_platform;

----------------------------------------------------------------------------------------------------------------------
-- Filters that somebody keeps under a name, for themself or for everybody who reads that log.

create table audit_views (
    -- The log that it is of: the tenant, or the nil UUID for the platform's page.
    chain uuid not null,
    id uuid not null,
    owner_id uuid not null references users on delete cascade,
    name text not null check (length(name) between 1 and 60),
    filter jsonb not null,
    shared boolean not null,
    created_at timestamptz not null,
    primary key (chain, id)
);
create unique index audit_views_name on audit_views (chain, owner_id, lower(name));

alter table audit_views enable row level security;
alter table audit_views force row level security;
create policy owner_all on audit_views to current_user using (true) with check (true);
grant select, insert, delete on audit_views to bailiwick_tenant, bailiwick_platform;
create policy tenant_own on audit_views to bailiwick_tenant
    using (chain = (select current_tenant())) with check (chain = (select current_tenant()));
create policy platform_own on audit_views to bailiwick_platform
    using (chain = '00000000-0000-0000-0000-000000000000') with check (chain = '00000000-0000-0000-0000-000000000000');

----------------------------------------------------------------------------------------------------------------------
-- Verifications of the whole log are jobs; the newest is shown.

create index jobs_verifications on jobs (created_at desc) where kind = 'verify_audit';
