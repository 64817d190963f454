-- How long the audit log is kept, by class; what follows a breach; what Super Admins are reminded of. Of the log runtime roles still delete nothing:
-- the one function that does believes its caller in nothing but what to look at, and leaves a signed trace (docs/decisions/0022-how-long-the-log-is-kept.md).

-- Days; 0: for ever.
alter table instance_settings
    add column keep_changes_days integer not null default 0 check (keep_changes_days = 0 or keep_changes_days between 30 and 36500),
    add column keep_sign_ins_days integer not null default 0 check (keep_sign_ins_days = 0 or keep_sign_ins_days between 30 and 36500),
    add column keep_reads_days integer not null default 0 check (keep_reads_days = 0 or keep_reads_days between 30 and 36500);
grant update (keep_changes_days, keep_sign_ins_days, keep_reads_days) on instance_settings to bailiwick_platform;

-- Which class an event is of, from what it holds. Null: kept for ever. What is not thought of here is kept as a change is.
create function audit_class(operation text, outcome text, access_grant_id uuid) returns text
    language sql immutable
    set search_path = pg_catalog
    return case
        when operation = 'audit.remove' then null
        when outcome = 'refused'
            or operation in ('sessions.sign_in', 'sessions.sign_in_changing', 'sessions.sign_out', 'sessions.prove') then 'sign_ins'
        when access_grant_id is not null and operation in (
            'access_grants.list', 'access_grants.show_policy', 'audit.export_batch', 'audit.export_heads', 'audit.list', 'audit.watch', 'audit_views.list',
            'connection.show', 'grants.show', 'invitations.list', 'members.list', 'plans.usage', 'roles.list', 'tables.list', 'tables.rows'
        ) then 'reads'
        else 'changes'
    end;

create table audit_retention (
    class text primary key check (class in ('changes', 'sign_ins', 'reads')),
    -- What counted before a shorter time was set, and still does until then.
    longer_days integer not null default 0,
    longer_until timestamptz not null default '-infinity',
    -- Up to where in the log everything that is due has gone.
    gone_position bigint not null default 0,
    gone_id uuid not null default '00000000-0000-0000-0000-000000000000'
);
insert into audit_retention (class) values ('changes'), ('sign_ins'), ('reads');

create function audit_days_set(class text) returns integer
    language sql stable
    set search_path = pg_catalog
    return (
        select case class when 'changes' then s.keep_changes_days when 'sign_ins' then s.keep_sign_ins_days else s.keep_reads_days end
        from public.instance_settings s
    );

-- What counts now, by the clock of the database: the longer of the two while a shorter time has not begun. 0: for ever.
create function audit_days_kept(class text) returns integer
    language sql stable
    set search_path = pg_catalog
    return (
        select case
            when now() >= r.longer_until then public.audit_days_set(r.class)
            when r.longer_days = 0 or public.audit_days_set(r.class) = 0 then 0
            else greatest(r.longer_days, public.audit_days_set(r.class))
        end
        from public.audit_retention r where r.class = audit_days_kept.class
    );

-- Before when an event of the class may go: whole weeks. Null: none may.
create function audit_due_before(class text) returns timestamptz
    language sql stable
    set search_path = pg_catalog
    return (select date_trunc('week', now() - make_interval(days => nullif(public.audit_days_kept(class), 0)), 'UTC'));

-- A shorter time begins to count after seven days. Before the row changes, so that what counts until now can still be read.
create function audit_retention_shortens() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    shorter text[] := '{}';
begin
    if new.keep_changes_days <> 0 and (old.keep_changes_days = 0 or new.keep_changes_days < old.keep_changes_days) then
        shorter := shorter || 'changes'::text;
    end if;
    if new.keep_sign_ins_days <> 0 and (old.keep_sign_ins_days = 0 or new.keep_sign_ins_days < old.keep_sign_ins_days) then
        shorter := shorter || 'sign_ins'::text;
    end if;
    if new.keep_reads_days <> 0 and (old.keep_reads_days = 0 or new.keep_reads_days < old.keep_reads_days) then
        shorter := shorter || 'reads'::text;
    end if;
    update public.audit_retention r
    set longer_days = public.audit_days_kept(r.class), longer_until = clock_timestamp() + interval '7 days'
    where r.class = any (shorter);
    return new;
end $$;
create trigger audit_retention_shortens before update on instance_settings for each row
    when ((new.keep_changes_days, new.keep_sign_ins_days, new.keep_reads_days)
        is distinct from (old.keep_changes_days, old.keep_sign_ins_days, old.keep_reads_days))
    execute function audit_retention_shortens();

-- What went from one head of one log, of one class, at one time. Signed; and with the head, which keeps the hash of each, the proof of what was there.
create table audit_removals (
    chain uuid not null,
    number bigint not null,
    id uuid not null,
    class text not null references audit_retention,
    -- The limit that it went by.
    days integer not null check (days >= 30),
    removed_at timestamptz not null,
    -- The ids of the events, 16 bytes each.
    events bytea not null check (octet_length(events) > 0 and octet_length(events) % 16 = 0),
    key_id integer not null,
    signature bytea not null check (octet_length(signature) = 64),
    primary key (chain, number, id),
    foreign key (chain, number) references audit_heads
);

-- Removes events that are due, and says so. Each element of the arrays is of one head: its log, its number, the ids that go (16 bytes each) and the signature
-- over that. Whatever the caller says, an event goes only if it is of the class, older than what counts now, and sealed in that head.
create function remove_audit_events(
    class text, days integer, removed_at timestamptz, gone_position bigint, gone_id uuid, key_id integer,
    ids uuid[], chains uuid[], numbers bigint[], events bytea[], signatures bytea[]
) returns bigint
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    due_before timestamptz;
    head record;
    gone bigint;
    total bigint := 0;
begin
    -- One at a time, on any replica; what counts is read once it is one's turn.
    update public.audit_retention r set gone_position = remove_audit_events.gone_position, gone_id = remove_audit_events.gone_id
    where r.class = remove_audit_events.class and (r.gone_position, r.gone_id) < (remove_audit_events.gone_position, remove_audit_events.gone_id);
    if not found then
        raise exception using errcode = 'BW006', message = 'the log was gone through that far already';
    end if;
    due_before := public.audit_due_before(remove_audit_events.class);
    if due_before is null or days <> public.audit_days_kept(remove_audit_events.class) then
        raise exception 'nothing of this class is due by that many days';
    end if;
    for head in
        select u.id, u.chain, u.number, u.events, u.signature from unnest(ids, chains, numbers, remove_audit_events.events, signatures) u(id, chain, number, events, signature)
    loop
        delete from public.audit_events e
        using generate_series(0, octet_length(head.events) / 16 - 1) n, public.audit_heads h
        where e.id = encode(substring(head.events from 16 * n + 1 for 16), 'hex')::uuid and e.chain = head.chain
            and public.audit_class(e.operation, e.outcome, e.access_grant_id) = remove_audit_events.class and e.occurred_at < due_before
            and h.chain = head.chain and h.number = head.number and position(uuid_send(e.id) in h.leaves) > 0;
        get diagnostics gone = row_count;
        if gone * 16 <> octet_length(head.events) then
            raise exception 'an event is not due, or not sealed in the head that was named';
        end if;
        insert into public.audit_removals (chain, number, id, class, days, removed_at, events, key_id, signature)
        values (head.chain, head.number, head.id, remove_audit_events.class, remove_audit_events.days, remove_audit_events.removed_at, head.events,
            remove_audit_events.key_id, head.signature);
        total := total + gone;
    end loop;
    return total;
end $$;

revoke all on function audit_class, audit_days_set, audit_days_kept, audit_due_before, audit_retention_shortens, remove_audit_events from public;
grant execute on function audit_class, audit_days_set, audit_days_kept, audit_due_before, remove_audit_events to bailiwick_platform;

alter table audit_retention enable row level security;
alter table audit_retention force row level security;
create policy owner_all on audit_retention to current_user using (true) with check (true);
grant select on audit_retention to bailiwick_platform;
create policy platform_read on audit_retention for select to bailiwick_platform using (true);

alter table audit_removals enable row level security;
alter table audit_removals force row level security;
create policy owner_all on audit_removals to current_user using (true) with check (true);
grant select on audit_removals to bailiwick_platform;
create policy platform_read on audit_removals for select to bailiwick_platform using (true);
-- A tenant's export holds what went from its own log.
grant select (chain, number, id, class, days, removed_at, events, key_id, signature) on audit_removals to bailiwick_tenant;
create policy tenant_read on audit_removals for select to bailiwick_tenant using (chain = (select current_tenant()));

----------------------------------------------------------------------------------------------------------------------
-- After a breach: a platform admin's password that is older than this may be known to others, and opens nothing any more

alter table instance_settings add column admin_passwords_after timestamptz;
grant update (admin_passwords_after) on instance_settings to bailiwick_platform;
create function password_is_known(person users) returns boolean
    language sql stable
    set search_path = pg_catalog
    return coalesce(coalesce(person.password_changed_at, '-infinity') < (select s.admin_passwords_after from public.instance_settings s), false)
        and exists (select 1 from public.platform_admins p where p.user_id = person.id and p.closed_at is null);
-- A tenant's role meets the other settings, and this is none of its business.
revoke select on instance_settings from bailiwick_tenant;
grant select (version, tenant_access, separate_admin_accounts, root_idle_minutes, root_lasts_minutes, app_idle_minutes, app_lasts_minutes,
    email_domains, tenant_creation, allow_personal_workspace, keep_changes_days, keep_sign_ins_days, keep_reads_days) on instance_settings to bailiwick_tenant;

----------------------------------------------------------------------------------------------------------------------
-- Which day of return the Super Admins were reminded of

alter table platform_admins add column return_reminded_of date;
grant update (return_reminded_of) on platform_admins to bailiwick_platform;

----------------------------------------------------------------------------------------------------------------------
-- The dashboard: what came on each day, and which invitations end soon, over all tenants

create index tenants_created on tenants (created_at);
create index users_created on users (created_at);
create index invitations_ending on invitations (expires_at) where accepted_at is null and revoked_at is null;
