-- The identity role does, row by row, no more than its operations do; and the life of platform admins: inactive, waiting for approval, closed.

----------------------------------------------------------------------------------------------------------------------
-- Identity, by command

do $$
declare
    t text;
begin
    foreach t in array array[
        'users', 'sessions', 'one_time_links', 'platform_roles', 'platform_admins', 'tenants', 'roles', 'table_grants', 'memberships',
        'invitations', 'api_tokens'
    ] loop
        execute format('drop policy identity_all on %I', t);
        execute format('create policy identity_read on %I for select to bailiwick_identity using (true)', t);
    end loop;
end $$;

create function super_admin_exists() returns boolean
    language sql stable
    set search_path = pg_catalog
    return exists (
        select 1 from public.platform_admins p join public.platform_roles r on r.id = p.role_id where r.rank >= 100 and p.closed_at is null
    );

-- Whether the running transaction itself used up an invitation of that person into that role.
create function invited_just_now(tenant uuid, person uuid, role uuid) returns boolean
    language sql stable
    set search_path = pg_catalog
    return exists (
        select 1 from public.invitations i join public.users u on lower(u.email) = lower(i.email)
        where i.tenant_id = tenant and i.role_id = role and u.id = person and i.accepted_at is not null
            and i.xmin = pg_current_xact_id()::xid
    );

create policy identity_insert on users for insert to bailiwick_identity with check (state = 'active');
create policy identity_update on users for update to bailiwick_identity using (state = 'active') with check (state = 'active');
create policy identity_insert on sessions for insert to bailiwick_identity with check (revoked_at is null);
-- What has ended stays ended.
create policy identity_update on sessions for update to bailiwick_identity using (revoked_at is null) with check (true);
create policy identity_insert on api_tokens for insert to bailiwick_identity with check (revoked_at is null);
create policy identity_update on api_tokens for update to bailiwick_identity using (revoked_at is null) with check (revoked_at is not null);
-- From none to one, and never again.
create policy identity_insert on one_time_links for insert to bailiwick_identity
    with check (purpose = 'set_up' and user_id is null and not super_admin_exists());
create policy identity_update on one_time_links for update to bailiwick_identity using (used_at is null) with check (used_at is not null);
create policy identity_insert on platform_admins for insert to bailiwick_identity with check (
    state = 'active' and not super_admin_exists() and exists (select 1 from platform_roles r where r.id = role_id and r.rank >= 100)
);
create policy identity_update on invitations for update to bailiwick_identity
    using (accepted_at is null and revoked_at is null) with check (accepted_at is not null and revoked_at is null);
create policy identity_insert on memberships for insert to bailiwick_identity
    with check (state = 'active' and invited_just_now(tenant_id, user_id, role_id));
create policy identity_update on memberships for update to bailiwick_identity
    using (state = 'archived') with check (state = 'active' and invited_just_now(tenant_id, user_id, role_id));

-- Which plane invites is decided by who asks and not by what they write.
revoke insert (by_platform) on invitations from bailiwick_tenant;
drop policy platform_all on invitations;
create policy platform_read on invitations for select to bailiwick_platform using (true);
create policy platform_insert on invitations for insert to bailiwick_platform with check (by_platform);
create policy platform_update on invitations for update to bailiwick_platform using (true) with check (true);

----------------------------------------------------------------------------------------------------------------------
-- Platform admins

alter table platform_admins drop constraint platform_admins_state_check;
alter table platform_admins add constraint platform_admins_state_check check (state in ('active', 'inactive', 'pending'));
alter table platform_admins
    -- Why the row is inactive, and when the person wants to be back: said on the page, never done by itself.
    add column state_reason text check (length(state_reason) <= 500),
    add column returns_on date,
    -- Who asked for a second admin's approval: that one is not theirs to give.
    add column requested_by uuid references users;

-- By a lock of its own (V7), and by the one meaning of being able to sign in (V8): whoever acts shares the row of their role by now.
create or replace function guard_last_super_admin() returns void
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.last_super_admin', 0));
    if not exists (
        select 1
        from public.platform_admins p
        join public.platform_roles r on r.id = p.role_id
        join public.users u on u.id = p.user_id
        where p.closed_at is null and p.state = 'active' and r.rank >= 100 and public.can_sign_in(u)
    ) then
        raise exception using errcode = 'BW001', message = 'the last active Super Admin must remain';
    end if;
end $$;

grant insert (id, user_id, role_id, title, state, requested_by, created_at),
    update (role_id, title, state, state_reason, returns_on, version, closed_at) on platform_admins to bailiwick_platform;

-- A role that is deleted stays for the closed rows that name it.
alter table platform_roles add column builtin boolean not null default false, add column deleted_at timestamptz;
update platform_roles set builtin = true;
alter table platform_roles drop constraint platform_roles_key_key;
create unique index platform_roles_key on platform_roles (key) where deleted_at is null;
-- Nobody but Super Admins stands at the top.
alter table platform_roles add constraint platform_roles_below_the_top check (builtin or rank between 1 and 99);
alter table platform_roles add constraint platform_roles_key_check check (key ~ '^[a-z][a-z0-9_]{0,29}$');
grant insert (id, key, name, description, rank, permissions), update (name, description, rank, permissions, version, deleted_at)
    on platform_roles to bailiwick_platform;

create function builtin_roles_stay() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if old.builtin and current_user = 'bailiwick_platform' then
        raise exception using errcode = 'BW002', message = 'a built-in platform role is not changed';
    end if;
    return new;
end $$;
create trigger builtin_roles_stay before update on platform_roles for each row execute function builtin_roles_stay();

-- What its description says: people and platform admins below its rank (S3-79). Nobody gives what they do not hold, so it sees what Support sees.
update platform_roles set version = version + 1,
    permissions = '{users.view,users.create,users.edit,users.delete,admins.view,admins.create,admins.edit,admins.delete,tenants.view,servers.view,jobs.view,mails.view,overview.view,plans.view}'
where key = 'user_manager';

----------------------------------------------------------------------------------------------------------------------
-- Ways in that somebody else prepares: a link that works once, or a password that is changed at the first sign-in

alter table users add column password_must_change boolean not null default false;
grant insert (id, email, name, password_hash, password_must_change, password_changed_at, created_at),
    update (password_hash, password_must_change, password_changed_at, state, version) on users to bailiwick_platform;
grant update (password_must_change) on users to bailiwick_identity;

create function passwords_of_others_are_changed() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if current_user = 'bailiwick_platform' and new.password_hash is not null and not new.password_must_change then
        raise exception using errcode = 'BW003', message = 'a password that the platform sets is changed at the first sign-in';
    end if;
    return new;
end $$;
create trigger passwords_of_others_are_changed_insert before insert on users for each row
    execute function passwords_of_others_are_changed();
create trigger passwords_of_others_are_changed_update before update on users for each row
    when (new.password_hash is distinct from old.password_hash or old.password_must_change and not new.password_must_change)
    execute function passwords_of_others_are_changed();
revoke all on function builtin_roles_stay, passwords_of_others_are_changed from public;

alter table one_time_links drop constraint one_time_links_purpose_check;
-- set_up: the first Super Admin. reset, recover: another password, as the person or the command line asked. welcome: the first one.
alter table one_time_links add constraint one_time_links_purpose_check
    check (purpose in ('set_up', 'recover', 'reset', 'welcome') and (purpose = 'set_up') = (user_id is null));
create index one_time_links_user on one_time_links (user_id);
grant select (id, purpose, user_id, used_at), insert (id, token_hash, purpose, user_id, created_at, expires_at), update (used_at)
    on one_time_links to bailiwick_platform;
create policy platform_read on one_time_links for select to bailiwick_platform using (purpose <> 'set_up');
create policy platform_insert on one_time_links for insert to bailiwick_platform with check (purpose <> 'set_up');
create policy platform_update on one_time_links for update to bailiwick_platform
    using (used_at is null and purpose <> 'set_up') with check (used_at is not null);

-- The platform ends what lets a person in, and begins nothing.
grant select (id, user_id, plane, revoked_at), update (revoked_at) on sessions to bailiwick_platform;
create policy platform_read on sessions for select to bailiwick_platform using (true);
create policy platform_end on sessions for update to bailiwick_platform using (revoked_at is null) with check (revoked_at is not null);
grant select (id, user_id, tenant_id, revoked_at), update (revoked_at) on api_tokens to bailiwick_platform;
create policy platform_read on api_tokens for select to bailiwick_platform using (true);
create policy platform_end on api_tokens for update to bailiwick_platform using (revoked_at is null) with check (revoked_at is not null);
grant select (key), delete on sign_in_throttles to bailiwick_platform;
create policy platform_read on sign_in_throttles for select to bailiwick_platform using (true);
create policy platform_lift on sign_in_throttles for delete to bailiwick_platform using (true);

-- A mail that lets somebody into their own account is read by nobody else.
alter table mails add column personal boolean not null default false;
grant insert (personal) on mails to bailiwick_tenant, bailiwick_platform;

-- Whoever forgot a password asks without being known: what is done then is a job, so that the answer takes the same time for everybody.
grant insert (id, tenant_id, kind, payload, run_at, created_at) on jobs to bailiwick_identity;
create policy identity_insert on jobs for insert to bailiwick_identity with check (kind = 'send_reset' and tenant_id is null);
