-- What a tenant's owners set for it: how its people come in, and what its admins may do to each other (D6).
alter table tenants
    add column peers_allowed boolean not null default false,
    -- How old a proof of identity may be in this tenant; none: as old as the session.
    add column proof_lasts_minutes integer check (proof_lasts_minutes between 5 and 129600),
    -- From where its people come in; empty: from anywhere.
    add column networks cidr[] not null default '{}' check (cardinality(networks) <= 100),
    add column invitation_days integer not null default 7 check (invitation_days between 1 and 30),
    -- Whom one may invite, beside what the installation says; empty: anybody.
    add column email_domains text[] not null default '{}' check (cardinality(email_domains) <= 100),
    add column settings_version integer not null default 1;
grant select (peers_allowed, proof_lasts_minutes, networks, invitation_days, email_domains, settings_version) on tenants to bailiwick_tenant;
grant update (name, peers_allowed, proof_lasts_minutes, networks, invitation_days, email_domains, settings_version, version) on tenants to bailiwick_tenant;
-- Whoever locked themselves out asks the platform.
grant update (networks, settings_version) on tenants to bailiwick_platform;

-- The owner of a tenant has it deleted, in this one way: closed at once, restored by the platform only. False: its door was closed already.
create function give_up_tenant(after timestamptz, reason text) returns boolean
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    update public.tenants set state = 'pending_deletion', delete_after = after, state_reason = reason, version = version + 1
    where id = public.current_tenant() and state = 'active';
    return found;
end $$;
revoke all on function give_up_tenant from public;
grant execute on function give_up_tenant to bailiwick_tenant;

-- Whoever leaves a tenant does it as themself, whatever they may do there; what could bring them back goes as well. False: they were not in it.
create function leave_tenant(tenant uuid, person uuid, moment timestamptz) returns boolean
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.memberships where tenant_id = tenant and user_id = person and state = 'active';
    if not found then
        return false;
    end if;
    update public.invitations i set revoked_at = moment from public.users u
    where u.id = person and i.tenant_id = tenant and lower(i.email) = lower(u.email) and i.accepted_at is null and i.revoked_at is null;
    return true;
end $$;
revoke all on function leave_tenant from public;
grant execute on function leave_tenant to bailiwick_identity;

-- Admins look at the settings, owners change them.
update roles set permissions = permissions || '{tenant.view}', version = version + 1 where builtin and key = 'admin';
