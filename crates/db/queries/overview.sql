-- The root panel's first page.

--! counts
select
    (select count(*) from tenants where state <> 'purged') as tenants,
    (select count(*) from users where state = 'active') as users,
    (select count(*) from database_servers where removed_at is null) as servers,
    (select count(*) from jobs where state in ('queued', 'running')) as open_jobs,
    (select count(*) from jobs where state = 'failed') as failed_jobs,
    (select count(*) from mails where state = 'outbox') as waiting_mails,
    (select count(*) from platform_admins p join platform_roles r on r.id = p.role_id
        where p.closed_at is null and p.state = 'active' and r.rank >= 100) as super_admins;
