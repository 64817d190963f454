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
