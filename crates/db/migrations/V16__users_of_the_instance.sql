-- Users of the whole instance, as the platform sees and changes them: suspended, deleted with thirty days to think better of it, erased.

alter table users
    add column deleted_at timestamptz,
    -- What a restored user is again.
    add column deleted_from text check (deleted_from in ('active', 'suspended')),
    -- Nobody is behind the row any more; it stays for what refers to it.
    add column erased_at timestamptz;

-- What a list of users shows of each, for whoever may read the tables behind it. What is erased is nobody.
create view listed_users with (security_invoker = true) as
select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at,
    lower(u.email) as by_email, lower(u.name) as by_name, coalesce(u.last_sign_in_at, timestamptz '1970-01-01 00:00:00+00') as by_sign_in, u.search,
    (select r.key from platform_admins p join platform_roles r on r.id = p.role_id where p.user_id = u.id and p.closed_at is null) as platform_role,
    (select count(*) from memberships m join tenants t on t.id = m.tenant_id and t.state <> 'purged' where m.user_id = u.id) as tenants
from users u
where u.erased_at is null;
grant select on listed_users to bailiwick_platform;

-- The platform changes who somebody is and whether they may come in; what lets them in it ends and never makes.
grant update (email, name, state, version, deleted_at, deleted_from) on users to bailiwick_platform;
grant select (id, user_id, revoked_at), update (revoked_at) on sessions to bailiwick_platform;
grant select (id, user_id, revoked_at), update (revoked_at) on api_tokens to bailiwick_platform;
grant select (id, user_id, purpose, used_at), update (used_at) on one_time_links to bailiwick_platform;
grant select (key, blocked_until), delete on sign_in_throttles to bailiwick_platform;
create policy users_sessions on sessions to bailiwick_platform using (true) with check (revoked_at is not null);
create policy users_tokens on api_tokens to bailiwick_platform using (true) with check (revoked_at is not null);
create policy users_links on one_time_links to bailiwick_platform using (user_id is not null) with check (used_at is not null);
create policy users_throttles on sign_in_throttles to bailiwick_platform using (true);
-- Memberships it ends and brings back, as what they were. It makes none, and gives no role (D1).
grant update (state, version), delete on memberships to bailiwick_platform;

-- The address in a tenant's old invitations and in mails is personal too.
create index invitations_email on invitations (lower(email));
create index mails_recipient on mails (lower(recipient));

-- Erases what is personal of somebody whose deletion is older than `before`, and says whether there was anything to erase. Here and not in grants:
-- the platform can take away so much only all at once, and only of whoever was deleted long enough ago.
create function erase_user(person uuid, before timestamptz, now timestamptz) returns boolean
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    address text;
    pseudonym text := 'erased-' || replace(person::text, '-', '') || '@erased.invalid';
begin
    select lower(u.email) into address from public.users u
    where u.id = person and u.state = 'deleted' and u.erased_at is null and u.deleted_at <= before
    for update;
    if not found then
        return false;
    end if;
    delete from public.memberships m where m.user_id = person;
    update public.platform_admins p set closed_at = erase_user.now, title = '' where p.user_id = person and p.closed_at is null;
    delete from public.sessions s where s.user_id = person;
    delete from public.api_tokens a where a.user_id = person;
    delete from public.one_time_links l where l.user_id = person;
    delete from public.sign_in_throttles t where t.key in ('app account ' || address, 'root account ' || address);
    update public.invitations i set revoked_at = coalesce(i.revoked_at, erase_user.now)
    where lower(i.email) = address and i.accepted_at is null;
    update public.invitations i set email = pseudonym, name = '' where lower(i.email) = address;
    update public.mails m set recipient = pseudonym, body_sealed = null,
        state = case when m.state = 'outbox' then 'failed' else m.state end, error = null
    where lower(m.recipient) = address;
    update public.users u
    set email = pseudonym, name = 'Erased user', password_hash = null, password_changed_at = null, last_sign_in_at = null,
        erased_at = erase_user.now, version = u.version + 1
    where u.id = person;
    return true;
end $$;
revoke all on function erase_user from public;
grant execute on function erase_user to bailiwick_platform;
