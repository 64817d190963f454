-- Who has which account and who creates tenants: platform admins apart from members where that is asked for.

----------------------------------------------------------------------------------------------------------------------
-- Separate accounts (D2): one person's membership and their being a platform admin exclude each other while the setting is on.
-- Where both are there from before, both stay; neither comes back once it has ended.

-- Whether it is on, and holds that still: whoever turns it on waits for those who went by its being off, and of one person's two sides the
-- second waits for the first. Locks of their own, taken before any other that the change takes, for rows of people are held for much else.
create function separate_accounts(person uuid) returns boolean
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended('bailiwick.separate_accounts', 0));
    if not (select s.separate_admin_accounts from public.instance_settings s) then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.separate_accounts ' || person::text, 0));
    return true;
end $$;

create function memberships_are_separate() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    -- A statement of its own: what it waited for is seen by the next one only.
    if not public.separate_accounts(new.user_id) then
        return new;
    end if;
    if exists (select 1 from public.platform_admins p where p.user_id = new.user_id and p.closed_at is null) then
        raise exception using errcode = 'BW004', constraint = 'memberships_are_separate',
            message = 'This account is a platform admin''s, and here such an account is a member of no tenant. '
                'Use another e-mail address for the tenant, or have the person removed as a platform admin first.';
    end if;
    return new;
end $$;

create function platform_admins_are_separate() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    if not public.separate_accounts(new.user_id) then
        return new;
    end if;
    if exists (
        select 1 from public.memberships m join public.tenants t on t.id = m.tenant_id
        where m.user_id = new.user_id and m.state = 'active' and t.state <> 'purged'
    ) then
        raise exception using errcode = 'BW004', constraint = 'platform_admins_are_separate',
            message = 'This account is a member of a tenant, and here such an account is no platform admin''s. '
                'Use another e-mail address for the platform, or have every membership of the account archived first.';
    end if;
    return new;
end $$;

-- Said when the link is made, for it could not be accepted.
create function invitations_are_separate() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    if (select s.separate_admin_accounts from public.instance_settings s) and exists (
        select 1 from public.platform_admins p join public.users u on u.id = p.user_id
        where lower(u.email) = lower(new.email) and p.closed_at is null
    ) then
        raise exception using errcode = 'BW004', constraint = 'invitations_are_separate',
            message = 'This address is a platform admin''s, and here such an account is a member of no tenant. '
                'Invite the person at another e-mail address.';
    end if;
    return new;
end $$;

create function separate_accounts_begin() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.separate_accounts', 0));
    return new;
end $$;

create trigger memberships_are_separate_new before insert on memberships for each row
    when (new.state = 'active')
    execute function memberships_are_separate();
create trigger memberships_are_separate_again before update on memberships for each row
    when (new.state = 'active' and (old.state <> 'active' or new.user_id <> old.user_id))
    execute function memberships_are_separate();
create trigger platform_admins_are_separate_new before insert on platform_admins for each row
    when (new.closed_at is null)
    execute function platform_admins_are_separate();
create trigger platform_admins_are_separate_again before update on platform_admins for each row
    when (new.closed_at is null and (old.closed_at is not null or (new.state = 'active' and old.state <> 'active') or new.user_id <> old.user_id))
    execute function platform_admins_are_separate();
create trigger invitations_are_separate_new before insert on invitations for each row
    execute function invitations_are_separate();
create trigger invitations_are_separate_again before update on invitations for each row
    when (new.token_hash <> old.token_hash)
    execute function invitations_are_separate();
create trigger separate_accounts_begin before update on instance_settings for each row
    when (new.separate_admin_accounts and not old.separate_admin_accounts)
    execute function separate_accounts_begin();

revoke all on function separate_accounts, memberships_are_separate, platform_admins_are_separate, invitations_are_separate,
    separate_accounts_begin from public;

----------------------------------------------------------------------------------------------------------------------
-- Who creates tenants, and personal workspaces (D13)

alter table instance_settings
    add column tenant_creation text not null default 'platform' check (tenant_creation in ('platform', 'members')),
    -- Whether whoever joins their first tenant gets one of their own besides.
    add column allow_personal_workspace boolean not null default false;
grant update (tenant_creation, allow_personal_workspace) on instance_settings to bailiwick_platform;

alter table tenants
    -- The member who founded it; null: the platform created it.
    add column founded_by uuid references users,
    -- Given to whoever joined.
    add column personal boolean not null default false,
    add check (not personal or founded_by is not null);
-- One for each person and for life: the row stays when the tenant is gone.
create unique index tenants_personal on tenants (founded_by) where personal;
create index tenants_founded on tenants (founded_by) where founded_by is not null;

-- Makes a tenant whose owner is the person, and says whether they may have one: by the settings, by being a member somewhere, by having had
-- no personal one before, and by how many there are already. Here and not in grants: neither the identity role nor the platform's creates
-- tenants of members in any other way, and none gives a membership by it but the founder's own, in what is new and empty.
create function found_tenant(
    id uuid, slug text, name text, founder uuid, personal boolean, database_name text, membership uuid, builtin jsonb, now timestamptz
) returns boolean
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    at_most constant integer := 3;
    server uuid;
begin
    if not exists (
        select 1 from public.instance_settings s
        where case when found_tenant.personal then s.allow_personal_workspace else s.tenant_creation = 'members' end
    ) or not exists (
        select 1 from public.users u
        join public.memberships m on m.user_id = u.id and m.state = 'active'
        join public.tenants t on t.id = m.tenant_id and t.state <> 'purged'
        where u.id = founder and u.state = 'active'
    ) or found_tenant.database_name = current_database() then
        return false;
    end if;
    -- Who founds two at once is counted with the first.
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.found_tenant ' || founder::text, 0));
    if found_tenant.personal then
        if exists (select 1 from public.tenants t where t.founded_by = founder and t.personal) then
            return false;
        end if;
    elsif (select count(*) from public.tenants t where t.founded_by = founder and not t.personal and t.state <> 'purged') >= at_most then
        raise exception using errcode = 'BW002', constraint = 'tenants_founded_at_most', message = format(
            'You have created %s tenants already, which is as many as one person may. '
            'Ask whoever runs this service to create another, or to delete one that you no longer need.', at_most);
    end if;
    -- It stays until the tenant is there, as for the platform's own.
    select d.id into server from public.database_servers d where d.managed and d.removed_at is null for share;
    if not found then
        raise exception using errcode = 'BW005', message = 'there is no server for a new tenant';
    end if;
    insert into public.tenants (id, slug, name, state, isolation, server_id, database_name, schema_name, created_at, founded_by, personal)
    values (found_tenant.id, found_tenant.slug, found_tenant.name, 'provisioning', 'schema', server, found_tenant.database_name,
        't_' || right(replace(found_tenant.id::text, '-', ''), 12), found_tenant.now, founder, found_tenant.personal);
    insert into public.roles (tenant_id, id, key, name, description, rank, builtin, permissions, default_rights, full_rights)
    select found_tenant.id, r.id, r.key, r.name, r.description, r.rank, true, r.permissions, r.default_rights, r.full_rights
    from jsonb_to_recordset(found_tenant.builtin) r (
        id uuid, key text, name text, description text, rank smallint, permissions text[], default_rights smallint, full_rights boolean
    );
    insert into public.memberships (tenant_id, id, user_id, role_id, created_at)
    select found_tenant.id, found_tenant.membership, founder, r.id, found_tenant.now
    from public.roles r where r.tenant_id = found_tenant.id and r.key = 'owner';
    return true;
end $$;
revoke all on function found_tenant from public;
grant execute on function found_tenant to bailiwick_identity, bailiwick_platform;

-- Whether the running transaction itself founded the tenant.
create function founded_just_now(tenant uuid) returns boolean
    language sql stable
    set search_path = pg_catalog
    return exists (select 1 from public.tenants t where t.id = tenant and t.founded_by is not null and t.xmin = pg_current_xact_id()::xid);
revoke all on function founded_just_now from public;
grant execute on function founded_just_now to bailiwick_identity;

drop policy identity_insert on jobs;
create policy identity_insert on jobs for insert to bailiwick_identity with check (
    (kind in ('send_reset', 'found_personal') and tenant_id is null) or (kind = 'provision' and founded_just_now(tenant_id))
);

----------------------------------------------------------------------------------------------------------------------
-- Branding: what the installation is called and looks like, one row, changed as a whole against its version

create table branding (
    only_row boolean primary key default true check (only_row),
    version integer not null default 1,
    product_name text not null default 'Bailiwick' check (length(product_name) between 1 and 40),
    accent text check (accent ~ '^#[0-9a-f]{6}$'),
    logo bytea check (octet_length(logo) between 1 and 102400),
    logo_kind text check (logo_kind in ('image/png', 'image/jpeg', 'image/webp')),
    check ((logo is null) = (logo_kind is null))
);
insert into branding default values;
alter table branding enable row level security;
alter table branding force row level security;
create policy owner_all on branding to current_user using (true) with check (true);
create policy platform_all on branding to bailiwick_platform using (true) with check (true);
-- Every page shows it, to whoever is not signed in as well.
create policy identity_read on branding for select to bailiwick_identity using (true);
grant select on branding to bailiwick_platform, bailiwick_identity;
-- Mails are signed with the name.
create policy tenant_read on branding for select to bailiwick_tenant using (true);
grant select (product_name) on branding to bailiwick_tenant;
grant update (version, product_name, accent, logo, logo_kind) on branding to bailiwick_platform;
