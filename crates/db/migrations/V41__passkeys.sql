-- Passkeys (WebAuthn): whose each is and what verifies it, and the ceremonies under way by which one is added or shown.

create table passkeys (
    id uuid primary key,
    user_id uuid not null references users on delete cascade,
    -- The host that it was made for, and the only one for which a browser shows it.
    rp_id text not null check (length(rp_id) between 1 and 253),
    credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
    -- Its public key and what else the next answer is verified by. The private key never leaves the person's device.
    credential jsonb not null,
    name text not null check (length(name) between 1 and 60),
    created_at timestamptz not null,
    used_at timestamptz,
    version int not null default 1
);
create index passkeys_user on passkeys (user_id, id);

create table passkey_ceremonies (
    id uuid primary key,
    token_hash bytea not null unique,
    purpose text not null check (purpose in ('add', 'sign_in', 'second_factor', 'prove')),
    plane text not null check (plane in ('root', 'app')),
    -- Whose answer alone it takes; missing where anybody may turn out to be there.
    user_id uuid references users on delete cascade check ((user_id is null) = (purpose = 'sign_in')),
    -- The session or the sign-in under way that it was begun in.
    bound_to uuid check ((bound_to is null) = (user_id is null)),
    state jsonb not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index passkey_ceremonies_user on passkey_ceremonies (user_id) where user_id is not null;
create index passkey_ceremonies_expires on passkey_ceremonies (expires_at);

do $$
declare
    t text;
begin
    foreach t in array array['passkeys', 'passkey_ceremonies'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
        execute format('create policy identity_read on %I for select to bailiwick_identity using (true)', t);
        execute format('create policy identity_delete on %I for delete to bailiwick_identity using (true)', t);
    end loop;
end $$;

grant select, insert (id, user_id, rp_id, credential_id, credential, name, created_at), update (credential, name, used_at, version), delete
    on passkeys to bailiwick_identity;
create policy identity_insert on passkeys for insert to bailiwick_identity with check (used_at is null);
create policy identity_update on passkeys for update to bailiwick_identity using (true) with check (true);

grant select, insert (id, token_hash, purpose, plane, user_id, bound_to, state, created_at, expires_at), update (used_at), delete
    on passkey_ceremonies to bailiwick_identity;
create policy identity_insert on passkey_ceremonies for insert to bailiwick_identity with check (used_at is null);
-- What was answered once is over.
create policy identity_update on passkey_ceremonies for update to bailiwick_identity using (used_at is null) with check (used_at is not null);

-- The platform sees how many somebody has, and nothing that lets anybody in.
grant select (id, user_id) on passkeys to bailiwick_platform;
create policy platform_read on passkeys for select to bailiwick_platform using (true);

create or replace function second_factors_of(person uuid) returns text[]
    language sql stable
    set search_path = pg_catalog
    return array(
        select kind from (
            select 'passkey' as kind where exists (select 1 from public.passkeys p where p.user_id = person)
            union all
            select 'totp' from public.totp_secrets t where t.user_id = person and t.confirmed_at is not null
        ) kinds
        order by kind
    );
create trigger passkeys_noted after insert or delete on passkeys for each row execute function note_second_factors();

create or replace function forget_second_factors(person uuid) returns boolean
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.passkeys p where p.user_id = person;
    delete from public.passkey_ceremonies c where c.user_id = person;
    delete from public.totp_secrets t where t.user_id = person;
    delete from public.recovery_codes r where r.user_id = person;
    delete from public.sign_in_flows f where f.user_id = person;
    return true;
end $$;

-- Whoever changes what they sign in with has a mail written by a worker that says so.
drop policy identity_insert on jobs;
create policy identity_insert on jobs for insert to bailiwick_identity with check (
    (kind in ('send_reset', 'found_personal', 'tell_of_change') and tenant_id is null) or (kind = 'provision' and founded_just_now(tenant_id))
);

-- A passkey and a second step sign in, and prove, as a password does; the domains of a tenant are looked at as its settings are. The rest stays as V33 says.
create or replace function audit_class(operation text, outcome text, access_grant_id uuid) returns text
    language sql immutable
    set search_path = pg_catalog
    return case
        when operation = 'audit.remove' then null
        when outcome = 'refused'
            or operation in (
                'sessions.prove', 'sessions.prove_by_passkey', 'sessions.second_factor', 'sessions.second_factor_by_passkey', 'sessions.sign_in',
                'sessions.sign_in_by_passkey', 'sessions.sign_in_changing', 'sessions.sign_out'
            ) then 'sign_ins'
        when access_grant_id is not null and operation in (
            'access_grants.list', 'access_grants.show_policy', 'audit.export_batch', 'audit.export_heads', 'audit.list', 'audit.outcomes',
            'audit.watch', 'audit_views.list', 'connection.show', 'data_export.go_on', 'decisions.explain', 'decisions.holders',
            'decisions.of_member', 'email_domains.list', 'grants.show', 'groups.list', 'groups.list_members',
            'groups.show', 'invitations.list', 'member_imports.lines', 'member_imports.show', 'members.export', 'members.list', 'members.show',
            'modules.offered', 'plans.usage', 'role_file.export', 'role_file.plan', 'roles.list', 'roles.preview', 'roles.show', 'tables.export', 'tables.list',
            'tables.rows', 'tenant_security.show', 'tenant_settings.show', 'variables.list', 'variables.list_environments',
            'variables.read_environment', 'variables.reveal', 'variables.show'
        ) then 'reads'
        else 'changes'
    end;
