-- A second factor beside the password: an authenticator app, codes for when it is lost, sign-ins that wait for it, and who has to have one.

-- Which kinds a person has set up, in the order of the alphabet: kept by the tables that hold them, for lists and for each request's facts.
alter table users add column second_factors text[] not null default '{}';
grant select (second_factors) on users to bailiwick_tenant;

create or replace view listed_users with (security_invoker = true) as
select u.id, u.email, u.name, u.state, u.version, u.created_at, u.last_sign_in_at, u.deleted_at,
    lower(u.email) as by_email, lower(u.name) as by_name, coalesce(u.last_sign_in_at, timestamptz '1970-01-01 00:00:00+00') as by_sign_in, u.search,
    (select r.key from platform_admins p join platform_roles r on r.id = p.role_id where p.user_id = u.id and p.closed_at is null) as platform_role,
    (select count(*) from memberships m join tenants t on t.id = m.tenant_id and t.state <> 'purged' where m.user_id = u.id) as tenants,
    u.second_factors
from users u
where u.erased_at is null;

-- RFC 6238. One app for each person: whoever changes it sets up another in its place.
create table totp_secrets (
    user_id uuid primary key references users on delete cascade,
    -- With the keys of the installation.
    secret_sealed bytea not null,
    created_at timestamptz not null,
    -- When a code of it was given for the first time; until then it is no factor.
    confirmed_at timestamptz,
    used_at timestamptz,
    -- The newest time step of which a code was taken: none is taken twice (RFC 6238 §5.2).
    used_step bigint not null default 0
);

-- Each works once, in place of a code of the app.
create table recovery_codes (
    user_id uuid not null references users on delete cascade,
    code_hash bytea not null check (octet_length(code_hash) = 32),
    used_at timestamptz,
    primary key (user_id, code_hash)
);

-- Somebody proved a password, and the second factor is yet to come. It is bound to the person, the plane and what was proved so far.
create table sign_in_flows (
    id uuid primary key,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    user_id uuid not null references users on delete cascade,
    plane text not null check (plane in ('root', 'app')),
    methods text[] not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index sign_in_flows_of_user on sign_in_flows (user_id);
create index sign_in_flows_end on sign_in_flows (expires_at);

do $$
declare
    t text;
begin
    foreach t in array array['totp_secrets', 'recovery_codes', 'sign_in_flows'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
        execute format('create policy identity_read on %I for select to bailiwick_identity using (true)', t);
    end loop;
end $$;

grant select, insert (user_id, secret_sealed, created_at), update (secret_sealed, created_at, confirmed_at, used_at, used_step), delete
    on totp_secrets to bailiwick_identity;
create policy identity_insert on totp_secrets for insert to bailiwick_identity with check (confirmed_at is null);
-- One that is confirmed is used and removed, and nothing else is put into its place.
create policy identity_update on totp_secrets for update to bailiwick_identity using (true) with check (true);
create policy identity_delete on totp_secrets for delete to bailiwick_identity using (true);
-- For sealing anew with other keys.
grant select (user_id, secret_sealed), update (secret_sealed) on totp_secrets to bailiwick_platform;
create policy platform_keys on totp_secrets to bailiwick_platform using (true) with check (true);

grant select, insert (user_id, code_hash), update (used_at), delete on recovery_codes to bailiwick_identity;
create policy identity_insert on recovery_codes for insert to bailiwick_identity with check (used_at is null);
create policy identity_update on recovery_codes for update to bailiwick_identity using (used_at is null) with check (used_at is not null);
create policy identity_delete on recovery_codes for delete to bailiwick_identity using (true);

grant select, insert (id, token_hash, user_id, plane, methods, created_at, expires_at), update (used_at), delete
    on sign_in_flows to bailiwick_identity;
create policy identity_insert on sign_in_flows for insert to bailiwick_identity with check (used_at is null);
create policy identity_update on sign_in_flows for update to bailiwick_identity using (used_at is null) with check (used_at is not null);
create policy identity_delete on sign_in_flows for delete to bailiwick_identity using (true);
-- What ends somebody's sessions ends the sign-ins that are under way.
grant select (user_id, plane), delete on sign_in_flows to bailiwick_platform;
create policy platform_read on sign_in_flows for select to bailiwick_platform using (true);
create policy platform_end on sign_in_flows for delete to bailiwick_platform using (true);

-- Whoever goes on into a tenant by an access grant has proved there what they proved on the root panel.
alter table access_grants add column handover_second_factor boolean not null default false;
grant update (handover_second_factor) on access_grants to bailiwick_platform;

-- What a session has proved grows when its holder proves more.
grant update (methods) on sessions to bailiwick_identity;

create function second_factors_of(person uuid) returns text[]
    language sql stable
    set search_path = pg_catalog
    return array(select 'totp' from public.totp_secrets t where t.user_id = person and t.confirmed_at is not null);

create function note_second_factors() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    person uuid := coalesce(new.user_id, old.user_id);
begin
    -- First, so that the next statement sees what others changed while this one waited.
    perform from public.users u where u.id = person for no key update;
    update public.users u set second_factors = public.second_factors_of(person)
    where u.id = person and u.second_factors <> public.second_factors_of(person);
    return null;
end $$;
revoke all on function note_second_factors from public;
create trigger totp_secrets_noted after insert or update or delete on totp_secrets for each row execute function note_second_factors();

-- As whoever has lost theirs begins anew: by another admin, or by whoever has the server.
create function forget_second_factors(person uuid) returns boolean
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.totp_secrets t where t.user_id = person;
    delete from public.recovery_codes r where r.user_id = person;
    delete from public.sign_in_flows f where f.user_id = person;
    return true;
end $$;
revoke all on function forget_second_factors from public;
grant execute on function forget_second_factors to bailiwick_platform;

-- Whoever is erased leaves nothing to sign in with.
create function forget_factors_of_the_erased() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    perform public.forget_second_factors(new.id);
    delete from public.sign_in_throttles t where t.key = 'code ' || lower(old.email);
    return null;
end $$;
revoke all on function forget_factors_of_the_erased from public;
create trigger users_forget_factors after update of erased_at on users for each row
    when (old.erased_at is null and new.erased_at is not null) execute function forget_factors_of_the_erased();

----------------------------------------------------------------------------------------------------------------------
-- Who has to have one

-- Of platform admins it is required (D10), a day after they became one, and of those who are there already a day from now.
alter table instance_settings add column second_factor_since timestamptz not null default now();

alter table tenants
    -- Since when the tenant requires it of its people; null: it does not.
    add column second_factor_since timestamptz,
    -- How long whoever is there, or comes, has to set one up.
    add column second_factor_grace_days integer not null default 7 check (second_factor_grace_days between 0 and 30);
grant select (second_factor_since, second_factor_grace_days), update (second_factor_since, second_factor_grace_days)
    on tenants to bailiwick_tenant;
