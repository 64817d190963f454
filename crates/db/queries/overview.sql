-- The root panel's first page.

--! counts
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
    (select count(*) from (select from jobs where state in ('queued', 'running') limit 10001) c) as open_jobs,
    (select count(*) from (select from jobs where state = 'failed' limit 10001) c) as failed_jobs,
    (select count(*) from (select from mails where state = 'outbox' limit 10001) c) as waiting_mails,
    (select count(*) from platform_admins p join platform_roles r on r.id = p.role_id
        where p.closed_at is null and p.state = 'active' and r.rank >= 100) as super_admins
from few;
