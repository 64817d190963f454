-- People and their credentials. Everything here runs as identity, before a tenant is known, except where said.

--! by_email : UserCredentials(password_hash?)
select u.id, u.email, u.name, u.state, u.password_hash, u.password_must_change, password_is_known(u) as password_is_known
from users u
where lower(u.email) = lower(:email);

--! hold_proved
-- Whoever proved a password acts on it while it is still that one: a change of it waits until they are done, and then ends what they began.
select u.id from users u
where u.id = :id and u.state = 'active' and u.password_hash = :password_hash and not password_is_known(u)
for no key update;

--! hold_active
-- Nobody closes the account, or changes its password, until the transaction ends.
select id from users where id = :id and state = 'active' for no key update;

--! insert (password_hash?, password_changed_at?)
insert into users (id, email, name, password_hash, password_changed_at, created_at)
values (:id, :email, :name, :password_hash, :password_changed_at, :now);

--! prove_email
update users set email_proved_at = :now where id = :id;

--! set_password
-- By the person themself.
update users set password_hash = :password_hash, password_changed_at = :now, password_must_change = false, version = version + 1 where id = :id;

--! insert_by_platform
-- As platform: somebody who gets a way in later.
insert into users (id, email, name, created_at) values (:id, :email, :name, :now);

--! set_temporary_password
-- As platform: changed at the first sign-in. Only while nobody else set one since.
update users set password_hash = :password_hash, password_changed_at = :now, password_must_change = true, version = version + 1
where id = :id and version = :version and state = 'active';

--! lift_suspension
-- As platform.
update users set state = 'active', version = version + 1 where id = :id and state = 'suspended';

--! signed_in
update users set last_sign_in_at = :now where id = :id;

--! get : UserRow()
select id, email, name, state, version from users where id = :id;

--! rename
update users set name = :name, version = version + 1 where id = :id and version = :version;


-- As the platform sees them: everybody of the instance. `after` is the last user of the page before, and nobody's id on the first.

--: ListedRow(last_sign_in_at?, deleted_at?, platform_role?)
--: TenantOfUser(role_key?, role_name?)

--! list_by_email : ListedRow
select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants
from listed_users u
where u.by_email > coalesce((select lower(a.email) from users a where a.id = :after), '')
    and (:state = '' or u.state = :state)
    and (:kind <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null)))
    and (:kind <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null)))
order by u.by_email
limit :limit;

--! list_by_email_turned : ListedRow
-- The first page begins at the last address there is.
select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants
from listed_users u
where u.by_email <= coalesce((select lower(a.email) from users a where a.id = :after), (select max(lower(m.email)) from users m))
    and u.id <> :after
    and (:state = '' or u.state = :state)
    and (:kind <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null)))
    and (:kind <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null)))
order by u.by_email desc
limit :limit;

--! list_by_name : ListedRow
select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants
from listed_users u
where (u.by_name, u.id) > (coalesce((select lower(a.name) from users a where a.id = :after), ''), :after)
    and (:state = '' or u.state = :state)
    and (:kind <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null)))
    and (:kind <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null)))
order by u.by_name, u.id
limit :limit;

--! list_by_name_turned : ListedRow
-- The first page begins at the last name there is.
select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants
from listed_users u
where (u.by_name, u.id) < (coalesce((select lower(a.name) from users a where a.id = :after), (select max(lower(m.name)) from users m)), :after)
    and (:state = '' or u.state = :state)
    and (:kind <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null)))
    and (:kind <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null)))
order by u.by_name desc, u.id desc
limit :limit;

--! list_by_last_sign_in : ListedRow
-- The latest first; who never signed in comes last.
select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants
from listed_users u
where (u.by_sign_in, u.id) < (
        coalesce((select coalesce(a.last_sign_in_at, timestamptz '1970-01-01 00:00:00+00') from users a where a.id = :after), 'infinity'), :after)
    and (:state = '' or u.state = :state)
    and (:kind <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null)))
    and (:kind <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null)))
order by u.by_sign_in desc, u.id desc
limit :limit;

--! list_by_last_sign_in_turned : ListedRow
select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants
from listed_users u
where (u.by_sign_in, u.id) > (
        coalesce((select coalesce(a.last_sign_in_at, timestamptz '1970-01-01 00:00:00+00') from users a where a.id = :after), '-infinity'), :after)
    and (:state = '' or u.state = :state)
    and (:kind <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null)))
    and (:kind <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null)))
order by u.by_sign_in, u.id
limit :limit;

--! search : ListedRow
-- A frequent part is found by going through the next thousand; only one that is rare among these is looked up, and then it gives few.
with start as materialized (
    select coalesce((select lower(a.email) from users a where a.id = :after), '') as key
), near as materialized (
    select u.id, lower(u.email) as key, u.search like :pattern as hit
    from users u
    where lower(u.email) > (select s.key from start s)
        and u.erased_at is null
        and (:state = '' or u.state = :state)
        and (:kind <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null)))
        and (:kind <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null)))
    order by lower(u.email)
    limit 1000
), rare as materialized (
    select u.id, lower(u.email) as key
    from users u
    where (select count(*) from near n where n.hit) < :limit and (select count(*) from near) = 1000
        and u.search like :pattern
        and u.erased_at is null
        and (:state = '' or u.state = :state)
        and (:kind <> 'instance' or u.id = any (array(select p.user_id from platform_admins p where p.closed_at is null)))
        and (:kind <> 'workspace' or u.id <> all (array(select p.user_id from platform_admins p where p.closed_at is null)))
), page as (
    select n.id, n.key from near n where n.hit
    union all
    select r.id, r.key from rare r where r.key > (select max(n.key) from near n)
    order by key
    limit :limit
)
select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants
from page join listed_users u on u.id = page.id
order by page.key;

--! listed : ListedRow
select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at, u.platform_role, u.second_factors, u.tenants
from listed_users u where u.id = :id;

--! hold : HeldUser(platform_role_id?)
-- Nobody else changes the user until the transaction ends.
select u.version, u.email,
    (select p.role_id from platform_admins p where p.user_id = u.id and p.closed_at is null) as platform_role_id
from users u where u.id = :id and u.erased_at is null for no key update;

--! edit
update users set email_proved_at = case when lower(email) = lower(:email) then email_proved_at end,
    email = :email, name = :name, version = version + 1
where id = :id;

--! set_state
update users set state = :state, version = version + 1 where id = :id;

--! mark_deleted
update users set deleted_from = state, state = 'deleted', deleted_at = :now, version = version + 1 where id = :id;

--! restore
update users set state = coalesce(deleted_from, 'suspended'), deleted_from = null, deleted_at = null, version = version + 1 where id = :id;

--! erase
select erase_user(:id, :before, :now) as erased;

--! end_sessions
with flows as (delete from sign_in_flows where user_id = :user_id)
update sessions set revoked_at = :now where user_id = :user_id and revoked_at is null;

--! end_tokens
update api_tokens set revoked_at = :now where user_id = :user_id and revoked_at is null;

--! end_links
update one_time_links set used_at = :now where user_id = :user_id and used_at is null;

--! blocked_until : (blocked_until?)
-- Until when the next attempt to sign in is not looked at.
select max(t.blocked_until) as blocked_until from sign_in_throttles t where t.key = any(:keys);

--! lift_lock
delete from sign_in_throttles where key = any(:keys);

--! tenants_of : TenantOfUser
-- Every tenant of a person, by slug, archived memberships included.
select m.id, m.tenant_id, t.slug, t.name, t.state as tenant_state, m.state, r.key as role_key, r.name as role_name, m.version
from memberships m
join tenants t on t.id = m.tenant_id and t.state <> 'purged'
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where m.user_id = :user_id and t.slug > :after
order by t.slug
limit :limit;

--! tenant_of : TenantOfUser
select m.id, m.tenant_id, t.slug, t.name, t.state as tenant_state, m.state, r.key as role_key, r.name as role_name, m.version
from memberships m
join tenants t on t.id = m.tenant_id and t.state <> 'purged'
left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
where m.user_id = :user_id and m.id = :id;

--! hold_membership
-- What a tenant was is kept as it was once it is being deleted: who may have its schema after it is asked of that.
select m.version from memberships m join tenants t on t.id = m.tenant_id and t.state not in ('deleting', 'purged')
where m.user_id = :user_id and m.id = :id
for no key update of m;

--! set_membership_state
update memberships set state = :state, version = version + 1 where tenant_id = :tenant_id and id = :id;

--! remove_membership
delete from memberships where tenant_id = :tenant_id and id = :id;

--! owned_alone
-- The tenants that would have no owner without this person who could sign in, the first of them.
select t.slug
from memberships m
join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id and r.rank >= 100
join tenants t on t.id = m.tenant_id and t.state not in ('deleting', 'purged')
where m.user_id = :user_id and m.state = 'active' and (:any_tenant or m.tenant_id = :tenant_id) and not exists (
    select 1 from roles o join memberships other on other.tenant_id = o.tenant_id and other.role_id = o.id and other.state = 'active'
    join users u on u.id = other.user_id and can_sign_in(u)
    where o.tenant_id = m.tenant_id and o.rank >= 100 and other.user_id <> m.user_id
)
order by t.slug
limit 6;

--! is_only_super_admin
select exists (
    select 1 from platform_admins p join platform_roles r on r.id = p.role_id
    where p.user_id = :user_id and p.closed_at is null and p.state = 'active' and r.rank >= 100
) and not exists (
    select 1 from platform_admins p join platform_roles r on r.id = p.role_id join users u on u.id = p.user_id
    where p.user_id <> :user_id and p.closed_at is null and p.state = 'active' and r.rank >= 100
      and can_sign_in(u)
) as only_one;
