-- The people of a tenant: when each was last here, how a membership ends for good, which security suggestions were set aside, and tables of people to
-- invite.

-- When a member was last in the tenant. Apart from the memberships, which are held still by whoever acts: nobody waits for a note of this kind.
create table member_activity (
    tenant_id uuid not null,
    membership_id uuid not null,
    user_id uuid not null references users,
    -- Null: never yet.
    last_seen_at timestamptz,
    primary key (tenant_id, membership_id),
    foreign key (tenant_id, membership_id) references memberships on delete cascade
);
-- A tenant's people and a person's tenants, the latest first.
create index member_activity_seen on member_activity (tenant_id, coalesce(last_seen_at, timestamptz '1970-01-01 00:00:00+00') desc, membership_id desc);
create index member_activity_tenants on member_activity (user_id, coalesce(last_seen_at, timestamptz '1970-01-01 00:00:00+00') desc, tenant_id desc);
-- Until now only the last sign-in was known.
insert into member_activity (tenant_id, membership_id, user_id, last_seen_at)
select m.tenant_id, m.id, m.user_id, u.last_sign_in_at from memberships m join users u on u.id = m.user_id;

create function memberships_activity() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    insert into public.member_activity (tenant_id, membership_id, user_id) values (new.tenant_id, new.id, new.user_id);
    return null;
end $$;
create trigger memberships_activity after insert on memberships for each row execute function memberships_activity();

-- Who is removed and invited again comes back to nothing that they held before.
create function end_tokens_of_member() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    update public.api_tokens a set revoked_at = now() where a.user_id = old.user_id and a.tenant_id = old.tenant_id and a.revoked_at is null;
    return null;
end $$;
create trigger memberships_end_tokens after delete on memberships for each row execute function end_tokens_of_member();
revoke all on function memberships_activity, end_tokens_of_member from public;

-- The list in the order of addresses, of one role or of those without any.
create index memberships_of_role on memberships (tenant_id, role_id, email_key);
drop index memberships_role;
create index memberships_archived on memberships (tenant_id, email_key) where state = 'archived';

-- As before (V15), narrowed by what the list is narrowed by. A role: the nil UUID is any, and its opposite none.
drop function members_matching(text, text, bigint);
create function members_matching(
    pattern text, after text, at_most bigint, of_state text, of_role uuid, seen_since timestamptz, not_seen_since timestamptz
) returns table (id uuid, email_key text)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
    set plan_cache_mode = force_custom_plan
as $$
declare
    tenant uuid := public.current_tenant();
begin
    return query
        with wanted as not materialized (
            select m.id, m.user_id, m.email_key
            from public.memberships m join public.member_activity a on a.tenant_id = m.tenant_id and a.membership_id = m.id
            where m.tenant_id = tenant and m.email_key > after
                and (of_state = '' or m.state = of_state)
                and (of_role = '00000000-0000-0000-0000-000000000000' or m.role_id = of_role
                    or (of_role = 'ffffffff-ffff-ffff-ffff-ffffffffffff' and m.role_id is null))
                and (seen_since is null or a.last_seen_at >= seen_since)
                and (not_seen_since is null or coalesce(a.last_seen_at, '-infinity') < not_seen_since)
        ), near as materialized (
            select w.id, w.email_key, (select u.search like pattern from public.users u where u.id = w.user_id) as hit
            from wanted w
            order by w.email_key
            limit 1000
        ), rare as materialized (
            select u.id from public.users u
            where (select count(*) from near n where n.hit) < at_most and (select count(*) from near) = 1000 and u.search like pattern
        )
        select n.id, n.email_key from near n where n.hit
        union all
        select w.id, w.email_key from rare join wanted w on w.user_id = rare.id
        where w.email_key > (select max(n.email_key) from near n)
        order by 2
        limit at_most;
end $$;
revoke all on function members_matching from public;
grant execute on function members_matching to bailiwick_tenant;

-- As the platform's (V18), of one tenant.
create table tenant_security_dismissals (
    tenant_id uuid not null references tenants,
    kind text not null check (length(kind) between 1 and 60),
    -- The membership that it is about; the nil UUID: the tenant.
    subject uuid not null,
    reason text not null check (length(reason) between 3 and 500),
    until timestamptz not null,
    dismissed_by uuid references users,
    dismissed_at timestamptz not null,
    primary key (tenant_id, kind, subject)
);

-- A table of people to invite: looked through first, and then invited one by one in the background.
create table member_imports (
    tenant_id uuid not null references tenants,
    id uuid not null,
    state text not null default 'checked' check (state in ('checked', 'running', 'done')),
    lines integer not null check (lines between 1 and 10000),
    refused integer not null,
    invited integer not null default 0,
    created_at timestamptz not null,
    -- By whose rights each line is decided when its turn comes.
    applied_by uuid references users,
    -- The tenant has invited as many as it may in a day.
    waits_until timestamptz,
    finished_at timestamptz,
    primary key (tenant_id, id),
    check ((state = 'checked') = (applied_by is null))
);
-- One after the other, for all share what the tenant may send in a day.
create unique index member_imports_running on member_imports (tenant_id) where state = 'running';
create table member_import_lines (
    tenant_id uuid not null,
    import_id uuid not null,
    line integer not null,
    -- As it was written.
    email text not null check (length(email) <= 254),
    name text not null check (length(name) <= 120),
    role text not null check (length(role) <= 60),
    outcome text not null check (outcome in ('ready', 'refused', 'invited')),
    message text not null default '',
    primary key (tenant_id, import_id, line),
    foreign key (tenant_id, import_id) references member_imports on delete cascade
);
create index member_import_lines_of on member_import_lines (tenant_id, import_id, outcome, line);
create index member_import_lines_email on member_import_lines (lower(email));

-- Whoever is erased is in no table of people either.
create function forget_import_lines() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.member_import_lines l where lower(l.email) = lower(old.email);
    return null;
end $$;
create trigger users_forget_import_lines after update on users for each row
    when (new.erased_at is not null and old.erased_at is null)
    execute function forget_import_lines();
revoke all on function forget_import_lines from public;

do $$
declare
    t text;
begin
    foreach t in array array['member_activity', 'tenant_security_dismissals', 'member_imports', 'member_import_lines'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
        execute format(
            'create policy tenant_own on %I to bailiwick_tenant using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', t);
    end loop;
end $$;

grant select on member_activity to bailiwick_tenant, bailiwick_identity;
grant update (last_seen_at) on member_activity to bailiwick_identity;
create policy identity_read on member_activity for select to bailiwick_identity using (true);
create policy identity_update on member_activity for update to bailiwick_identity using (true) with check (last_seen_at is not null);
grant select, insert, update (reason, until, dismissed_by, dismissed_at), delete on tenant_security_dismissals to bailiwick_tenant;
grant select, insert (tenant_id, id, lines, refused, created_at), update (state, refused, invited, applied_by, waits_until, finished_at), delete
    on member_imports to bailiwick_tenant;
grant select, insert, update (outcome, message), delete on member_import_lines to bailiwick_tenant;
-- A membership ends for good.
grant delete on memberships to bailiwick_tenant;

----------------------------------------------------------------------------------------------------------------------
-- What platform admins look at inside a tenant is of the class of reads, whatever there is to look at by now.

create or replace function audit_class(operation text, outcome text, access_grant_id uuid) returns text
    language sql immutable
    set search_path = pg_catalog
    return case
        when operation = 'audit.remove' then null
        when outcome = 'refused'
            or operation in ('sessions.sign_in', 'sessions.sign_in_changing', 'sessions.sign_out', 'sessions.prove') then 'sign_ins'
        when access_grant_id is not null and operation in (
            'access_grants.list', 'access_grants.show_policy', 'audit.export_batch', 'audit.export_heads', 'audit.list', 'audit.watch', 'audit_views.list',
            'connection.show', 'grants.show', 'groups.list', 'groups.list_members', 'groups.show', 'invitations.list', 'member_imports.lines',
            'member_imports.show', 'members.export', 'members.list', 'members.show', 'modules.offered', 'plans.usage', 'roles.list', 'roles.preview',
            'roles.show', 'tables.list', 'tables.rows', 'tenant_security.show', 'variables.list', 'variables.list_environments',
            'variables.read_environment', 'variables.reveal', 'variables.show'
        ) then 'reads'
        else 'changes'
    end;
