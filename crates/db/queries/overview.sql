-- The root panel's first page.

--! counts : Counts(waiting_since?)
-- Counted to the end only where that takes no time. Of more people than that PostgreSQL's own statistics say about how many there are.
with few as (
    select
        (select count(*) from (select from tenants where state <> 'purged' limit 10001) c) as tenants,
        (select count(*) from (select from users where state = 'active' limit 10001) c) as users
)
select
    case when tenants > 10000 then (select greatest(reltuples::bigint, tenants) from pg_class where oid = 'public.tenants'::regclass) else tenants end
        as tenants,
    case when users > 10000 then (select greatest(reltuples::bigint, users) from pg_class where oid = 'public.users'::regclass) else users end as users,
    (select count(*) from database_servers where removed_at is null) as servers,
    (select count(*) from database_servers where removed_at is null and check_error is not null) as offline_servers,
    (select count(*) from (select from jobs where state in ('queued', 'running') limit 10001) c) as open_jobs,
    (select count(*) from (select from jobs where state = 'failed' limit 10001) c) as failed_jobs,
    (select count(*) from (select from mails where state in ('kept', 'outbox') limit 10001) c) as waiting_mails,
    (select count(*) from (select from mails where state = 'failed' limit 10001) c) as failed_mails,
    (select count(*) from (select from access_grants where ended_at is null and needs_approval and decided_at is null and requested_at > :asked_since limit 10001) c)
        as access_requests,
    (select count(*) from (
        select from invitations where accepted_at is null and revoked_at is null and expires_at > :now and expires_at < :soon limit 10001
    ) c) as expiring_invitations,
    (select min(run_at) from jobs where state = 'queued' and run_at <= :now) as waiting_since,
    (select active_holders(r.id) from platform_roles r where r.key = 'super_admin') as super_admins
from few;

--! new_by_day
-- What came on each of the last days: each is counted up to 10,001, so that a day on which a million came costs no more than that.
select d.day,
    (select count(*) from (select from tenants t where t.created_at >= d.day and t.created_at < d.day + interval '1 day' limit 10001) c) as tenants,
    (select count(*) from (select from users u where u.created_at >= d.day and u.created_at < d.day + interval '1 day' limit 10001) c) as users
from generate_series(:first::timestamptz, :last::timestamptz, interval '1 day') d(day)
order by d.day;
