-- Platform admins.

--! super_admin_exists
select exists (
    select 1 from platform_admins p join platform_roles r on r.id = p.role_id where r.rank >= 100 and p.closed_at is null
) as found;

--! lock_super_admin_role
-- Whoever claims the first Super Admin waits here for whoever claimed before. A lock of its own: to lock the row takes the right to
-- change it, which the identity role has not.
select id from platform_roles where key = 'super_admin' and pg_advisory_xact_lock(7236837424) is not null;

--! insert
insert into platform_admins (id, user_id, role_id, title, created_at)
select :id, :user_id, r.id, :title, :now from platform_roles r where r.key = :role;

--! list : AdminRow(last_sign_in_at?)
select p.id, p.user_id, u.email, u.name, r.key as role_key, r.name as role_name, p.title, p.state, u.last_sign_in_at, p.created_at
from platform_admins p join users u on u.id = p.user_id join platform_roles r on r.id = p.role_id
where p.closed_at is null and lower(u.email) > :after
order by lower(u.email)
limit :limit;

--! is_active
select exists (select 1 from platform_admins where user_id = :user_id and state = 'active' and closed_at is null) as found;
