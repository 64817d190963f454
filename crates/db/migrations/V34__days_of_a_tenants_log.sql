-- What each day (UTC) held of a tenant's own log, for the chart on its page: counted as the days of all logs are (V17), so that nobody's page reads a
-- month of events.

create table tenant_audit_days (
    tenant_id uuid not null,
    -- Its beginning.
    day timestamptz not null,
    allowed bigint not null,
    refused bigint not null,
    primary key (tenant_id, day)
);

alter table tenant_audit_days enable row level security;
alter table tenant_audit_days force row level security;
create policy owner_all on tenant_audit_days to current_user using (true) with check (true);
grant select, insert, update (allowed, refused) on tenant_audit_days to bailiwick_platform;
create policy platform_all on tenant_audit_days to bailiwick_platform using (true) with check (true);
grant select on tenant_audit_days to bailiwick_tenant;
create policy tenant_read on tenant_audit_days for select to bailiwick_tenant using (tenant_id = (select current_tenant()));

-- What is counted already of the days that are shown. What comes later is counted with the days of all logs.
insert into tenant_audit_days (tenant_id, day, allowed, refused)
select e.tenant_id, date_trunc('day', e.occurred_at, 'UTC'), count(*) filter (where e.outcome = 'done'),
    count(*) filter (where e.outcome = 'refused')
from audit_events e
where e.position >= (select min(d.first_position) from audit_days d where d.day >= now() - interval '31 days')
    and e.position < (select s.counted_until from audit_state s) and e.tenant_id is not null
group by 1, 2;
