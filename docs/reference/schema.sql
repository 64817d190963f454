-- The control plane's schema. Written by `cargo xtask generate` from crates/db/migrations.

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

CREATE TABLE public.users (
    id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text,
    state text DEFAULT 'active'::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    password_changed_at timestamp with time zone,
    last_sign_in_at timestamp with time zone,
    password_must_change boolean DEFAULT false NOT NULL,
    search text GENERATED ALWAYS AS (lower(((email || '
'::text) || name))) STORED NOT NULL,
    deleted_at timestamp with time zone,
    deleted_from text,
    erased_at timestamp with time zone,
    email_proved_at timestamp with time zone,
    second_factors text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT users_deleted_from_check CHECK ((deleted_from = ANY (ARRAY['active'::text, 'suspended'::text]))),
    CONSTRAINT users_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254))),
    CONSTRAINT users_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
    CONSTRAINT users_state_check CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text, 'deleted'::text])))
);

ALTER TABLE ONLY public.users FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.can_sign_in(person public.users) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    RETURN (((person).state = 'active'::text) AND ((person).password_hash IS NOT NULL));

CREATE TABLE public.platform_admins (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    role_id uuid NOT NULL,
    title text DEFAULT ''::text NOT NULL,
    state text DEFAULT 'active'::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    state_reason text,
    returns_on date,
    requested_by uuid,
    return_reminded_of date,
    CONSTRAINT platform_admins_state_check CHECK ((state = ANY (ARRAY['active'::text, 'inactive'::text, 'pending'::text]))),
    CONSTRAINT platform_admins_state_reason_check CHECK ((length(state_reason) <= 500))
);

ALTER TABLE ONLY public.platform_admins FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.active_holders(of_role uuid) RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    RETURN (SELECT count(*) AS count FROM (public.platform_admins p JOIN public.users u ON ((u.id = p.user_id))) WHERE ((p.role_id = active_holders.of_role) AND (p.closed_at IS NULL) AND (p.state = 'active'::text) AND public.can_sign_in(u.*)));

CREATE FUNCTION public.admins_inside(moment timestamp with time zone) RETURNS TABLE(id uuid, user_id uuid, admin_email text, admin_name text, mode text, ends_at timestamp with time zone, platform_role_id uuid, platform_role_key text, platform_role_rank smallint, platform_role_permissions text[])
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select g.id, g.user_id, g.admin_email, g.admin_name, g.mode, g.ends_at, r.id, r.key, r.rank, r.permissions
    from public.access_grants g
    join public.platform_admins p on p.id = g.platform_admin_id and p.state = 'active' and p.closed_at is null
    join public.users u on u.id = p.user_id and u.state = 'active'
    join public.platform_roles r on r.id = p.role_id
    where g.tenant_id = public.current_tenant() and g.started_at is not null and g.ended_at is null and g.ends_at > moment
        and (select s.tenant_access from public.instance_settings s) <> 'membership_only'
    order by g.ends_at
    limit 100
$$;

CREATE FUNCTION public.audit_class(operation text, outcome text, access_grant_id uuid) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog'
    RETURN CASE WHEN (operation = 'audit.remove'::text) THEN NULL::text WHEN ((outcome = 'refused'::text) OR (operation = ANY (ARRAY['sessions.prove'::text, 'sessions.prove_by_passkey'::text, 'sessions.second_factor'::text, 'sessions.second_factor_by_passkey'::text, 'sessions.sign_in'::text, 'sessions.sign_in_by_passkey'::text, 'sessions.sign_in_changing'::text, 'sessions.sign_out'::text]))) THEN 'sign_ins'::text WHEN ((access_grant_id IS NOT NULL) AND (operation = ANY (ARRAY['access_grants.list'::text, 'access_grants.show_policy'::text, 'audit.export_batch'::text, 'audit.export_heads'::text, 'audit.list'::text, 'audit.outcomes'::text, 'audit.watch'::text, 'audit_views.list'::text, 'connection.show'::text, 'data_export.go_on'::text, 'decisions.explain'::text, 'decisions.holders'::text, 'decisions.of_member'::text, 'email_domains.list'::text, 'grants.show'::text, 'groups.list'::text, 'groups.list_members'::text, 'groups.show'::text, 'invitations.list'::text, 'member_imports.lines'::text, 'member_imports.show'::text, 'members.export'::text, 'members.list'::text, 'members.show'::text, 'modules.offered'::text, 'plans.usage'::text, 'role_file.export'::text, 'role_file.plan'::text, 'roles.list'::text, 'roles.preview'::text, 'roles.show'::text, 'tables.export'::text, 'tables.list'::text, 'tables.rows'::text, 'tenant_security.show'::text, 'tenant_settings.show'::text, 'variables.list'::text, 'variables.list_environments'::text, 'variables.read_environment'::text, 'variables.reveal'::text, 'variables.show'::text]))) THEN 'reads'::text ELSE 'changes'::text END;

CREATE TABLE public.instance_settings (
    only_row boolean DEFAULT true NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    tenant_access text DEFAULT 'just_in_time'::text NOT NULL,
    separate_admin_accounts boolean DEFAULT false NOT NULL,
    root_idle_minutes integer DEFAULT 720 NOT NULL,
    root_lasts_minutes integer DEFAULT 720 NOT NULL,
    app_idle_minutes integer DEFAULT 720 NOT NULL,
    app_lasts_minutes integer DEFAULT 20160 NOT NULL,
    email_domains text[] DEFAULT '{}'::text[] NOT NULL,
    tenant_creation text DEFAULT 'platform'::text NOT NULL,
    allow_personal_workspace boolean DEFAULT false NOT NULL,
    keep_changes_days integer DEFAULT 0 NOT NULL,
    keep_sign_ins_days integer DEFAULT 0 NOT NULL,
    keep_reads_days integer DEFAULT 0 NOT NULL,
    admin_passwords_after timestamp with time zone,
    second_factor_since timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT instance_settings_app_idle_minutes_check CHECK ((app_idle_minutes > 0)),
    CONSTRAINT instance_settings_check CHECK ((root_lasts_minutes >= root_idle_minutes)),
    CONSTRAINT instance_settings_check1 CHECK ((app_lasts_minutes >= app_idle_minutes)),
    CONSTRAINT instance_settings_keep_changes_days_check CHECK (((keep_changes_days = 0) OR ((keep_changes_days >= 30) AND (keep_changes_days <= 36500)))),
    CONSTRAINT instance_settings_keep_reads_days_check CHECK (((keep_reads_days = 0) OR ((keep_reads_days >= 30) AND (keep_reads_days <= 36500)))),
    CONSTRAINT instance_settings_keep_sign_ins_days_check CHECK (((keep_sign_ins_days = 0) OR ((keep_sign_ins_days >= 30) AND (keep_sign_ins_days <= 36500)))),
    CONSTRAINT instance_settings_only_row_check CHECK (only_row),
    CONSTRAINT instance_settings_root_idle_minutes_check CHECK ((root_idle_minutes > 0)),
    CONSTRAINT instance_settings_tenant_access_check CHECK ((tenant_access = ANY (ARRAY['membership_only'::text, 'just_in_time'::text, 'open'::text]))),
    CONSTRAINT instance_settings_tenant_creation_check CHECK ((tenant_creation = ANY (ARRAY['platform'::text, 'members'::text])))
);

ALTER TABLE ONLY public.instance_settings FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.audit_days_set(class text) RETURNS integer
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    RETURN (SELECT CASE audit_days_set.class WHEN 'changes'::text THEN s.keep_changes_days WHEN 'sign_ins'::text THEN s.keep_sign_ins_days ELSE s.keep_reads_days END AS keep_reads_days FROM public.instance_settings s);

CREATE TABLE public.audit_retention (
    class text NOT NULL,
    longer_days integer DEFAULT 0 NOT NULL,
    longer_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    gone_position bigint DEFAULT 0 NOT NULL,
    gone_id uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid NOT NULL,
    CONSTRAINT audit_retention_class_check CHECK ((class = ANY (ARRAY['changes'::text, 'sign_ins'::text, 'reads'::text])))
);

ALTER TABLE ONLY public.audit_retention FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.audit_days_kept(class text) RETURNS integer
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    RETURN (SELECT CASE WHEN (now() >= r.longer_until) THEN public.audit_days_set(r.class) WHEN ((r.longer_days = 0) OR (public.audit_days_set(r.class) = 0)) THEN 0 ELSE GREATEST(r.longer_days, public.audit_days_set(r.class)) END AS "greatest" FROM public.audit_retention r WHERE (r.class = audit_days_kept.class));

CREATE FUNCTION public.audit_due_before(class text) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    RETURN (SELECT date_trunc('week'::text, (now() - make_interval(days => NULLIF(public.audit_days_kept(class), 0))), 'UTC'::text) AS date_trunc);

CREATE FUNCTION public.audit_horizon() RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    AS $$
declare
    snapshot pg_snapshot := pg_current_snapshot();
    horizon xid8 := pg_snapshot_xmax(snapshot);
    elsewhere integer[];
begin
    if pg_snapshot_xmin(snapshot) < horizon then
        -- Within a transaction the list would stay as it was when it was first read.
        perform pg_stat_clear_snapshot();
        elsewhere := array(
            select a.pid from pg_stat_activity a where a.datid <> (select d.oid from pg_database d where d.datname = current_database())
        );
        select x into horizon from (
            select x from pg_snapshot_xip(snapshot) x
            where not exists (
                select from pg_locks l
                where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted
                  and l.transactionid = x::xid and l.pid = any (elsewhere)
            )
            union all select pg_snapshot_xmax(snapshot)
        ) possible order by x limit 1;
    end if;
    return (select greatest(s.base + horizon::text::bigint, s.sealed_until) from public.audit_state s);
end $$;

CREATE TABLE public.audit_state (
    singleton boolean DEFAULT true NOT NULL,
    base bigint NOT NULL,
    sealed_until bigint NOT NULL,
    counted_until bigint DEFAULT 0 NOT NULL,
    CONSTRAINT audit_state_singleton_check CHECK (singleton)
);

ALTER TABLE ONLY public.audit_state FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.audit_position() RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    RETURN ((SELECT b.base FROM public.audit_state b) + ((pg_current_xact_id())::text)::bigint);

CREATE FUNCTION public.audit_retention_shortens() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.builtin_roles_stay() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if old.builtin and current_user = 'bailiwick_platform' then
        raise exception using errcode = 'BW002', message = 'a built-in platform role is not changed';
    end if;
    return new;
end $$;

CREATE FUNCTION public.closed_access_reviews_stay() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if old.closed_at is not null or tg_op = 'DELETE' then
        raise exception using errcode = 'BW004', message = 'a closed access review stays as it is';
    end if;
    return new;
end $$;

CREATE TABLE public.memberships (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    role_id uuid,
    state text DEFAULT 'active'::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    email_key text NOT NULL,
    CONSTRAINT memberships_state_check CHECK ((state = ANY (ARRAY['active'::text, 'archived'::text])))
);

ALTER TABLE ONLY public.memberships FORCE ROW LEVEL SECURITY;

CREATE TABLE public.roles (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    rank smallint NOT NULL,
    builtin boolean NOT NULL,
    permissions text[] NOT NULL,
    default_rights smallint NOT NULL,
    full_rights boolean NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT roles_default_rights_check CHECK (((default_rights >= 0) AND (default_rights <= 7))),
    CONSTRAINT roles_description CHECK ((length(description) <= 120)),
    CONSTRAINT roles_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{0,29}$'::text)),
    CONSTRAINT roles_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
    CONSTRAINT roles_own CHECK ((builtin OR (((rank >= 1) AND (rank <= 99)) AND (NOT full_rights) AND (NOT (permissions @> '{*}'::text[])))))
);

ALTER TABLE ONLY public.roles FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.counted_admins(tenant uuid) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT (count(*))::integer AS count FROM (public.memberships m JOIN public.roles r ON (((r.tenant_id = m.tenant_id) AND (r.id = m.role_id)))) WHERE ((m.tenant_id = counted_admins.tenant) AND (m.state = 'active'::text) AND (r.rank >= 60)));

CREATE FUNCTION public.current_tenant() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    RETURN (current_setting('bailiwick.tenant_id'::text))::uuid;

CREATE FUNCTION public.end_links_of_member() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    -- Whoever makes a link holds the person first, so that one of both sees the other.
    perform 1 from public.users u where u.id = new.user_id for no key update;
    update public.one_time_links l set used_at = now() where l.user_id = new.user_id and l.used_at is null;
    return null;
end
$$;

CREATE FUNCTION public.end_tokens_of_member() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    update public.api_tokens a set revoked_at = now() where a.user_id = old.user_id and a.tenant_id = old.tenant_id and a.revoked_at is null;
    return null;
end $$;

CREATE FUNCTION public.erase_user(person uuid, before timestamp with time zone, now timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.erased_users_in_access_reviews() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    update public.access_review_items i set email = new.email, name = new.name where i.user_id = new.id;
    return null;
end $$;

CREATE FUNCTION public.forget_factors_of_the_erased() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform public.forget_second_factors(new.id);
    delete from public.sign_in_throttles t where t.key = 'code ' || lower(old.email);
    return null;
end $$;

CREATE FUNCTION public.forget_import_lines() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    delete from public.member_import_lines l where lower(l.email) = lower(old.email);
    return null;
end $$;

CREATE FUNCTION public.forget_second_factors(person uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    delete from public.passkeys p where p.user_id = person;
    delete from public.passkey_ceremonies c where c.user_id = person;
    delete from public.totp_secrets t where t.user_id = person;
    delete from public.recovery_codes r where r.user_id = person;
    delete from public.sign_in_flows f where f.user_id = person;
    return true;
end $$;

CREATE FUNCTION public.found_tenant(id uuid, slug text, name text, founder uuid, personal boolean, database_name text, membership uuid, builtin jsonb, now timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

CREATE TABLE public.tenants (
    id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    isolation text NOT NULL,
    server_id uuid NOT NULL,
    database_name text NOT NULL,
    schema_name text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    purged_at timestamp with time zone,
    suspended_at timestamp with time zone,
    archived_at timestamp with time zone,
    delete_after timestamp with time zone,
    state_reason text,
    plan text,
    modules text[] DEFAULT '{}'::text[] NOT NULL,
    require_owner_approval boolean DEFAULT false NOT NULL,
    search text GENERATED ALWAYS AS (lower(((slug || '
'::text) || name))) STORED NOT NULL,
    founded_by uuid,
    personal boolean DEFAULT false NOT NULL,
    peers_allowed boolean DEFAULT false NOT NULL,
    proof_lasts_minutes integer,
    networks cidr[] DEFAULT '{}'::cidr[] NOT NULL,
    invitation_days integer DEFAULT 7 NOT NULL,
    settings_version integer DEFAULT 1 NOT NULL,
    second_factor_since timestamp with time zone,
    second_factor_grace_days integer DEFAULT 7 NOT NULL,
    only_email_domains boolean DEFAULT false NOT NULL,
    email_domains_checked_at timestamp with time zone,
    CONSTRAINT tenants_check CHECK (((NOT personal) OR (founded_by IS NOT NULL))),
    CONSTRAINT tenants_invitation_days_check CHECK (((invitation_days >= 1) AND (invitation_days <= 30))),
    CONSTRAINT tenants_isolation_check CHECK ((isolation = ANY (ARRAY['schema'::text, 'database'::text, 'attached'::text]))),
    CONSTRAINT tenants_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
    CONSTRAINT tenants_networks_check CHECK ((cardinality(networks) <= 100)),
    CONSTRAINT tenants_proof_lasts_minutes_check CHECK (((proof_lasts_minutes >= 5) AND (proof_lasts_minutes <= 129600))),
    CONSTRAINT tenants_second_factor_grace_days_check CHECK (((second_factor_grace_days >= 0) AND (second_factor_grace_days <= 30))),
    CONSTRAINT tenants_slug_check CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'::text)),
    CONSTRAINT tenants_state_check CHECK ((state = ANY (ARRAY['provisioning'::text, 'active'::text, 'suspended'::text, 'archived'::text, 'pending_deletion'::text, 'deleting'::text, 'purged'::text]))),
    CONSTRAINT tenants_state_known CHECK ((((state <> 'suspended'::text) OR ((suspended_at IS NOT NULL) AND (archived_at IS NULL) AND (delete_after IS NULL))) AND ((state <> 'archived'::text) OR ((archived_at IS NOT NULL) AND (delete_after IS NULL))) AND ((state <> 'pending_deletion'::text) OR (delete_after IS NOT NULL)) AND ((state <> 'active'::text) OR ((suspended_at IS NULL) AND (archived_at IS NULL) AND (delete_after IS NULL))))),
    CONSTRAINT tenants_state_reason_check CHECK ((length(state_reason) <= 500))
);

ALTER TABLE ONLY public.tenants FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.founded_just_now(tenant uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    RETURN (EXISTS (SELECT 1 FROM public.tenants t WHERE ((t.id = founded_just_now.tenant) AND (t.founded_by IS NOT NULL) AND (t.xmin = (pg_current_xact_id())::xid))));

CREATE FUNCTION public.give_up_tenant(after timestamp with time zone, reason text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    update public.tenants set state = 'pending_deletion', delete_after = after, state_reason = reason, version = version + 1
    where id = public.current_tenant() and state = 'active';
    return found;
end $$;

CREATE FUNCTION public.group_members_email_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    new.email_key := (select m.email_key from public.memberships m where m.tenant_id = new.tenant_id and m.id = new.membership_id);
    return new;
end $$;

CREATE FUNCTION public.groups_are_few() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    -- Those who make one at once are counted one after the other.
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.groups ' || new.tenant_id::text, 0));
    if (select count(*) from public.groups g where g.tenant_id = new.tenant_id) >= 200 then
        raise exception using errcode = 'BW002', constraint = 'groups_are_few',
            message = 'A tenant has at most 200 groups. Delete one that nobody needs any more.';
    end if;
    return new;
end
$$;

CREATE FUNCTION public.groups_of_member_are_few() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform 1 from public.memberships m where m.tenant_id = new.tenant_id and m.id = new.membership_id for no key update;
    if (select count(*) from public.group_members b where b.tenant_id = new.tenant_id and b.membership_id = new.membership_id) >= 50 then
        raise exception using errcode = 'BW002', constraint = 'groups_of_member_are_few',
            message = 'Somebody is in at most 50 groups. Take them out of one first.';
    end if;
    return new;
end
$$;

CREATE FUNCTION public.guard_last_owner(tenant uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    -- Serialises everyone who takes an owner away from this tenant; the count below then reads what the others committed.
    -- A tenant whose door is closed opens again with the people it had, so it keeps its owner as well.
    perform 1 from public.tenants t where t.id = tenant and t.state not in ('deleting', 'purged') for no key update;
    if found and not exists (
        select 1
        from public.memberships m
        join public.roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
        join public.users u on u.id = m.user_id
        where m.tenant_id = tenant and m.state = 'active' and r.rank >= 100 and public.can_sign_in(u)
    ) then
        raise exception using errcode = 'BW001', message = 'the last active owner of a tenant must remain';
    end if;
end $$;

CREATE FUNCTION public.guard_last_super_admin() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.guard_plan(tenant uuid, had integer, has integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    allowed integer;
    plan_name text;
begin
    select p.max_admins, p.name into allowed, plan_name
    from public.tenants t join public.plans p on p.key = t.plan where t.id = guard_plan.tenant;
    -- A plan that became too small takes nothing from anybody: nobody is added until it fits.
    if has > had and has > allowed then
        raise exception using errcode = 'BW002', message = format(
            'The plan %s allows %s active members with the rank of admin or above, and there are %s. '
            'Archive one of them or give one a lower role, or move the tenant to a larger plan.',
            plan_name, allowed, had);
    end if;
end $$;

CREATE FUNCTION public.hold_access_grant(grant_id uuid, moment timestamp with time zone, admin_version integer, admin_role uuid, admin_role_version integer) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform 1
    from public.access_grants g
    join public.platform_admins p on p.id = g.platform_admin_id
    join public.platform_roles r on r.id = p.role_id
    where g.tenant_id = public.current_tenant() and g.id = grant_id
        and g.started_at is not null and g.ended_at is null and g.ends_at > moment
        and p.state = 'active' and p.closed_at is null and p.version = admin_version and r.id = admin_role and r.version = admin_role_version
        and (select s.tenant_access from public.instance_settings s) <> 'membership_only'
    for share of g, p, r;
    return found;
end $$;

CREATE FUNCTION public.invitations_are_few() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    -- Those who send at once are counted one after the other.
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.invitations ' || new.tenant_id::text, 0));
    if (select count(*) from public.mails m
        where m.tenant_id = new.tenant_id and lower(m.recipient) = lower(new.recipient) and m.invitation_id is not null
            and m.created_at > new.created_at - interval '1 hour') >= 10
    then
        raise exception using errcode = 'BW002', constraint = 'mails_to_one_address',
            message = 'This address was invited ten times within an hour. Wait before you write to it again.';
    end if;
    if (select count(*) from public.mails m
        where m.tenant_id = new.tenant_id and m.invitation_id is not null and m.created_at > new.created_at - interval '1 day') >= 1000
    then
        raise exception using errcode = 'BW002', constraint = 'mails_of_one_tenant',
            message = 'This tenant sent a thousand invitations within a day. Go on tomorrow.';
    end if;
    return new;
end
$$;

CREATE FUNCTION public.invitations_are_separate() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

CREATE TABLE public.invitations (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    email text NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    role_id uuid,
    token_hash bytea NOT NULL,
    invited_by uuid,
    by_platform boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT invitations_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254))),
    CONSTRAINT invitations_name_check CHECK ((length(name) <= 120)),
    CONSTRAINT invitations_open_for_a_role CHECK (((role_id IS NOT NULL) OR (accepted_at IS NOT NULL) OR (revoked_at IS NOT NULL))),
    CONSTRAINT invitations_token_hash_check CHECK ((octet_length(token_hash) = 32))
);

ALTER TABLE ONLY public.invitations FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.invited_just_now(tenant uuid, person uuid, role uuid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    RETURN (EXISTS (SELECT 1 FROM (public.invitations i JOIN public.users u ON ((lower(u.email) = lower(i.email)))) WHERE ((i.tenant_id = invited_just_now.tenant) AND (i.role_id = invited_just_now.role) AND (u.id = invited_just_now.person) AND (i.accepted_at IS NOT NULL) AND (i.xmin = (pg_current_xact_id())::xid))));

CREATE FUNCTION public.items_of_closed_access_reviews_stay() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    -- Shared with others who decide, so that nobody closes the review meanwhile.
    perform 1 from public.access_reviews r where r.id = coalesce(new.review_id, old.review_id) and r.closed_at is null for share;
    if not found then
        -- Whose account is erased keeps a pseudonym here as well.
        if tg_op = 'UPDATE' and to_jsonb(new) - array['email', 'name'] = to_jsonb(old) - array['email', 'name']
            and exists (select 1 from public.users u where u.id = old.user_id and u.erased_at is not null)
        then
            return new;
        end if;
        raise exception using errcode = 'BW004', message = 'a closed access review stays as it is';
    end if;
    if tg_op = 'DELETE' or tg_op = 'UPDATE' and (
        new.review_id <> old.review_id
        or old.decision = 'removed' and new.decision is distinct from 'removed'
        or old.decision = 'confirmed' and new.decision is null
    ) then
        raise exception using errcode = 'BW004', message = 'a decision of an access review is not taken back';
    end if;
    return new;
end $$;

CREATE FUNCTION public.jobs_notify() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform pg_notify('bailiwick_jobs', new.id::text);
    return null;
end $$;

CREATE FUNCTION public.leave_tenant(tenant uuid, person uuid, moment timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    delete from public.memberships where tenant_id = tenant and user_id = person and state = 'active';
    if not found then
        return false;
    end if;
    update public.invitations i set revoked_at = moment from public.users u
    where u.id = person and i.tenant_id = tenant and lower(i.email) = lower(u.email) and i.accepted_at is null and i.revoked_at is null;
    return true;
end $$;

CREATE FUNCTION public.member_is_platform_admin(membership uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (EXISTS (SELECT 1 FROM (public.platform_admins p JOIN public.memberships m ON ((m.user_id = p.user_id))) WHERE ((m.id = member_is_platform_admin.membership) AND (m.tenant_id = public.current_tenant()) AND (p.closed_at IS NULL))));

CREATE FUNCTION public.members_matching(pattern text, after text, at_most bigint, of_state text, of_role uuid, seen_since timestamp with time zone, not_seen_since timestamp with time zone) RETURNS TABLE(id uuid, email_key text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
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

CREATE FUNCTION public.memberships_activity() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    insert into public.member_activity (tenant_id, membership_id, user_id) values (new.tenant_id, new.id, new.user_id);
    return null;
end $$;

CREATE FUNCTION public.memberships_are_separate() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.memberships_count() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    tenants uuid[];
    counts bigint[];
    had integer;
    has integer;
begin
    if tg_op = 'INSERT' then
        select array_agg(c.tenant_id order by c.tenant_id), array_agg(c.n order by c.tenant_id) into tenants, counts
        from (select tenant_id, count(*) as n from is_now where state = 'active' group by tenant_id) c;
    elsif tg_op = 'DELETE' then
        select array_agg(c.tenant_id order by c.tenant_id), array_agg(c.n order by c.tenant_id) into tenants, counts
        from (select tenant_id, -count(*) as n from was where state = 'active' group by tenant_id) c;
    else
        select array_agg(c.tenant_id order by c.tenant_id), array_agg(c.n order by c.tenant_id) into tenants, counts
        from (
            select n.tenant_id, sum((n.state = 'active')::integer - (o.state = 'active')::integer) as n
            from is_now n join was o on o.tenant_id = n.tenant_id and o.id = n.id
            where n.state <> o.state or n.role_id is distinct from o.role_id
            group by n.tenant_id
        ) c;
    end if;
    for at in 1 .. coalesce(cardinality(tenants), 0) loop
        select u.admins into had from public.tenant_usage u where u.id = tenants[at] for no key update;
        has := public.counted_admins(tenants[at]);
        perform public.guard_plan(tenants[at], had, has);
        update public.tenant_usage u set members = u.members + counts[at], admins = has where u.id = tenants[at];
    end loop;
    return null;
end $$;

CREATE FUNCTION public.memberships_email_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    new.email_key := (select lower(u.email) from public.users u where u.id = new.user_id);
    return new;
end $$;

CREATE FUNCTION public.memberships_email_key_in_groups() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    -- The trigger above knows what to.
    update public.group_members b set email_key = null where b.tenant_id = new.tenant_id and b.membership_id = new.id;
    return null;
end $$;

CREATE FUNCTION public.memberships_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if exists (select 1 from public.roles r where r.tenant_id = old.tenant_id and r.id = old.role_id and r.rank >= 100) then
        perform public.guard_last_owner(old.tenant_id);
    end if;
    return null;
end $$;

CREATE FUNCTION public.modules_are_few() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.modules', 0));
    -- What is declared anew is inserted first as well.
    if not exists (select from public.modules m where m.key = new.key) and (select count(*) from public.modules) >= 200 then
        raise exception using errcode = 'BW002', constraint = 'modules_of_the_instance',
            message = 'There are 200 modules, which is the most. Delete one that is not needed.';
    end if;
    return new;
end $$;

CREATE FUNCTION public.modules_take_permissions() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    gone text[] := array(select old.key || '.' || a from unnest(old.actions) as a where tg_op = 'DELETE' or not a = any(new.actions));
begin
    if cardinality(gone) > 0 then
        update public.roles r set version = r.version + 1, permissions = array(select p from unnest(r.permissions) as p where not p = any(gone))
        where r.permissions && gone;
        update public.groups g set version = g.version + 1, permissions = array(select p from unnest(g.permissions) as p where not p = any(gone))
        where g.permissions && gone;
        update public.api_tokens t set permissions = array(select p from unnest(t.permissions) as p where not p = any(gone))
        where t.permissions && gone;
    end if;
    return null;
end $$;

CREATE FUNCTION public.note_second_factors() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    person uuid := coalesce(new.user_id, old.user_id);
begin
    -- First, so that the next statement sees what others changed while this one waited.
    perform from public.users u where u.id = person for no key update;
    update public.users u set second_factors = public.second_factors_of(person)
    where u.id = person and u.second_factors <> public.second_factors_of(person);
    return null;
end $$;

CREATE FUNCTION public.password_is_known(person public.users) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    RETURN (COALESCE((COALESCE((person).password_changed_at, '-infinity'::timestamp with time zone) < (SELECT s.admin_passwords_after FROM public.instance_settings s)), false) AND (EXISTS (SELECT 1 FROM public.platform_admins p WHERE ((p.user_id = (password_is_known.person).id) AND (p.closed_at IS NULL)))));

CREATE FUNCTION public.passwords_of_others_are_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if current_user = 'bailiwick_platform' and new.password_hash is not null and not new.password_must_change then
        raise exception using errcode = 'BW003', message = 'a password that the platform sets is changed at the first sign-in';
    end if;
    return new;
end $$;

CREATE FUNCTION public.platform_admins_are_separate() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.platform_admins_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    -- Good once.
    delete from public.last_admin_exemptions e where e.admin_id = old.id and e.until > clock_timestamp();
    if found then
        return null;
    end if;
    if exists (select 1 from public.platform_roles r where r.id = old.role_id and r.rank >= 100) then
        perform public.guard_last_super_admin();
    end if;
    return null;
end $$;

CREATE FUNCTION public.remove_audit_events(class text, days integer, removed_at timestamp with time zone, gone_position bigint, gone_id uuid, key_id integer, ids uuid[], chains uuid[], numbers bigint[], events bytea[], signatures bytea[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.roles_are_few() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    -- Those who make one at once are counted one after the other.
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.roles ' || new.tenant_id::text, 0));
    if (select count(*) from public.roles r where r.tenant_id = new.tenant_id and not r.builtin) >= 100 then
        raise exception using errcode = 'BW002', constraint = 'roles_of_one_tenant',
            message = 'A tenant has at most 100 roles of its own. Delete one that is not needed, or use groups for what differs.';
    end if;
    return new;
end $$;

CREATE FUNCTION public.roles_count() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    had integer;
    has integer;
begin
    select u.admins into had from public.tenant_usage u where u.id = new.tenant_id for no key update;
    has := public.counted_admins(new.tenant_id);
    perform public.guard_plan(new.tenant_id, had, has);
    update public.tenant_usage u set admins = has where u.id = new.tenant_id;
    return null;
end $$;

CREATE FUNCTION public.roles_stay() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if session_user <> 'bailiwick_tenant' then
        return coalesce(new, old);
    end if;
    if tg_op = 'INSERT' then
        if new.builtin then
            raise exception using errcode = 'BW003', message = 'built-in roles are made with their tenant';
        end if;
        return new;
    end if;
    if old.builtin and (
        tg_op = 'DELETE'
        or (new.key, new.name, new.description, new.rank, new.builtin, new.full_rights)
            is distinct from (old.key, old.name, old.description, old.rank, old.builtin, old.full_rights)
        or ((old.rank >= 100 or old.key = 'anon') and new.permissions is distinct from old.permissions)
    ) then
        raise exception using errcode = 'BW003', message = 'a built-in role stays as it is';
    end if;
    return coalesce(new, old);
end $$;

CREATE TABLE public.passkeys (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    rp_id text NOT NULL,
    credential_id bytea NOT NULL,
    credential jsonb NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT passkeys_credential_id_check CHECK (((length(credential_id) >= 1) AND (length(credential_id) <= 1023))),
    CONSTRAINT passkeys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
    CONSTRAINT passkeys_rp_id_check CHECK (((length(rp_id) >= 1) AND (length(rp_id) <= 253)))
);

ALTER TABLE ONLY public.passkeys FORCE ROW LEVEL SECURITY;

CREATE TABLE public.totp_secrets (
    user_id uuid NOT NULL,
    secret_sealed bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    used_at timestamp with time zone,
    used_step bigint DEFAULT 0 NOT NULL
);

ALTER TABLE ONLY public.totp_secrets FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.second_factors_of(person uuid) RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    RETURN ARRAY(SELECT kinds.kind FROM (SELECT 'passkey'::text AS kind WHERE (EXISTS (SELECT 1 FROM public.passkeys p WHERE (p.user_id = second_factors_of.person))) UNION ALL SELECT 'totp'::text FROM public.totp_secrets t WHERE ((t.user_id = second_factors_of.person) AND (t.confirmed_at IS NOT NULL))) kinds ORDER BY kinds.kind);

CREATE FUNCTION public.separate_accounts(person uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended('bailiwick.separate_accounts', 0));
    if not (select s.separate_admin_accounts from public.instance_settings s) then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.separate_accounts ' || person::text, 0));
    return true;
end $$;

CREATE FUNCTION public.separate_accounts_begin() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    perform pg_advisory_xact_lock(hashtextextended('bailiwick.separate_accounts', 0));
    return new;
end $$;

CREATE TABLE public.platform_roles (
    id uuid NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    rank smallint NOT NULL,
    permissions text[] NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    builtin boolean DEFAULT false NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT platform_roles_below_the_top CHECK ((builtin OR ((rank >= 1) AND (rank <= 99)))),
    CONSTRAINT platform_roles_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{0,29}$'::text))
);

ALTER TABLE ONLY public.platform_roles FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.super_admin_exists() RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    RETURN (EXISTS (SELECT 1 FROM (public.platform_admins p JOIN public.platform_roles r ON ((r.id = p.role_id))) WHERE ((r.rank >= 100) AND (p.closed_at IS NULL))));

CREATE FUNCTION public.tenants_begin_with_modules() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    new.modules := array(select m.key from public.modules m where m.by_default order by m.key);
    return new;
end $$;

CREATE FUNCTION public.tenants_have_modules() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    added text;
begin
    for added in select m from unnest(new.modules) as m where not m = any(old.modules) loop
        perform from public.modules d where d.key = added for key share;
        if not found then
            raise exception using errcode = 'BW003', message = 'a tenant has modules that were declared';
        end if;
        if session_user = 'bailiwick_tenant' and exists (
            select from public.plans p where p.key = new.plan and not (p.modules @> '{*}' or added = any(p.modules))
        ) then
            raise exception using errcode = 'BW003', message = 'a tenant chooses among what its plan has';
        end if;
    end loop;
    return new;
end $$;

CREATE FUNCTION public.tenants_keep_slug() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if new.state = 'purged' then
        delete from public.tenant_slugs s where s.leads_to = new.id;
        return null;
    end if;
    insert into public.tenant_slugs as taken (slug, leads_to) values (new.slug, new.id)
    on conflict (slug) do update set slug = excluded.slug where taken.leads_to = excluded.leads_to;
    if not found then
        raise unique_violation using constraint = 'tenants_slug', message = 'the slug leads to another tenant';
    end if;
    return null;
end $$;

CREATE FUNCTION public.tenants_to_look_at(attention text, since timestamp with time zone, until timestamp with time zone) RETURNS SETOF uuid
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    AS $$
    select g.tenant_id from public.access_grants g
    where attention = 'access_requests' and g.ended_at is null and g.needs_approval and g.decided_at is null and g.requested_at > since
    union
    select i.tenant_id from public.invitations i
    where i.accepted_at is null and i.revoked_at is null and i.expires_at > since and (
        (attention = 'expiring_invitations' and i.expires_at < until) or (attention = 'old_invitations' and i.created_at < until)
    )
$$;

CREATE FUNCTION public.tenants_use_nothing() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    insert into public.tenant_usage (id) values (new.id);
    return null;
end $$;

CREATE FUNCTION public.users_email_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    -- The trigger above knows what to.
    update public.memberships m set email_key = null where m.user_id = new.id;
    return null;
end $$;

CREATE FUNCTION public.users_guard() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    owned uuid;
begin
    if exists (
        select 1 from public.platform_admins p join public.platform_roles r on r.id = p.role_id
        where p.user_id = old.id and p.closed_at is null and p.state = 'active' and r.rank >= 100
    ) then
        perform public.guard_last_super_admin();
    end if;
    -- In the order of ids, so that two people who own the same tenants do not deadlock.
    for owned in
        select m.tenant_id from public.memberships m
        join public.roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
        where m.user_id = old.id and m.state = 'active' and r.rank >= 100
        order by m.tenant_id
    loop
        perform public.guard_last_owner(owned);
    end loop;
    return null;
end $$;

CREATE TABLE public.access_grants (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    platform_admin_id uuid NOT NULL,
    user_id uuid NOT NULL,
    admin_email text NOT NULL,
    admin_name text NOT NULL,
    mode text NOT NULL,
    reason text NOT NULL,
    minutes integer NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    needs_approval boolean NOT NULL,
    decided_at timestamp with time zone,
    decided_by text,
    approved boolean,
    started_at timestamp with time zone,
    ends_at timestamp with time zone,
    ended_at timestamp with time zone,
    ended_by text,
    handover_hash bytea,
    handover_until timestamp with time zone,
    handover_proved_at timestamp with time zone,
    handover_second_factor boolean DEFAULT false NOT NULL,
    CONSTRAINT access_grants_check CHECK (((started_at IS NULL) = (ends_at IS NULL))),
    CONSTRAINT access_grants_check1 CHECK (((decided_at IS NULL) = (approved IS NULL))),
    CONSTRAINT access_grants_check2 CHECK (((started_at IS NULL) OR (NOT needs_approval) OR approved)),
    CONSTRAINT access_grants_handover_hash_check CHECK ((octet_length(handover_hash) = 32)),
    CONSTRAINT access_grants_minutes_check CHECK (((minutes >= 1) AND (minutes <= 480))),
    CONSTRAINT access_grants_mode_check CHECK ((mode = ANY (ARRAY['read'::text, 'write'::text]))),
    CONSTRAINT access_grants_reason_check CHECK ((length(reason) <= 500))
);

ALTER TABLE ONLY public.access_grants FORCE ROW LEVEL SECURITY;

CREATE TABLE public.access_review_items (
    review_id uuid NOT NULL,
    id uuid NOT NULL,
    platform_admin_id uuid NOT NULL,
    user_id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    role_key text NOT NULL,
    role_name text NOT NULL,
    title text NOT NULL,
    state text NOT NULL,
    can_sign_in boolean NOT NULL,
    last_sign_in_at timestamp with time zone,
    mail_bounced_at timestamp with time zone,
    decision text,
    decided_at timestamp with time zone,
    decided_by uuid,
    reason text DEFAULT ''::text NOT NULL,
    removed_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT access_review_items_check CHECK (((decision IS NULL) = (decided_at IS NULL))),
    CONSTRAINT access_review_items_decision_check CHECK ((decision = ANY (ARRAY['confirmed'::text, 'removed'::text]))),
    CONSTRAINT access_review_items_reason_check CHECK ((length(reason) <= 500)),
    CONSTRAINT access_review_items_state_check CHECK ((state = ANY (ARRAY['active'::text, 'inactive'::text])))
);

ALTER TABLE ONLY public.access_review_items FORCE ROW LEVEL SECURITY;

CREATE TABLE public.access_reviews (
    id uuid NOT NULL,
    title text NOT NULL,
    note text NOT NULL,
    deadline timestamp with time zone NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_by uuid,
    version integer DEFAULT 1 NOT NULL,
    closed_at timestamp with time zone,
    closed_by uuid,
    closing_reason text,
    audit_head text,
    audit_checkpoint text,
    CONSTRAINT access_reviews_check CHECK ((deadline > opened_at)),
    CONSTRAINT access_reviews_check1 CHECK (((closed_at IS NOT NULL) OR (num_nonnulls(closed_by, closing_reason, audit_head, audit_checkpoint) = 0))),
    CONSTRAINT access_reviews_closing_reason_check CHECK (((length(closing_reason) >= 3) AND (length(closing_reason) <= 500))),
    CONSTRAINT access_reviews_note_check CHECK ((length(note) <= 500)),
    CONSTRAINT access_reviews_title_check CHECK (((length(title) >= 1) AND (length(title) <= 120)))
);

ALTER TABLE ONLY public.access_reviews FORCE ROW LEVEL SECURITY;

CREATE TABLE public.api_tokens (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    name text NOT NULL,
    tenant_id uuid,
    permissions text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    access_grant_id uuid,
    CONSTRAINT api_tokens_check CHECK (((access_grant_id IS NULL) OR (tenant_id IS NOT NULL))),
    CONSTRAINT api_tokens_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
    CONSTRAINT api_tokens_token_hash_check CHECK ((octet_length(token_hash) = 32))
);

ALTER TABLE ONLY public.api_tokens FORCE ROW LEVEL SECURITY;

CREATE TABLE public.audit_checkpoints (
    number bigint NOT NULL,
    heads integer NOT NULL,
    root bytea NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    key_id integer NOT NULL,
    signature bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT audit_checkpoints_hash_check CHECK ((octet_length(hash) = 32)),
    CONSTRAINT audit_checkpoints_previous_check CHECK ((octet_length(previous) = 32)),
    CONSTRAINT audit_checkpoints_root_check CHECK ((octet_length(root) = 32)),
    CONSTRAINT audit_checkpoints_signature_check CHECK ((octet_length(signature) = 64))
);

ALTER TABLE ONLY public.audit_checkpoints FORCE ROW LEVEL SECURITY;

CREATE TABLE public.audit_days (
    day timestamp with time zone NOT NULL,
    first_position bigint NOT NULL,
    last_position bigint NOT NULL,
    events bigint NOT NULL,
    sign_ins bigint NOT NULL,
    failed_sign_ins bigint NOT NULL
);

ALTER TABLE ONLY public.audit_days FORCE ROW LEVEL SECURITY;

CREATE TABLE public.audit_events (
    id uuid NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    "position" bigint DEFAULT public.audit_position() NOT NULL,
    tenant_id uuid,
    actor_kind text NOT NULL,
    actor_id uuid,
    actor_label text NOT NULL,
    operation text NOT NULL,
    target_kind text NOT NULL,
    target_id text NOT NULL,
    target_label text NOT NULL,
    outcome text NOT NULL,
    reason text,
    address inet,
    request_id uuid,
    before jsonb,
    after jsonb,
    chain uuid GENERATED ALWAYS AS (COALESCE(tenant_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
    access_grant_id uuid,
    on_behalf_of uuid,
    justification text,
    CONSTRAINT audit_events_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'token'::text, 'anonymous'::text, 'cli'::text, 'system'::text]))),
    CONSTRAINT audit_events_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text])))
)
PARTITION BY RANGE (occurred_at);

ALTER TABLE ONLY public.audit_events FORCE ROW LEVEL SECURITY;

CREATE TABLE public.audit_events_default (
    id uuid NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    "position" bigint DEFAULT public.audit_position() NOT NULL,
    tenant_id uuid,
    actor_kind text NOT NULL,
    actor_id uuid,
    actor_label text NOT NULL,
    operation text NOT NULL,
    target_kind text NOT NULL,
    target_id text NOT NULL,
    target_label text NOT NULL,
    outcome text NOT NULL,
    reason text,
    address inet,
    request_id uuid,
    before jsonb,
    after jsonb,
    chain uuid GENERATED ALWAYS AS (COALESCE(tenant_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL,
    access_grant_id uuid,
    on_behalf_of uuid,
    justification text,
    CONSTRAINT audit_events_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'token'::text, 'anonymous'::text, 'cli'::text, 'system'::text]))),
    CONSTRAINT audit_events_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text])))
);

ALTER TABLE ONLY public.audit_events_default FORCE ROW LEVEL SECURITY;

CREATE TABLE public.audit_heads (
    chain uuid NOT NULL,
    number bigint NOT NULL,
    until_position bigint NOT NULL,
    leaves bytea NOT NULL,
    root bytea NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    key_id integer NOT NULL,
    signature bytea NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    checkpoint bigint,
    CONSTRAINT audit_heads_hash_check CHECK ((octet_length(hash) = 32)),
    CONSTRAINT audit_heads_previous_check CHECK ((octet_length(previous) = 32)),
    CONSTRAINT audit_heads_root_check CHECK ((octet_length(root) = 32)),
    CONSTRAINT audit_heads_signature_check CHECK ((octet_length(signature) = 64))
);

ALTER TABLE ONLY public.audit_heads FORCE ROW LEVEL SECURITY;

CREATE TABLE public.audit_removals (
    chain uuid NOT NULL,
    number bigint NOT NULL,
    id uuid NOT NULL,
    class text NOT NULL,
    days integer NOT NULL,
    removed_at timestamp with time zone NOT NULL,
    events bytea NOT NULL,
    key_id integer NOT NULL,
    signature bytea NOT NULL,
    CONSTRAINT audit_removals_days_check CHECK ((days >= 30)),
    CONSTRAINT audit_removals_events_check CHECK (((octet_length(events) > 0) AND ((octet_length(events) % 16) = 0))),
    CONSTRAINT audit_removals_signature_check CHECK ((octet_length(signature) = 64))
);

ALTER TABLE ONLY public.audit_removals FORCE ROW LEVEL SECURITY;

CREATE TABLE public.audit_views (
    chain uuid NOT NULL,
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    name text NOT NULL,
    filter jsonb NOT NULL,
    shared boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT audit_views_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
);

ALTER TABLE ONLY public.audit_views FORCE ROW LEVEL SECURITY;

CREATE TABLE public.branding (
    only_row boolean DEFAULT true NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    product_name text DEFAULT 'Bailiwick'::text NOT NULL,
    accent text,
    logo bytea,
    logo_kind text,
    CONSTRAINT branding_accent_check CHECK ((accent ~ '^#[0-9a-f]{6}$'::text)),
    CONSTRAINT branding_check CHECK (((logo IS NULL) = (logo_kind IS NULL))),
    CONSTRAINT branding_logo_check CHECK (((octet_length(logo) >= 1) AND (octet_length(logo) <= 102400))),
    CONSTRAINT branding_logo_kind_check CHECK ((logo_kind = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text]))),
    CONSTRAINT branding_only_row_check CHECK (only_row),
    CONSTRAINT branding_product_name_check CHECK (((length(product_name) >= 1) AND (length(product_name) <= 40)))
);

ALTER TABLE ONLY public.branding FORCE ROW LEVEL SECURITY;

CREATE TABLE public.database_servers (
    id uuid NOT NULL,
    name text NOT NULL,
    host text NOT NULL,
    port integer NOT NULL,
    database text NOT NULL,
    username text NOT NULL,
    password_sealed bytea NOT NULL,
    tls_mode text NOT NULL,
    managed boolean DEFAULT false NOT NULL,
    server_version text,
    checked_at timestamp with time zone,
    check_error text,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    system_identifier text,
    CONSTRAINT database_servers_name_check CHECK ((name ~ '^[a-z0-9][a-z0-9-]{0,39}$'::text)),
    CONSTRAINT database_servers_port_check CHECK (((port >= 1) AND (port <= 65535))),
    CONSTRAINT database_servers_tls_mode_check CHECK ((tls_mode = ANY (ARRAY['disable'::text, 'require'::text, 'verify-full'::text])))
);

ALTER TABLE ONLY public.database_servers FORCE ROW LEVEL SECURITY;

CREATE TABLE public.email_domains (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    domain text NOT NULL COLLATE pg_catalog."C",
    token text NOT NULL,
    added_at timestamp with time zone NOT NULL,
    checked_at timestamp with time zone,
    problem text,
    proved_at timestamp with time zone,
    missing_since timestamp with time zone,
    lost_at timestamp with time zone,
    check_at timestamp with time zone,
    CONSTRAINT email_domains_check CHECK (((proved_at IS NULL) OR (lost_at IS NULL))),
    CONSTRAINT email_domains_check1 CHECK (((missing_since IS NULL) OR (proved_at IS NOT NULL))),
    CONSTRAINT email_domains_domain_check CHECK ((domain ~ '^[a-z0-9.-]{1,253}$'::text)),
    CONSTRAINT email_domains_problem_check CHECK ((length(problem) <= 1000)),
    CONSTRAINT email_domains_token_check CHECK ((token ~ '^[0-9a-f]{32}$'::text))
);

ALTER TABLE ONLY public.email_domains FORCE ROW LEVEL SECURITY;

CREATE TABLE public.group_members (
    tenant_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    group_id uuid NOT NULL,
    manages boolean DEFAULT false NOT NULL,
    email_key text NOT NULL
);

ALTER TABLE ONLY public.group_members FORCE ROW LEVEL SECURITY;

CREATE TABLE public.groups (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    permissions text[] NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT groups_description_check CHECK ((length(description) <= 120)),
    CONSTRAINT groups_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
    CONSTRAINT groups_permissions_check CHECK (((cardinality(permissions) <= 200) AND ('*'::text <> ALL (permissions))))
);

ALTER TABLE ONLY public.groups FORCE ROW LEVEL SECURITY;

CREATE TABLE public.idempotency_keys (
    credential_hash bytea NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    answer_sealed bytea,
    CONSTRAINT idempotency_keys_credential_hash_check CHECK ((octet_length(credential_hash) = 32)),
    CONSTRAINT idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255))),
    CONSTRAINT idempotency_keys_request_hash_check CHECK ((octet_length(request_hash) = 32))
);

ALTER TABLE ONLY public.idempotency_keys FORCE ROW LEVEL SECURITY;

CREATE TABLE public.jobs (
    id uuid NOT NULL,
    tenant_id uuid,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    state text DEFAULT 'queued'::text NOT NULL,
    progress jsonb DEFAULT '[]'::jsonb NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    run_at timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    error text,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT jobs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

ALTER TABLE ONLY public.jobs FORCE ROW LEVEL SECURITY;

CREATE TABLE public.last_admin_exemptions (
    admin_id uuid NOT NULL,
    until timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.last_admin_exemptions FORCE ROW LEVEL SECURITY;

CREATE VIEW public.listed_users WITH (security_invoker='true') AS
 SELECT u.id,
    u.email,
    u.name,
    u.state,
    u.version,
    u.created_at,
    u.last_sign_in_at,
    u.deleted_at,
    lower(u.email) AS by_email,
    lower(u.name) AS by_name,
    COALESCE(u.last_sign_in_at, '1970-01-01 00:00:00+00'::timestamp with time zone) AS by_sign_in,
    u.search,
    ( SELECT r.key
           FROM (public.platform_admins p
             JOIN public.platform_roles r ON ((r.id = p.role_id)))
          WHERE ((p.user_id = u.id) AND (p.closed_at IS NULL))) AS platform_role,
    ( SELECT count(*) AS count
           FROM (public.memberships m
             JOIN public.tenants t ON (((t.id = m.tenant_id) AND (t.state <> 'purged'::text))))
          WHERE (m.user_id = u.id)) AS tenants,
    u.second_factors
   FROM public.users u
  WHERE (u.erased_at IS NULL);

CREATE TABLE public.mail_bounces (
    address text NOT NULL,
    error text NOT NULL,
    bounced_at timestamp with time zone NOT NULL,
    CONSTRAINT mail_bounces_address_check CHECK ((address = lower(address)))
);

ALTER TABLE ONLY public.mail_bounces FORCE ROW LEVEL SECURITY;

CREATE TABLE public.mail_settings (
    only_row boolean DEFAULT true NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    host text,
    port integer DEFAULT 587 NOT NULL,
    tls text DEFAULT 'start_tls'::text NOT NULL,
    username text,
    password_sealed bytea,
    sender text DEFAULT ''::text NOT NULL,
    CONSTRAINT mail_settings_check CHECK (((username IS NULL) = (password_sealed IS NULL))),
    CONSTRAINT mail_settings_host_check CHECK (((length(host) >= 1) AND (length(host) <= 255))),
    CONSTRAINT mail_settings_only_row_check CHECK (only_row),
    CONSTRAINT mail_settings_port_check CHECK (((port >= 1) AND (port <= 65535))),
    CONSTRAINT mail_settings_tls_check CHECK ((tls = ANY (ARRAY['none'::text, 'start_tls'::text, 'implicit'::text])))
);

ALTER TABLE ONLY public.mail_settings FORCE ROW LEVEL SECURITY;

CREATE TABLE public.mails (
    id uuid NOT NULL,
    tenant_id uuid,
    invitation_id uuid,
    recipient text NOT NULL,
    subject text NOT NULL,
    body_sealed bytea,
    state text DEFAULT 'outbox'::text NOT NULL,
    error text,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    personal boolean DEFAULT false NOT NULL,
    CONSTRAINT mails_state_check CHECK ((state = ANY (ARRAY['kept'::text, 'outbox'::text, 'sent'::text, 'failed'::text])))
);

ALTER TABLE ONLY public.mails FORCE ROW LEVEL SECURITY;

CREATE TABLE public.member_activity (
    tenant_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    user_id uuid NOT NULL,
    last_seen_at timestamp with time zone
);

ALTER TABLE ONLY public.member_activity FORCE ROW LEVEL SECURITY;

CREATE TABLE public.member_import_lines (
    tenant_id uuid NOT NULL,
    import_id uuid NOT NULL,
    line integer NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    outcome text NOT NULL,
    message text DEFAULT ''::text NOT NULL,
    CONSTRAINT member_import_lines_email_check CHECK ((length(email) <= 254)),
    CONSTRAINT member_import_lines_name_check CHECK ((length(name) <= 120)),
    CONSTRAINT member_import_lines_outcome_check CHECK ((outcome = ANY (ARRAY['ready'::text, 'refused'::text, 'invited'::text]))),
    CONSTRAINT member_import_lines_role_check CHECK ((length(role) <= 60))
);

ALTER TABLE ONLY public.member_import_lines FORCE ROW LEVEL SECURITY;

CREATE TABLE public.member_imports (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    state text DEFAULT 'checked'::text NOT NULL,
    lines integer NOT NULL,
    refused integer NOT NULL,
    invited integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    applied_by uuid,
    waits_until timestamp with time zone,
    finished_at timestamp with time zone,
    CONSTRAINT member_imports_check CHECK (((state = 'checked'::text) = (applied_by IS NULL))),
    CONSTRAINT member_imports_lines_check CHECK (((lines >= 1) AND (lines <= 10000))),
    CONSTRAINT member_imports_state_check CHECK ((state = ANY (ARRAY['checked'::text, 'running'::text, 'done'::text])))
);

ALTER TABLE ONLY public.member_imports FORCE ROW LEVEL SECURITY;

CREATE TABLE public.modules (
    key text NOT NULL,
    label text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    actions text[] NOT NULL,
    by_default boolean NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT modules_actions_check CHECK (((cardinality(actions) > 0) AND (actions <@ '{view,create,edit,delete,manage}'::text[]))),
    CONSTRAINT modules_description_check CHECK ((length(description) <= 120)),
    CONSTRAINT modules_key_check CHECK ((key ~ '^[a-z][a-z0-9_-]{0,39}$'::text)),
    CONSTRAINT modules_label_check CHECK (((length(label) >= 1) AND (length(label) <= 60)))
);

ALTER TABLE ONLY public.modules FORCE ROW LEVEL SECURITY;

CREATE TABLE public.one_time_links (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    purpose text NOT NULL,
    user_id uuid,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT one_time_links_purpose_check CHECK (((purpose = ANY (ARRAY['set_up'::text, 'recover'::text, 'reset'::text, 'welcome'::text])) AND ((purpose = 'set_up'::text) = (user_id IS NULL)))),
    CONSTRAINT one_time_links_token_hash_check CHECK ((octet_length(token_hash) = 32))
);

ALTER TABLE ONLY public.one_time_links FORCE ROW LEVEL SECURITY;

CREATE TABLE public.passkey_ceremonies (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    purpose text NOT NULL,
    plane text NOT NULL,
    user_id uuid,
    bound_to uuid,
    state jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT passkey_ceremonies_check CHECK (((user_id IS NULL) = (purpose = 'sign_in'::text))),
    CONSTRAINT passkey_ceremonies_check1 CHECK (((bound_to IS NULL) = (user_id IS NULL))),
    CONSTRAINT passkey_ceremonies_plane_check CHECK ((plane = ANY (ARRAY['root'::text, 'app'::text]))),
    CONSTRAINT passkey_ceremonies_purpose_check CHECK ((purpose = ANY (ARRAY['add'::text, 'sign_in'::text, 'second_factor'::text, 'prove'::text])))
);

ALTER TABLE ONLY public.passkey_ceremonies FORCE ROW LEVEL SECURITY;

CREATE TABLE public.plans (
    key text NOT NULL,
    name text NOT NULL,
    max_admins integer,
    modules text[] NOT NULL,
    builtin boolean DEFAULT false NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT plans_key_check CHECK ((key ~ '^[a-z][a-z0-9_]{0,29}$'::text)),
    CONSTRAINT plans_max_admins_check CHECK (((max_admins >= 1) AND (max_admins <= 1000000))),
    CONSTRAINT plans_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)))
);

ALTER TABLE ONLY public.plans FORCE ROW LEVEL SECURITY;

CREATE TABLE public.recovery_codes (
    user_id uuid NOT NULL,
    code_hash bytea NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT recovery_codes_code_hash_check CHECK ((octet_length(code_hash) = 32))
);

ALTER TABLE ONLY public.recovery_codes FORCE ROW LEVEL SECURITY;

CREATE TABLE public.rounds (
    name text NOT NULL,
    due_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.rounds FORCE ROW LEVEL SECURITY;

CREATE TABLE public.security_dismissals (
    kind text NOT NULL,
    subject uuid NOT NULL,
    reason text NOT NULL,
    until timestamp with time zone NOT NULL,
    dismissed_by uuid NOT NULL,
    dismissed_at timestamp with time zone NOT NULL,
    CONSTRAINT security_dismissals_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 60))),
    CONSTRAINT security_dismissals_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 500)))
);

ALTER TABLE ONLY public.security_dismissals FORCE ROW LEVEL SECURITY;

CREATE TABLE public.sessions (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    plane text NOT NULL,
    methods text[] NOT NULL,
    proved_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    address inet,
    user_agent text,
    tenant_id uuid,
    access_grant_id uuid,
    CONSTRAINT sessions_check CHECK (((tenant_id IS NULL) = (access_grant_id IS NULL))),
    CONSTRAINT sessions_check1 CHECK (((access_grant_id IS NULL) OR (plane = 'app'::text))),
    CONSTRAINT sessions_plane_check CHECK ((plane = ANY (ARRAY['root'::text, 'app'::text]))),
    CONSTRAINT sessions_token_hash_check CHECK ((octet_length(token_hash) = 32))
);

ALTER TABLE ONLY public.sessions FORCE ROW LEVEL SECURITY;

CREATE TABLE public.sign_in_flows (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    plane text NOT NULL,
    methods text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT sign_in_flows_plane_check CHECK ((plane = ANY (ARRAY['root'::text, 'app'::text]))),
    CONSTRAINT sign_in_flows_token_hash_check CHECK ((octet_length(token_hash) = 32))
);

ALTER TABLE ONLY public.sign_in_flows FORCE ROW LEVEL SECURITY;

CREATE TABLE public.sign_in_throttles (
    key text NOT NULL,
    failures integer NOT NULL,
    blocked_until timestamp with time zone NOT NULL,
    failed_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.sign_in_throttles FORCE ROW LEVEL SECURITY;

CREATE TABLE public.table_grants (
    tenant_id uuid NOT NULL,
    role_id uuid NOT NULL,
    table_name text NOT NULL,
    rights smallint NOT NULL,
    CONSTRAINT table_grants_rights_check CHECK (((rights >= 0) AND (rights <= 7))),
    CONSTRAINT table_grants_table_name_check CHECK (((octet_length(table_name) >= 1) AND (octet_length(table_name) <= 63)))
);

ALTER TABLE ONLY public.table_grants FORCE ROW LEVEL SECURITY;

CREATE TABLE public.tenant_audit_days (
    tenant_id uuid NOT NULL,
    day timestamp with time zone NOT NULL,
    allowed bigint NOT NULL,
    refused bigint NOT NULL
);

ALTER TABLE ONLY public.tenant_audit_days FORCE ROW LEVEL SECURITY;

CREATE TABLE public.tenant_security_dismissals (
    tenant_id uuid NOT NULL,
    kind text NOT NULL,
    subject uuid NOT NULL,
    reason text NOT NULL,
    until timestamp with time zone NOT NULL,
    dismissed_by uuid,
    dismissed_at timestamp with time zone NOT NULL,
    CONSTRAINT tenant_security_dismissals_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 60))),
    CONSTRAINT tenant_security_dismissals_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 500)))
);

ALTER TABLE ONLY public.tenant_security_dismissals FORCE ROW LEVEL SECURITY;

CREATE TABLE public.tenant_slugs (
    slug text NOT NULL,
    leads_to uuid NOT NULL
);

ALTER TABLE ONLY public.tenant_slugs FORCE ROW LEVEL SECURITY;

CREATE TABLE public.tenant_usage (
    id uuid NOT NULL,
    members integer DEFAULT 0 NOT NULL,
    admins integer DEFAULT 0 NOT NULL,
    last_activity_at timestamp with time zone
);

ALTER TABLE ONLY public.tenant_usage FORCE ROW LEVEL SECURITY;

CREATE TABLE public.variables (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    environment text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    value text,
    value_sealed bytea,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT variables_check CHECK ((num_nonnulls(value, value_sealed) = 1)),
    CONSTRAINT variables_environment_check CHECK ((environment ~ '^[a-z][a-z0-9_-]{0,39}$'::text)),
    CONSTRAINT variables_key_check CHECK ((key ~ '^[A-Za-z_][A-Za-z0-9_]{0,99}$'::text)),
    CONSTRAINT variables_value_check CHECK ((octet_length(value) <= 16384)),
    CONSTRAINT variables_value_sealed_check CHECK ((octet_length(value_sealed) <= 16484))
);

ALTER TABLE ONLY public.variables FORCE ROW LEVEL SECURITY;

ALTER TABLE ONLY public.audit_events ATTACH PARTITION public.audit_events_default DEFAULT;

ALTER TABLE ONLY public.access_grants
    ADD CONSTRAINT access_grants_handover_hash_key UNIQUE (handover_hash);

ALTER TABLE ONLY public.access_grants
    ADD CONSTRAINT access_grants_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.access_review_items
    ADD CONSTRAINT access_review_items_pkey PRIMARY KEY (review_id, id);

ALTER TABLE ONLY public.access_review_items
    ADD CONSTRAINT access_review_items_review_id_platform_admin_id_key UNIQUE (review_id, platform_admin_id);

ALTER TABLE ONLY public.access_reviews
    ADD CONSTRAINT access_reviews_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.audit_checkpoints
    ADD CONSTRAINT audit_checkpoints_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.audit_days
    ADD CONSTRAINT audit_days_pkey PRIMARY KEY (day);

ALTER TABLE ONLY public.audit_events
    ADD CONSTRAINT audit_events_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.audit_events_default
    ADD CONSTRAINT audit_events_default_pkey PRIMARY KEY (id, occurred_at);

ALTER TABLE ONLY public.audit_heads
    ADD CONSTRAINT audit_heads_pkey PRIMARY KEY (chain, number);

ALTER TABLE ONLY public.audit_removals
    ADD CONSTRAINT audit_removals_pkey PRIMARY KEY (chain, number, id);

ALTER TABLE ONLY public.audit_retention
    ADD CONSTRAINT audit_retention_pkey PRIMARY KEY (class);

ALTER TABLE ONLY public.audit_state
    ADD CONSTRAINT audit_state_pkey PRIMARY KEY (singleton);

ALTER TABLE ONLY public.audit_views
    ADD CONSTRAINT audit_views_pkey PRIMARY KEY (chain, id);

ALTER TABLE ONLY public.branding
    ADD CONSTRAINT branding_pkey PRIMARY KEY (only_row);

ALTER TABLE ONLY public.database_servers
    ADD CONSTRAINT database_servers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.email_domains
    ADD CONSTRAINT email_domains_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.email_domains
    ADD CONSTRAINT email_domains_tenant_id_domain_key UNIQUE (tenant_id, domain);

ALTER TABLE ONLY public.group_members
    ADD CONSTRAINT group_members_pkey PRIMARY KEY (tenant_id, membership_id, group_id);

ALTER TABLE ONLY public.groups
    ADD CONSTRAINT groups_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (credential_hash, key);

ALTER TABLE ONLY public.instance_settings
    ADD CONSTRAINT instance_settings_pkey PRIMARY KEY (only_row);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.last_admin_exemptions
    ADD CONSTRAINT last_admin_exemptions_pkey PRIMARY KEY (admin_id);

ALTER TABLE ONLY public.mail_bounces
    ADD CONSTRAINT mail_bounces_pkey PRIMARY KEY (address);

ALTER TABLE ONLY public.mail_settings
    ADD CONSTRAINT mail_settings_pkey PRIMARY KEY (only_row);

ALTER TABLE ONLY public.mails
    ADD CONSTRAINT mails_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.member_activity
    ADD CONSTRAINT member_activity_pkey PRIMARY KEY (tenant_id, membership_id);

ALTER TABLE ONLY public.member_import_lines
    ADD CONSTRAINT member_import_lines_pkey PRIMARY KEY (tenant_id, import_id, line);

ALTER TABLE ONLY public.member_imports
    ADD CONSTRAINT member_imports_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_tenant_id_user_id_key UNIQUE (tenant_id, user_id);

ALTER TABLE ONLY public.modules
    ADD CONSTRAINT modules_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.one_time_links
    ADD CONSTRAINT one_time_links_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.one_time_links
    ADD CONSTRAINT one_time_links_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.passkey_ceremonies
    ADD CONSTRAINT passkey_ceremonies_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.passkey_ceremonies
    ADD CONSTRAINT passkey_ceremonies_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.passkeys
    ADD CONSTRAINT passkeys_credential_id_key UNIQUE (credential_id);

ALTER TABLE ONLY public.passkeys
    ADD CONSTRAINT passkeys_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.platform_admins
    ADD CONSTRAINT platform_admins_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_roles
    ADD CONSTRAINT platform_roles_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT recovery_codes_pkey PRIMARY KEY (user_id, code_hash);

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_tenant_id_key_key UNIQUE (tenant_id, key);

ALTER TABLE ONLY public.rounds
    ADD CONSTRAINT rounds_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.security_dismissals
    ADD CONSTRAINT security_dismissals_pkey PRIMARY KEY (kind, subject);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.sign_in_flows
    ADD CONSTRAINT sign_in_flows_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sign_in_flows
    ADD CONSTRAINT sign_in_flows_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.sign_in_throttles
    ADD CONSTRAINT sign_in_throttles_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.table_grants
    ADD CONSTRAINT table_grants_pkey PRIMARY KEY (tenant_id, role_id, table_name);

ALTER TABLE ONLY public.tenant_audit_days
    ADD CONSTRAINT tenant_audit_days_pkey PRIMARY KEY (tenant_id, day);

ALTER TABLE ONLY public.tenant_security_dismissals
    ADD CONSTRAINT tenant_security_dismissals_pkey PRIMARY KEY (tenant_id, kind, subject);

ALTER TABLE ONLY public.tenant_slugs
    ADD CONSTRAINT tenant_slugs_pkey PRIMARY KEY (slug);

ALTER TABLE ONLY public.tenant_usage
    ADD CONSTRAINT tenant_usage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.tenants
    ADD CONSTRAINT tenants_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.totp_secrets
    ADD CONSTRAINT totp_secrets_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.variables
    ADD CONSTRAINT variables_pkey PRIMARY KEY (tenant_id, id);

ALTER TABLE ONLY public.variables
    ADD CONSTRAINT variables_tenant_id_environment_key_key UNIQUE (tenant_id, environment, key);

CREATE INDEX access_grants_not_over ON public.access_grants USING btree (requested_at, id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX access_grants_open ON public.access_grants USING btree (tenant_id, platform_admin_id) WHERE (ended_at IS NULL);

CREATE INDEX access_grants_started ON public.access_grants USING btree (tenant_id, ends_at) WHERE ((started_at IS NOT NULL) AND (ended_at IS NULL));

CREATE INDEX access_review_items_by_email ON public.access_review_items USING btree (review_id, lower(email) COLLATE "C", id);

CREATE INDEX access_review_items_user ON public.access_review_items USING btree (user_id);

CREATE UNIQUE INDEX access_reviews_one_open ON public.access_reviews USING btree (((closed_at IS NULL))) WHERE (closed_at IS NULL);

CREATE INDEX api_tokens_of_user ON public.api_tokens USING btree (user_id, id);

CREATE INDEX audit_events_access_grant ON ONLY public.audit_events USING btree (chain, access_grant_id, "position", id) WHERE (access_grant_id IS NOT NULL);

CREATE INDEX audit_events_actor ON ONLY public.audit_events USING btree (chain, actor_id, "position", id) WHERE (actor_id IS NOT NULL);

CREATE INDEX audit_events_address ON ONLY public.audit_events USING btree (address, "position", id) WHERE (address IS NOT NULL);

CREATE INDEX audit_events_all ON ONLY public.audit_events USING btree ("position", id);

CREATE INDEX audit_events_chain ON ONLY public.audit_events USING btree (chain, "position", id);

CREATE INDEX audit_events_of_access_grant ON ONLY public.audit_events USING btree (access_grant_id, "position", id) WHERE (access_grant_id IS NOT NULL);

CREATE INDEX audit_events_default_access_grant_id_position_id_idx ON public.audit_events_default USING btree (access_grant_id, "position", id) WHERE (access_grant_id IS NOT NULL);

CREATE INDEX audit_events_of_actor ON ONLY public.audit_events USING btree (actor_id, "position", id) WHERE (actor_id IS NOT NULL);

CREATE INDEX audit_events_default_actor_id_position_id_idx ON public.audit_events_default USING btree (actor_id, "position", id) WHERE (actor_id IS NOT NULL);

CREATE INDEX audit_events_of_nobody ON ONLY public.audit_events USING btree (actor_kind, "position", id) WHERE (actor_id IS NULL);

CREATE INDEX audit_events_default_actor_kind_position_id_idx ON public.audit_events_default USING btree (actor_kind, "position", id) WHERE (actor_id IS NULL);

CREATE INDEX audit_events_default_address_position_id_idx ON public.audit_events_default USING btree (address, "position", id) WHERE (address IS NOT NULL);

CREATE INDEX audit_events_default_chain_access_grant_id_position_id_idx ON public.audit_events_default USING btree (chain, access_grant_id, "position", id) WHERE (access_grant_id IS NOT NULL);

CREATE INDEX audit_events_default_chain_actor_id_position_id_idx ON public.audit_events_default USING btree (chain, actor_id, "position", id) WHERE (actor_id IS NOT NULL);

CREATE INDEX audit_events_operation ON ONLY public.audit_events USING btree (chain, operation, "position", id);

CREATE INDEX audit_events_default_chain_operation_position_id_idx ON public.audit_events_default USING btree (chain, operation, "position", id);

CREATE INDEX audit_events_default_chain_position_id_idx ON public.audit_events_default USING btree (chain, "position", id);

CREATE INDEX audit_events_target ON ONLY public.audit_events USING btree (chain, target_id, "position", id);

CREATE INDEX audit_events_default_chain_target_id_position_id_idx ON public.audit_events_default USING btree (chain, target_id, "position", id);

CREATE INDEX audit_events_kind ON ONLY public.audit_events USING btree (chain, target_kind, "position", id);

CREATE INDEX audit_events_default_chain_target_kind_position_id_idx ON public.audit_events_default USING btree (chain, target_kind, "position", id);

CREATE INDEX audit_events_of_operation ON ONLY public.audit_events USING btree (operation, "position", id);

CREATE INDEX audit_events_default_operation_position_id_idx ON public.audit_events_default USING btree (operation, "position", id);

CREATE INDEX audit_events_default_position_id_idx ON public.audit_events_default USING btree ("position", id);

CREATE INDEX audit_events_of_target ON ONLY public.audit_events USING btree (target_id, "position", id);

CREATE INDEX audit_events_default_target_id_position_id_idx ON public.audit_events_default USING btree (target_id, "position", id);

CREATE INDEX audit_events_of_kind ON ONLY public.audit_events USING btree (target_kind, "position", id);

CREATE INDEX audit_events_default_target_kind_position_id_idx ON public.audit_events_default USING btree (target_kind, "position", id);

CREATE INDEX audit_heads_checkpoint ON public.audit_heads USING btree (checkpoint, chain, number);

CREATE INDEX audit_heads_until ON public.audit_heads USING btree (chain, until_position, number);

CREATE UNIQUE INDEX audit_views_name ON public.audit_views USING btree (chain, owner_id, lower(name));

CREATE UNIQUE INDEX database_servers_name ON public.database_servers USING btree (name) WHERE (removed_at IS NULL);

CREATE INDEX email_domains_due ON public.email_domains USING btree (check_at) WHERE (check_at IS NOT NULL);

CREATE UNIQUE INDEX email_domains_proved ON public.email_domains USING btree (domain) WHERE (proved_at IS NOT NULL);

CREATE INDEX group_members_email ON public.group_members USING btree (tenant_id, group_id, email_key, membership_id);

CREATE INDEX group_members_managers ON public.group_members USING btree (tenant_id, email_key) WHERE manages;

CREATE UNIQUE INDEX groups_name ON public.groups USING btree (tenant_id, lower(name));

CREATE INDEX idempotency_keys_created ON public.idempotency_keys USING btree (created_at);

CREATE INDEX invitations_email ON public.invitations USING btree (lower(email));

CREATE INDEX invitations_ending ON public.invitations USING btree (expires_at) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));

CREATE UNIQUE INDEX invitations_first_owner ON public.invitations USING btree (tenant_id) WHERE (by_platform AND (accepted_at IS NULL) AND (revoked_at IS NULL));

CREATE UNIQUE INDEX invitations_open ON public.invitations USING btree (tenant_id, lower(email)) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));

CREATE INDEX invitations_role ON public.invitations USING btree (tenant_id, role_id);

CREATE INDEX jobs_due ON public.jobs USING btree (run_at) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE INDEX jobs_failed ON public.jobs USING btree (created_at) WHERE (state = 'failed'::text);

CREATE INDEX jobs_tenant ON public.jobs USING btree (tenant_id, created_at DESC);

CREATE INDEX jobs_unfinished ON public.jobs USING btree (state, id DESC) WHERE (state <> 'done'::text);

CREATE INDEX jobs_verifications ON public.jobs USING btree (created_at DESC) WHERE (kind = 'verify_audit'::text);

CREATE INDEX mails_invitation ON public.mails USING btree (invitation_id);

CREATE INDEX mails_of_recipient ON public.mails USING btree (lower(recipient), id DESC);

CREATE INDEX mails_of_state ON public.mails USING btree (state, id);

CREATE INDEX mails_of_tenant ON public.mails USING btree (tenant_id, created_at) WHERE (invitation_id IS NOT NULL);

CREATE INDEX mails_unsent ON public.mails USING btree (state, id DESC) WHERE (state <> 'sent'::text);

CREATE INDEX member_activity_seen ON public.member_activity USING btree (tenant_id, COALESCE(last_seen_at, '1970-01-01 00:00:00+00'::timestamp with time zone) DESC, membership_id DESC);

CREATE INDEX member_activity_tenants ON public.member_activity USING btree (user_id, COALESCE(last_seen_at, '1970-01-01 00:00:00+00'::timestamp with time zone) DESC, tenant_id DESC);

CREATE INDEX member_import_lines_email ON public.member_import_lines USING btree (lower(email));

CREATE INDEX member_import_lines_of ON public.member_import_lines USING btree (tenant_id, import_id, outcome, line);

CREATE UNIQUE INDEX member_imports_running ON public.member_imports USING btree (tenant_id) WHERE (state = 'running'::text);

CREATE INDEX memberships_archived ON public.memberships USING btree (tenant_id, email_key) WHERE (state = 'archived'::text);

CREATE INDEX memberships_email ON public.memberships USING btree (tenant_id, email_key) INCLUDE (state);

CREATE INDEX memberships_of_role ON public.memberships USING btree (tenant_id, role_id, email_key);

CREATE INDEX memberships_user ON public.memberships USING btree (user_id, tenant_id);

CREATE INDEX one_time_links_user ON public.one_time_links USING btree (user_id);

CREATE INDEX passkey_ceremonies_expires ON public.passkey_ceremonies USING btree (expires_at);

CREATE INDEX passkey_ceremonies_user ON public.passkey_ceremonies USING btree (user_id) WHERE (user_id IS NOT NULL);

CREATE INDEX passkeys_user ON public.passkeys USING btree (user_id, id);

CREATE UNIQUE INDEX platform_admins_open ON public.platform_admins USING btree (user_id) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX platform_roles_key ON public.platform_roles USING btree (key) WHERE (deleted_at IS NULL);

CREATE INDEX sessions_of_user ON public.sessions USING btree (user_id, id);

CREATE INDEX sign_in_flows_end ON public.sign_in_flows USING btree (expires_at);

CREATE INDEX sign_in_flows_of_user ON public.sign_in_flows USING btree (user_id);

CREATE INDEX sign_in_throttles_failed ON public.sign_in_throttles USING btree (failed_at);

CREATE INDEX tenant_slugs_of ON public.tenant_slugs USING btree (leads_to);

CREATE INDEX tenant_usage_activity ON public.tenant_usage USING btree (COALESCE(last_activity_at, '1970-01-01 00:00:00+00'::timestamp with time zone), id);

CREATE INDEX tenant_usage_members ON public.tenant_usage USING btree (members, id);

CREATE INDEX tenants_created ON public.tenants USING btree (created_at);

CREATE INDEX tenants_due ON public.tenants USING btree (delete_after) WHERE (state = 'pending_deletion'::text);

CREATE INDEX tenants_founded ON public.tenants USING btree (founded_by) WHERE (founded_by IS NOT NULL);

CREATE INDEX tenants_modules ON public.tenants USING gin (modules) WHERE (modules <> '{}'::text[]);

CREATE INDEX tenants_name ON public.tenants USING btree (lower(name), id) WHERE (state <> 'purged'::text);

CREATE INDEX tenants_on_server ON public.tenants USING btree (server_id, id) WHERE (state = 'active'::text);

CREATE UNIQUE INDEX tenants_personal ON public.tenants USING btree (founded_by) WHERE personal;

CREATE UNIQUE INDEX tenants_place ON public.tenants USING btree (server_id, database_name, schema_name) WHERE (state <> 'purged'::text);

CREATE INDEX tenants_plan ON public.tenants USING btree (plan) WHERE (plan IS NOT NULL);

CREATE INDEX tenants_search ON public.tenants USING gin (search public.gin_trgm_ops) WHERE (state <> 'purged'::text);

CREATE UNIQUE INDEX tenants_slug ON public.tenants USING btree (slug) WHERE (state <> 'purged'::text);

CREATE INDEX users_created ON public.users USING btree (created_at);

CREATE UNIQUE INDEX users_email ON public.users USING btree (lower(email));

CREATE INDEX users_inactive ON public.users USING btree (state, lower(email)) WHERE (state <> 'active'::text);

CREATE INDEX users_name ON public.users USING btree (lower(name), id);

CREATE INDEX users_search ON public.users USING gin (search public.gin_trgm_ops);

CREATE INDEX users_signed_in ON public.users USING btree (COALESCE(last_sign_in_at, '1970-01-01 00:00:00+00'::timestamp with time zone) DESC, id DESC);

ALTER INDEX public.audit_events_of_access_grant ATTACH PARTITION public.audit_events_default_access_grant_id_position_id_idx;

ALTER INDEX public.audit_events_of_actor ATTACH PARTITION public.audit_events_default_actor_id_position_id_idx;

ALTER INDEX public.audit_events_of_nobody ATTACH PARTITION public.audit_events_default_actor_kind_position_id_idx;

ALTER INDEX public.audit_events_address ATTACH PARTITION public.audit_events_default_address_position_id_idx;

ALTER INDEX public.audit_events_access_grant ATTACH PARTITION public.audit_events_default_chain_access_grant_id_position_id_idx;

ALTER INDEX public.audit_events_actor ATTACH PARTITION public.audit_events_default_chain_actor_id_position_id_idx;

ALTER INDEX public.audit_events_operation ATTACH PARTITION public.audit_events_default_chain_operation_position_id_idx;

ALTER INDEX public.audit_events_chain ATTACH PARTITION public.audit_events_default_chain_position_id_idx;

ALTER INDEX public.audit_events_target ATTACH PARTITION public.audit_events_default_chain_target_id_position_id_idx;

ALTER INDEX public.audit_events_kind ATTACH PARTITION public.audit_events_default_chain_target_kind_position_id_idx;

ALTER INDEX public.audit_events_of_operation ATTACH PARTITION public.audit_events_default_operation_position_id_idx;

ALTER INDEX public.audit_events_pkey ATTACH PARTITION public.audit_events_default_pkey;

ALTER INDEX public.audit_events_all ATTACH PARTITION public.audit_events_default_position_id_idx;

ALTER INDEX public.audit_events_of_target ATTACH PARTITION public.audit_events_default_target_id_position_id_idx;

ALTER INDEX public.audit_events_of_kind ATTACH PARTITION public.audit_events_default_target_kind_position_id_idx;

CREATE TRIGGER audit_retention_shortens BEFORE UPDATE ON public.instance_settings FOR EACH ROW WHEN ((((new.keep_changes_days IS DISTINCT FROM old.keep_changes_days) OR (new.keep_sign_ins_days IS DISTINCT FROM old.keep_sign_ins_days)) OR (new.keep_reads_days IS DISTINCT FROM old.keep_reads_days))) EXECUTE FUNCTION public.audit_retention_shortens();

CREATE TRIGGER builtin_roles_stay BEFORE UPDATE ON public.platform_roles FOR EACH ROW EXECUTE FUNCTION public.builtin_roles_stay();

CREATE TRIGGER closed_access_reviews_stay BEFORE DELETE OR UPDATE ON public.access_reviews FOR EACH ROW EXECUTE FUNCTION public.closed_access_reviews_stay();

CREATE TRIGGER erased_users_in_access_reviews AFTER UPDATE OF erased_at ON public.users FOR EACH ROW WHEN (((old.erased_at IS NULL) AND (new.erased_at IS NOT NULL))) EXECUTE FUNCTION public.erased_users_in_access_reviews();

CREATE TRIGGER group_members_email_key BEFORE INSERT OR UPDATE OF email_key ON public.group_members FOR EACH ROW EXECUTE FUNCTION public.group_members_email_key();

CREATE TRIGGER groups_are_few BEFORE INSERT ON public.groups FOR EACH ROW EXECUTE FUNCTION public.groups_are_few();

CREATE TRIGGER groups_of_member_are_few BEFORE INSERT ON public.group_members FOR EACH ROW EXECUTE FUNCTION public.groups_of_member_are_few();

CREATE TRIGGER invitations_are_separate_again BEFORE UPDATE ON public.invitations FOR EACH ROW WHEN ((new.token_hash <> old.token_hash)) EXECUTE FUNCTION public.invitations_are_separate();

CREATE TRIGGER invitations_are_separate_new BEFORE INSERT ON public.invitations FOR EACH ROW EXECUTE FUNCTION public.invitations_are_separate();

CREATE TRIGGER items_of_closed_access_reviews_stay BEFORE INSERT OR DELETE OR UPDATE ON public.access_review_items FOR EACH ROW EXECUTE FUNCTION public.items_of_closed_access_reviews_stay();

CREATE TRIGGER jobs_notify AFTER INSERT ON public.jobs FOR EACH ROW EXECUTE FUNCTION public.jobs_notify();

CREATE TRIGGER mails_invitations_are_few BEFORE INSERT ON public.mails FOR EACH ROW WHEN (((new.invitation_id IS NOT NULL) AND (SESSION_USER = 'bailiwick_tenant'::name))) EXECUTE FUNCTION public.invitations_are_few();

CREATE TRIGGER memberships_activity AFTER INSERT ON public.memberships FOR EACH ROW EXECUTE FUNCTION public.memberships_activity();

CREATE TRIGGER memberships_are_separate_again BEFORE UPDATE ON public.memberships FOR EACH ROW WHEN (((new.state = 'active'::text) AND ((old.state <> 'active'::text) OR (new.user_id <> old.user_id)))) EXECUTE FUNCTION public.memberships_are_separate();

CREATE TRIGGER memberships_are_separate_new BEFORE INSERT ON public.memberships FOR EACH ROW WHEN ((new.state = 'active'::text)) EXECUTE FUNCTION public.memberships_are_separate();

CREATE TRIGGER memberships_count_change AFTER UPDATE ON public.memberships REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION public.memberships_count();

CREATE TRIGGER memberships_count_end AFTER DELETE ON public.memberships REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION public.memberships_count();

CREATE TRIGGER memberships_count_new AFTER INSERT ON public.memberships REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION public.memberships_count();

CREATE TRIGGER memberships_email_key BEFORE INSERT OR UPDATE OF user_id, email_key ON public.memberships FOR EACH ROW EXECUTE FUNCTION public.memberships_email_key();

CREATE TRIGGER memberships_email_key_in_groups AFTER UPDATE OF email_key ON public.memberships FOR EACH ROW WHEN ((old.email_key IS DISTINCT FROM new.email_key)) EXECUTE FUNCTION public.memberships_email_key_in_groups();

CREATE TRIGGER memberships_end_links AFTER INSERT ON public.memberships FOR EACH ROW WHEN ((new.state = 'active'::text)) EXECUTE FUNCTION public.end_links_of_member();

CREATE TRIGGER memberships_end_links_again AFTER UPDATE OF state ON public.memberships FOR EACH ROW WHEN (((new.state = 'active'::text) AND (old.state <> 'active'::text))) EXECUTE FUNCTION public.end_links_of_member();

CREATE TRIGGER memberships_end_tokens AFTER DELETE ON public.memberships FOR EACH ROW EXECUTE FUNCTION public.end_tokens_of_member();

CREATE TRIGGER memberships_guard_delete AFTER DELETE ON public.memberships FOR EACH ROW WHEN ((old.state = 'active'::text)) EXECUTE FUNCTION public.memberships_guard();

CREATE TRIGGER memberships_guard_update AFTER UPDATE ON public.memberships FOR EACH ROW WHEN (((old.state = 'active'::text) AND ((new.state <> 'active'::text) OR (new.role_id IS DISTINCT FROM old.role_id)))) EXECUTE FUNCTION public.memberships_guard();

CREATE TRIGGER modules_are_few BEFORE INSERT ON public.modules FOR EACH ROW EXECUTE FUNCTION public.modules_are_few();

CREATE TRIGGER modules_take_permissions AFTER DELETE OR UPDATE OF actions ON public.modules FOR EACH ROW EXECUTE FUNCTION public.modules_take_permissions();

CREATE TRIGGER passkeys_noted AFTER INSERT OR DELETE ON public.passkeys FOR EACH ROW EXECUTE FUNCTION public.note_second_factors();

CREATE TRIGGER passwords_of_others_are_changed_insert BEFORE INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION public.passwords_of_others_are_changed();

CREATE TRIGGER passwords_of_others_are_changed_update BEFORE UPDATE ON public.users FOR EACH ROW WHEN (((new.password_hash IS DISTINCT FROM old.password_hash) OR (old.password_must_change AND (NOT new.password_must_change)))) EXECUTE FUNCTION public.passwords_of_others_are_changed();

CREATE TRIGGER platform_admins_are_separate_again BEFORE UPDATE ON public.platform_admins FOR EACH ROW WHEN (((new.closed_at IS NULL) AND ((old.closed_at IS NOT NULL) OR ((new.state = 'active'::text) AND (old.state <> 'active'::text)) OR (new.user_id <> old.user_id)))) EXECUTE FUNCTION public.platform_admins_are_separate();

CREATE TRIGGER platform_admins_are_separate_new BEFORE INSERT ON public.platform_admins FOR EACH ROW WHEN ((new.closed_at IS NULL)) EXECUTE FUNCTION public.platform_admins_are_separate();

CREATE TRIGGER platform_admins_guard_delete AFTER DELETE ON public.platform_admins FOR EACH ROW WHEN (((old.state = 'active'::text) AND (old.closed_at IS NULL))) EXECUTE FUNCTION public.platform_admins_guard();

CREATE TRIGGER platform_admins_guard_update AFTER UPDATE ON public.platform_admins FOR EACH ROW WHEN (((old.state = 'active'::text) AND (old.closed_at IS NULL) AND ((new.state <> 'active'::text) OR (new.closed_at IS NOT NULL) OR (new.role_id <> old.role_id)))) EXECUTE FUNCTION public.platform_admins_guard();

CREATE TRIGGER roles_are_few BEFORE INSERT ON public.roles FOR EACH ROW WHEN ((NOT new.builtin)) EXECUTE FUNCTION public.roles_are_few();

CREATE TRIGGER roles_count AFTER UPDATE ON public.roles FOR EACH ROW WHEN (((old.rank >= 60) <> (new.rank >= 60))) EXECUTE FUNCTION public.roles_count();

CREATE TRIGGER roles_stay BEFORE INSERT OR DELETE OR UPDATE ON public.roles FOR EACH ROW EXECUTE FUNCTION public.roles_stay();

CREATE TRIGGER separate_accounts_begin BEFORE UPDATE ON public.instance_settings FOR EACH ROW WHEN ((new.separate_admin_accounts AND (NOT old.separate_admin_accounts))) EXECUTE FUNCTION public.separate_accounts_begin();

CREATE TRIGGER tenants_begin_with_modules BEFORE INSERT ON public.tenants FOR EACH ROW EXECUTE FUNCTION public.tenants_begin_with_modules();

CREATE TRIGGER tenants_have_modules BEFORE UPDATE OF modules ON public.tenants FOR EACH ROW EXECUTE FUNCTION public.tenants_have_modules();

CREATE TRIGGER tenants_keep_slug_change AFTER UPDATE ON public.tenants FOR EACH ROW WHEN (((new.slug <> old.slug) OR ((new.state = 'purged'::text) AND (old.state <> 'purged'::text)))) EXECUTE FUNCTION public.tenants_keep_slug();

CREATE TRIGGER tenants_keep_slug_new AFTER INSERT ON public.tenants FOR EACH ROW EXECUTE FUNCTION public.tenants_keep_slug();

CREATE TRIGGER tenants_use_nothing AFTER INSERT ON public.tenants FOR EACH ROW EXECUTE FUNCTION public.tenants_use_nothing();

CREATE TRIGGER totp_secrets_noted AFTER INSERT OR DELETE OR UPDATE ON public.totp_secrets FOR EACH ROW EXECUTE FUNCTION public.note_second_factors();

CREATE TRIGGER users_email_key AFTER UPDATE OF email ON public.users FOR EACH ROW WHEN ((lower(old.email) <> lower(new.email))) EXECUTE FUNCTION public.users_email_key();

CREATE TRIGGER users_forget_factors AFTER UPDATE OF erased_at ON public.users FOR EACH ROW WHEN (((old.erased_at IS NULL) AND (new.erased_at IS NOT NULL))) EXECUTE FUNCTION public.forget_factors_of_the_erased();

CREATE TRIGGER users_forget_import_lines AFTER UPDATE ON public.users FOR EACH ROW WHEN (((new.erased_at IS NOT NULL) AND (old.erased_at IS NULL))) EXECUTE FUNCTION public.forget_import_lines();

CREATE TRIGGER users_guard_update AFTER UPDATE ON public.users FOR EACH ROW WHEN ((public.can_sign_in(old.*) AND (NOT public.can_sign_in(new.*)))) EXECUTE FUNCTION public.users_guard();

ALTER TABLE ONLY public.access_grants
    ADD CONSTRAINT access_grants_platform_admin_id_fkey FOREIGN KEY (platform_admin_id) REFERENCES public.platform_admins(id);

ALTER TABLE ONLY public.access_grants
    ADD CONSTRAINT access_grants_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.access_grants
    ADD CONSTRAINT access_grants_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.access_review_items
    ADD CONSTRAINT access_review_items_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.users(id);

ALTER TABLE ONLY public.access_review_items
    ADD CONSTRAINT access_review_items_platform_admin_id_fkey FOREIGN KEY (platform_admin_id) REFERENCES public.platform_admins(id);

ALTER TABLE ONLY public.access_review_items
    ADD CONSTRAINT access_review_items_review_id_fkey FOREIGN KEY (review_id) REFERENCES public.access_reviews(id);

ALTER TABLE ONLY public.access_review_items
    ADD CONSTRAINT access_review_items_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.access_reviews
    ADD CONSTRAINT access_reviews_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES public.users(id);

ALTER TABLE ONLY public.access_reviews
    ADD CONSTRAINT access_reviews_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES public.users(id);

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_tenant_id_access_grant_id_fkey FOREIGN KEY (tenant_id, access_grant_id) REFERENCES public.access_grants(tenant_id, id);

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.audit_removals
    ADD CONSTRAINT audit_removals_chain_number_fkey FOREIGN KEY (chain, number) REFERENCES public.audit_heads(chain, number);

ALTER TABLE ONLY public.audit_removals
    ADD CONSTRAINT audit_removals_class_fkey FOREIGN KEY (class) REFERENCES public.audit_retention(class);

ALTER TABLE ONLY public.audit_views
    ADD CONSTRAINT audit_views_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.email_domains
    ADD CONSTRAINT email_domains_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.group_members
    ADD CONSTRAINT group_members_tenant_id_group_id_fkey FOREIGN KEY (tenant_id, group_id) REFERENCES public.groups(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.group_members
    ADD CONSTRAINT group_members_tenant_id_membership_id_fkey FOREIGN KEY (tenant_id, membership_id) REFERENCES public.memberships(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.groups
    ADD CONSTRAINT groups_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.users(id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_role FOREIGN KEY (tenant_id, role_id) REFERENCES public.roles(tenant_id, id) ON DELETE SET NULL (role_id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.last_admin_exemptions
    ADD CONSTRAINT last_admin_exemptions_admin_id_fkey FOREIGN KEY (admin_id) REFERENCES public.platform_admins(id);

ALTER TABLE ONLY public.mails
    ADD CONSTRAINT mails_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.member_activity
    ADD CONSTRAINT member_activity_tenant_id_membership_id_fkey FOREIGN KEY (tenant_id, membership_id) REFERENCES public.memberships(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.member_activity
    ADD CONSTRAINT member_activity_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.member_import_lines
    ADD CONSTRAINT member_import_lines_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES public.member_imports(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.member_imports
    ADD CONSTRAINT member_imports_applied_by_fkey FOREIGN KEY (applied_by) REFERENCES public.users(id);

ALTER TABLE ONLY public.member_imports
    ADD CONSTRAINT member_imports_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_tenant_id_role_id_fkey FOREIGN KEY (tenant_id, role_id) REFERENCES public.roles(tenant_id, id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.one_time_links
    ADD CONSTRAINT one_time_links_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.passkey_ceremonies
    ADD CONSTRAINT passkey_ceremonies_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.passkeys
    ADD CONSTRAINT passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.platform_admins
    ADD CONSTRAINT platform_admins_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES public.users(id);

ALTER TABLE ONLY public.platform_admins
    ADD CONSTRAINT platform_admins_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.platform_roles(id);

ALTER TABLE ONLY public.platform_admins
    ADD CONSTRAINT platform_admins_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT recovery_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.security_dismissals
    ADD CONSTRAINT security_dismissals_dismissed_by_fkey FOREIGN KEY (dismissed_by) REFERENCES public.users(id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_tenant_id_access_grant_id_fkey FOREIGN KEY (tenant_id, access_grant_id) REFERENCES public.access_grants(tenant_id, id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.sign_in_flows
    ADD CONSTRAINT sign_in_flows_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.table_grants
    ADD CONSTRAINT table_grants_tenant_id_role_id_fkey FOREIGN KEY (tenant_id, role_id) REFERENCES public.roles(tenant_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.tenant_security_dismissals
    ADD CONSTRAINT tenant_security_dismissals_dismissed_by_fkey FOREIGN KEY (dismissed_by) REFERENCES public.users(id);

ALTER TABLE ONLY public.tenant_security_dismissals
    ADD CONSTRAINT tenant_security_dismissals_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.tenant_slugs
    ADD CONSTRAINT tenant_slugs_leads_to_fkey FOREIGN KEY (leads_to) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.tenant_usage
    ADD CONSTRAINT tenant_usage_id_fkey FOREIGN KEY (id) REFERENCES public.tenants(id);

ALTER TABLE ONLY public.tenants
    ADD CONSTRAINT tenants_founded_by_fkey FOREIGN KEY (founded_by) REFERENCES public.users(id);

ALTER TABLE ONLY public.tenants
    ADD CONSTRAINT tenants_plan_fkey FOREIGN KEY (plan) REFERENCES public.plans(key);

ALTER TABLE ONLY public.tenants
    ADD CONSTRAINT tenants_server_id_fkey FOREIGN KEY (server_id) REFERENCES public.database_servers(id);

ALTER TABLE ONLY public.totp_secrets
    ADD CONSTRAINT totp_secrets_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.variables
    ADD CONSTRAINT variables_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);

ALTER TABLE public.access_grants ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.access_review_items ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.access_reviews ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.api_tokens ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_checkpoints ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_days ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_events ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_events_default ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_heads ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_removals ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_retention ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_state ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_views ENABLE ROW LEVEL SECURITY;

CREATE POLICY bailiwick_identity_read ON public.audit_state FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY bailiwick_platform_read ON public.audit_state FOR SELECT TO bailiwick_platform USING (true);

CREATE POLICY bailiwick_tenant_read ON public.audit_state FOR SELECT TO bailiwick_tenant USING (true);

ALTER TABLE public.branding ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.database_servers ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.email_domains ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.group_members ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.groups ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.idempotency_keys ENABLE ROW LEVEL SECURITY;

CREATE POLICY identity_all ON public.access_grants TO bailiwick_identity USING (true) WITH CHECK (true);

CREATE POLICY identity_all ON public.idempotency_keys TO bailiwick_identity USING (true) WITH CHECK (true);

CREATE POLICY identity_all ON public.sign_in_throttles TO bailiwick_identity USING (true) WITH CHECK (true);

CREATE POLICY identity_delete ON public.passkey_ceremonies FOR DELETE TO bailiwick_identity USING (true);

CREATE POLICY identity_delete ON public.passkeys FOR DELETE TO bailiwick_identity USING (true);

CREATE POLICY identity_delete ON public.recovery_codes FOR DELETE TO bailiwick_identity USING (true);

CREATE POLICY identity_delete ON public.sign_in_flows FOR DELETE TO bailiwick_identity USING (true);

CREATE POLICY identity_delete ON public.totp_secrets FOR DELETE TO bailiwick_identity USING (true);

CREATE POLICY identity_insert ON public.api_tokens FOR INSERT TO bailiwick_identity WITH CHECK ((revoked_at IS NULL));

CREATE POLICY identity_insert ON public.jobs FOR INSERT TO bailiwick_identity WITH CHECK ((((kind = ANY (ARRAY['send_reset'::text, 'found_personal'::text, 'tell_of_change'::text])) AND (tenant_id IS NULL)) OR ((kind = 'provision'::text) AND public.founded_just_now(tenant_id))));

CREATE POLICY identity_insert ON public.memberships FOR INSERT TO bailiwick_identity WITH CHECK (((state = 'active'::text) AND public.invited_just_now(tenant_id, user_id, role_id)));

CREATE POLICY identity_insert ON public.one_time_links FOR INSERT TO bailiwick_identity WITH CHECK (((purpose = 'set_up'::text) AND (user_id IS NULL) AND (NOT public.super_admin_exists())));

CREATE POLICY identity_insert ON public.passkey_ceremonies FOR INSERT TO bailiwick_identity WITH CHECK ((used_at IS NULL));

CREATE POLICY identity_insert ON public.passkeys FOR INSERT TO bailiwick_identity WITH CHECK ((used_at IS NULL));

CREATE POLICY identity_insert ON public.platform_admins FOR INSERT TO bailiwick_identity WITH CHECK (((state = 'active'::text) AND (NOT public.super_admin_exists()) AND (EXISTS ( SELECT 1
   FROM public.platform_roles r
  WHERE ((r.id = platform_admins.role_id) AND (r.rank >= 100))))));

CREATE POLICY identity_insert ON public.recovery_codes FOR INSERT TO bailiwick_identity WITH CHECK ((used_at IS NULL));

CREATE POLICY identity_insert ON public.sessions FOR INSERT TO bailiwick_identity WITH CHECK ((revoked_at IS NULL));

CREATE POLICY identity_insert ON public.sign_in_flows FOR INSERT TO bailiwick_identity WITH CHECK ((used_at IS NULL));

CREATE POLICY identity_insert ON public.totp_secrets FOR INSERT TO bailiwick_identity WITH CHECK ((confirmed_at IS NULL));

CREATE POLICY identity_insert ON public.users FOR INSERT TO bailiwick_identity WITH CHECK ((state = 'active'::text));

CREATE POLICY identity_leave ON public.group_members FOR DELETE TO bailiwick_identity USING ((EXISTS ( SELECT 1
   FROM public.memberships m
  WHERE ((m.tenant_id = group_members.tenant_id) AND (m.id = group_members.membership_id) AND (m.state = 'archived'::text)))));

CREATE POLICY identity_read ON public.api_tokens FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.branding FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.email_domains FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.group_members FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.groups FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.instance_settings FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.invitations FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.mail_settings FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.member_activity FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.memberships FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.one_time_links FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.passkey_ceremonies FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.passkeys FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.platform_admins FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.platform_roles FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.recovery_codes FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.roles FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.sessions FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.sign_in_flows FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.table_grants FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.tenant_slugs FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.tenant_usage FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.tenants FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.totp_secrets FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_read ON public.users FOR SELECT TO bailiwick_identity USING (true);

CREATE POLICY identity_update ON public.api_tokens FOR UPDATE TO bailiwick_identity USING ((revoked_at IS NULL)) WITH CHECK ((revoked_at IS NOT NULL));

CREATE POLICY identity_update ON public.invitations FOR UPDATE TO bailiwick_identity USING (((accepted_at IS NULL) AND (revoked_at IS NULL))) WITH CHECK (((accepted_at IS NOT NULL) AND (revoked_at IS NULL)));

CREATE POLICY identity_update ON public.member_activity FOR UPDATE TO bailiwick_identity USING (true) WITH CHECK ((last_seen_at IS NOT NULL));

CREATE POLICY identity_update ON public.memberships FOR UPDATE TO bailiwick_identity USING ((state = 'archived'::text)) WITH CHECK (((state = 'active'::text) AND public.invited_just_now(tenant_id, user_id, role_id)));

CREATE POLICY identity_update ON public.one_time_links FOR UPDATE TO bailiwick_identity USING ((used_at IS NULL)) WITH CHECK ((used_at IS NOT NULL));

CREATE POLICY identity_update ON public.passkey_ceremonies FOR UPDATE TO bailiwick_identity USING ((used_at IS NULL)) WITH CHECK ((used_at IS NOT NULL));

CREATE POLICY identity_update ON public.passkeys FOR UPDATE TO bailiwick_identity USING (true) WITH CHECK (true);

CREATE POLICY identity_update ON public.recovery_codes FOR UPDATE TO bailiwick_identity USING ((used_at IS NULL)) WITH CHECK ((used_at IS NOT NULL));

CREATE POLICY identity_update ON public.sessions FOR UPDATE TO bailiwick_identity USING ((revoked_at IS NULL)) WITH CHECK (true);

CREATE POLICY identity_update ON public.sign_in_flows FOR UPDATE TO bailiwick_identity USING ((used_at IS NULL)) WITH CHECK ((used_at IS NOT NULL));

CREATE POLICY identity_update ON public.totp_secrets FOR UPDATE TO bailiwick_identity USING (true) WITH CHECK (true);

CREATE POLICY identity_update ON public.users FOR UPDATE TO bailiwick_identity USING ((state = 'active'::text)) WITH CHECK ((state = 'active'::text));

CREATE POLICY identity_write ON public.audit_events FOR INSERT TO bailiwick_identity WITH CHECK (true);

CREATE POLICY identity_write ON public.tenant_usage FOR UPDATE TO bailiwick_identity USING (true) WITH CHECK (true);

ALTER TABLE public.instance_settings ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.invitations ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.jobs ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.last_admin_exemptions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mail_bounces ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mail_settings ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.mails ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.member_activity ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.member_import_lines ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.member_imports ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.memberships ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.modules ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.one_time_links ENABLE ROW LEVEL SECURITY;

CREATE POLICY owner_all ON public.access_grants TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.access_review_items TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.access_reviews TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.api_tokens TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.audit_checkpoints TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.audit_days TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.audit_events TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.audit_events_default TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.audit_heads TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.audit_removals TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.audit_retention TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.audit_state TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.audit_views TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.branding TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.database_servers TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.email_domains TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.group_members TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.groups TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.idempotency_keys TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.instance_settings TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.invitations TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.jobs TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.last_admin_exemptions TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.mail_bounces TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.mail_settings TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.mails TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.member_activity TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.member_import_lines TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.member_imports TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.memberships TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.modules TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.one_time_links TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.passkey_ceremonies TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.passkeys TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.plans TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.platform_admins TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.platform_roles TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.recovery_codes TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.roles TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.rounds TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.security_dismissals TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.sessions TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.sign_in_flows TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.sign_in_throttles TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.table_grants TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.tenant_audit_days TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.tenant_security_dismissals TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.tenant_slugs TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.tenant_usage TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.tenants TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.totp_secrets TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.users TO postgres USING (true) WITH CHECK (true);

CREATE POLICY owner_all ON public.variables TO postgres USING (true) WITH CHECK (true);

ALTER TABLE public.passkey_ceremonies ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.passkeys ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plans ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.platform_admins ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_all ON public.access_grants TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.access_review_items TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.access_reviews TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.audit_checkpoints TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.audit_days TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.audit_events TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.audit_heads TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.branding TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.database_servers TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.email_domains TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.instance_settings TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.jobs TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.mail_bounces TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.mail_settings TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.mails TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.memberships TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.modules TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.plans TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.platform_admins TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.platform_roles TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.roles TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.rounds TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.security_dismissals TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.table_grants TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.tenant_audit_days TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.tenant_slugs TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.tenant_usage TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.tenants TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.users TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_all ON public.variables TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_end ON public.api_tokens FOR UPDATE TO bailiwick_platform USING ((revoked_at IS NULL)) WITH CHECK ((revoked_at IS NOT NULL));

CREATE POLICY platform_end ON public.sessions FOR UPDATE TO bailiwick_platform USING ((revoked_at IS NULL)) WITH CHECK ((revoked_at IS NOT NULL));

CREATE POLICY platform_end ON public.sign_in_flows FOR DELETE TO bailiwick_platform USING (true);

CREATE POLICY platform_insert ON public.invitations FOR INSERT TO bailiwick_platform WITH CHECK (by_platform);

CREATE POLICY platform_insert ON public.one_time_links FOR INSERT TO bailiwick_platform WITH CHECK ((purpose <> 'set_up'::text));

CREATE POLICY platform_keys ON public.totp_secrets TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_lift ON public.sign_in_throttles FOR DELETE TO bailiwick_platform USING (true);

CREATE POLICY platform_opens ON public.api_tokens FOR INSERT TO bailiwick_platform WITH CHECK ((access_grant_id IS NOT NULL));

CREATE POLICY platform_own ON public.audit_views TO bailiwick_platform USING ((chain = '00000000-0000-0000-0000-000000000000'::uuid)) WITH CHECK ((chain = '00000000-0000-0000-0000-000000000000'::uuid));

CREATE POLICY platform_read ON public.api_tokens FOR SELECT TO bailiwick_platform USING (true);

CREATE POLICY platform_read ON public.audit_removals FOR SELECT TO bailiwick_platform USING (true);

CREATE POLICY platform_read ON public.audit_retention FOR SELECT TO bailiwick_platform USING (true);

CREATE POLICY platform_read ON public.invitations FOR SELECT TO bailiwick_platform USING (true);

CREATE POLICY platform_read ON public.one_time_links FOR SELECT TO bailiwick_platform USING ((purpose <> 'set_up'::text));

CREATE POLICY platform_read ON public.passkeys FOR SELECT TO bailiwick_platform USING (true);

CREATE POLICY platform_read ON public.sessions FOR SELECT TO bailiwick_platform USING (true);

CREATE POLICY platform_read ON public.sign_in_flows FOR SELECT TO bailiwick_platform USING (true);

CREATE POLICY platform_read ON public.sign_in_throttles FOR SELECT TO bailiwick_platform USING (true);

ALTER TABLE public.platform_roles ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_seals ON public.audit_state FOR UPDATE TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_update ON public.invitations FOR UPDATE TO bailiwick_platform USING (true) WITH CHECK (true);

CREATE POLICY platform_update ON public.one_time_links FOR UPDATE TO bailiwick_platform USING (((used_at IS NULL) AND (purpose <> 'set_up'::text))) WITH CHECK ((used_at IS NOT NULL));

ALTER TABLE public.recovery_codes ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.roles ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.rounds ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.security_dismissals ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.sessions ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.sign_in_flows ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.sign_in_throttles ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.table_grants ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.tenant_audit_days ENABLE ROW LEVEL SECURITY;

CREATE POLICY tenant_members ON public.users FOR SELECT TO bailiwick_tenant USING (((EXISTS ( SELECT 1
   FROM public.memberships m
  WHERE ((m.tenant_id = ( SELECT public.current_tenant() AS current_tenant)) AND (m.user_id = users.id)))) OR (EXISTS ( SELECT 1
   FROM public.invitations i
  WHERE ((i.tenant_id = ( SELECT public.current_tenant() AS current_tenant)) AND (i.invited_by = users.id))))));

CREATE POLICY tenant_own ON public.access_grants TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.audit_heads FOR SELECT TO bailiwick_tenant USING ((chain = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.audit_views TO bailiwick_tenant USING ((chain = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((chain = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.database_servers FOR SELECT TO bailiwick_tenant USING ((id = ( SELECT t.server_id
   FROM public.tenants t
  WHERE (t.id = ( SELECT public.current_tenant() AS current_tenant)))));

CREATE POLICY tenant_own ON public.email_domains TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.group_members TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.groups TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.invitations TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.jobs FOR INSERT TO bailiwick_tenant WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.mails FOR INSERT TO bailiwick_tenant WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.member_activity TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.member_import_lines TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.member_imports TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.memberships TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.plans FOR SELECT TO bailiwick_tenant USING ((key = ( SELECT t.plan
   FROM public.tenants t
  WHERE (t.id = ( SELECT public.current_tenant() AS current_tenant)))));

CREATE POLICY tenant_own ON public.roles TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.table_grants TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.tenant_security_dismissals TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.tenant_usage FOR SELECT TO bailiwick_tenant USING ((id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.tenants FOR SELECT TO bailiwick_tenant USING ((id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_own ON public.variables TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_read ON public.audit_days FOR SELECT TO bailiwick_tenant USING (true);

CREATE POLICY tenant_read ON public.audit_events FOR SELECT TO bailiwick_tenant USING ((chain = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_read ON public.audit_removals FOR SELECT TO bailiwick_tenant USING ((chain = ( SELECT public.current_tenant() AS current_tenant)));

CREATE POLICY tenant_read ON public.branding FOR SELECT TO bailiwick_tenant USING (true);

CREATE POLICY tenant_read ON public.instance_settings FOR SELECT TO bailiwick_tenant USING (true);

CREATE POLICY tenant_read ON public.mail_settings FOR SELECT TO bailiwick_tenant USING (true);

CREATE POLICY tenant_read ON public.modules FOR SELECT TO bailiwick_tenant USING (true);

CREATE POLICY tenant_read ON public.tenant_audit_days FOR SELECT TO bailiwick_tenant USING ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

ALTER TABLE public.tenant_security_dismissals ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.tenant_slugs ENABLE ROW LEVEL SECURITY;

CREATE POLICY tenant_tightens ON public.tenants FOR UPDATE TO bailiwick_tenant USING ((id = ( SELECT public.current_tenant() AS current_tenant))) WITH CHECK ((id = ( SELECT public.current_tenant() AS current_tenant)));

ALTER TABLE public.tenant_usage ENABLE ROW LEVEL SECURITY;

CREATE POLICY tenant_write ON public.audit_events FOR INSERT TO bailiwick_tenant WITH CHECK ((tenant_id = ( SELECT public.current_tenant() AS current_tenant)));

ALTER TABLE public.tenants ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.totp_secrets ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;

CREATE POLICY users_links ON public.one_time_links TO bailiwick_platform USING ((user_id IS NOT NULL)) WITH CHECK ((used_at IS NOT NULL));

CREATE POLICY users_sessions ON public.sessions TO bailiwick_platform USING (true) WITH CHECK ((revoked_at IS NOT NULL));

CREATE POLICY users_throttles ON public.sign_in_throttles TO bailiwick_platform USING (true);

CREATE POLICY users_tokens ON public.api_tokens TO bailiwick_platform USING (true) WITH CHECK ((revoked_at IS NOT NULL));

ALTER TABLE public.variables ENABLE ROW LEVEL SECURITY;

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO bailiwick_identity;
GRANT USAGE ON SCHEMA public TO bailiwick_tenant;
GRANT USAGE ON SCHEMA public TO bailiwick_platform;

GRANT SELECT ON TABLE public.users TO bailiwick_identity;
GRANT SELECT ON TABLE public.users TO bailiwick_platform;

GRANT SELECT(id) ON TABLE public.users TO bailiwick_tenant;
GRANT INSERT(id) ON TABLE public.users TO bailiwick_identity;
GRANT INSERT(id) ON TABLE public.users TO bailiwick_platform;

GRANT SELECT(email) ON TABLE public.users TO bailiwick_tenant;
GRANT INSERT(email) ON TABLE public.users TO bailiwick_identity;
GRANT INSERT(email),UPDATE(email) ON TABLE public.users TO bailiwick_platform;

GRANT SELECT(name) ON TABLE public.users TO bailiwick_tenant;
GRANT INSERT(name),UPDATE(name) ON TABLE public.users TO bailiwick_identity;
GRANT INSERT(name),UPDATE(name) ON TABLE public.users TO bailiwick_platform;

GRANT INSERT(password_hash),UPDATE(password_hash) ON TABLE public.users TO bailiwick_identity;
GRANT INSERT(password_hash),UPDATE(password_hash) ON TABLE public.users TO bailiwick_platform;

GRANT SELECT(state) ON TABLE public.users TO bailiwick_tenant;
GRANT UPDATE(state) ON TABLE public.users TO bailiwick_platform;

GRANT UPDATE(version) ON TABLE public.users TO bailiwick_identity;
GRANT UPDATE(version) ON TABLE public.users TO bailiwick_platform;

GRANT INSERT(created_at) ON TABLE public.users TO bailiwick_identity;
GRANT INSERT(created_at) ON TABLE public.users TO bailiwick_platform;

GRANT INSERT(password_changed_at),UPDATE(password_changed_at) ON TABLE public.users TO bailiwick_identity;
GRANT INSERT(password_changed_at),UPDATE(password_changed_at) ON TABLE public.users TO bailiwick_platform;

GRANT SELECT(last_sign_in_at) ON TABLE public.users TO bailiwick_tenant;
GRANT UPDATE(last_sign_in_at) ON TABLE public.users TO bailiwick_identity;

GRANT INSERT(password_must_change),UPDATE(password_must_change) ON TABLE public.users TO bailiwick_platform;
GRANT UPDATE(password_must_change) ON TABLE public.users TO bailiwick_identity;

GRANT UPDATE(deleted_at) ON TABLE public.users TO bailiwick_platform;

GRANT UPDATE(deleted_from) ON TABLE public.users TO bailiwick_platform;

GRANT UPDATE(email_proved_at) ON TABLE public.users TO bailiwick_identity;
GRANT UPDATE(email_proved_at) ON TABLE public.users TO bailiwick_platform;

GRANT SELECT(second_factors) ON TABLE public.users TO bailiwick_tenant;

GRANT SELECT ON TABLE public.platform_admins TO bailiwick_identity;
GRANT SELECT ON TABLE public.platform_admins TO bailiwick_platform;

GRANT INSERT(id) ON TABLE public.platform_admins TO bailiwick_identity;
GRANT INSERT(id) ON TABLE public.platform_admins TO bailiwick_platform;

GRANT INSERT(user_id) ON TABLE public.platform_admins TO bailiwick_identity;
GRANT INSERT(user_id) ON TABLE public.platform_admins TO bailiwick_platform;

GRANT INSERT(role_id) ON TABLE public.platform_admins TO bailiwick_identity;
GRANT INSERT(role_id),UPDATE(role_id) ON TABLE public.platform_admins TO bailiwick_platform;

GRANT INSERT(title) ON TABLE public.platform_admins TO bailiwick_identity;
GRANT INSERT(title),UPDATE(title) ON TABLE public.platform_admins TO bailiwick_platform;

GRANT INSERT(state),UPDATE(state) ON TABLE public.platform_admins TO bailiwick_platform;

GRANT UPDATE(version) ON TABLE public.platform_admins TO bailiwick_platform;

GRANT INSERT(created_at) ON TABLE public.platform_admins TO bailiwick_identity;
GRANT INSERT(created_at) ON TABLE public.platform_admins TO bailiwick_platform;

GRANT UPDATE(closed_at) ON TABLE public.platform_admins TO bailiwick_platform;

GRANT UPDATE(state_reason) ON TABLE public.platform_admins TO bailiwick_platform;

GRANT UPDATE(returns_on) ON TABLE public.platform_admins TO bailiwick_platform;

GRANT INSERT(requested_by) ON TABLE public.platform_admins TO bailiwick_platform;

GRANT UPDATE(return_reminded_of) ON TABLE public.platform_admins TO bailiwick_platform;

REVOKE ALL ON FUNCTION public.admins_inside(moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.admins_inside(moment timestamp with time zone) TO bailiwick_tenant;

REVOKE ALL ON FUNCTION public.audit_class(operation text, outcome text, access_grant_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_class(operation text, outcome text, access_grant_id uuid) TO bailiwick_platform;

GRANT SELECT ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT ON TABLE public.instance_settings TO bailiwick_identity;

GRANT UPDATE(version) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(version) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(tenant_access) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(tenant_access) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(separate_admin_accounts) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(separate_admin_accounts) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(root_idle_minutes) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(root_idle_minutes) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(root_lasts_minutes) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(root_lasts_minutes) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(app_idle_minutes) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(app_idle_minutes) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(app_lasts_minutes) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(app_lasts_minutes) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(email_domains) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(email_domains) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(tenant_creation) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(tenant_creation) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(allow_personal_workspace) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(allow_personal_workspace) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(keep_changes_days) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(keep_changes_days) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(keep_sign_ins_days) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(keep_sign_ins_days) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(keep_reads_days) ON TABLE public.instance_settings TO bailiwick_platform;
GRANT SELECT(keep_reads_days) ON TABLE public.instance_settings TO bailiwick_tenant;

GRANT UPDATE(admin_passwords_after) ON TABLE public.instance_settings TO bailiwick_platform;

REVOKE ALL ON FUNCTION public.audit_days_set(class text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_days_set(class text) TO bailiwick_platform;

GRANT SELECT ON TABLE public.audit_retention TO bailiwick_platform;

REVOKE ALL ON FUNCTION public.audit_days_kept(class text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_days_kept(class text) TO bailiwick_platform;

REVOKE ALL ON FUNCTION public.audit_due_before(class text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_due_before(class text) TO bailiwick_platform;

GRANT SELECT ON TABLE public.audit_state TO bailiwick_identity;
GRANT SELECT ON TABLE public.audit_state TO bailiwick_tenant;
GRANT SELECT ON TABLE public.audit_state TO bailiwick_platform;

GRANT UPDATE(sealed_until) ON TABLE public.audit_state TO bailiwick_platform;

GRANT UPDATE(counted_until) ON TABLE public.audit_state TO bailiwick_platform;

REVOKE ALL ON FUNCTION public.audit_retention_shortens() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.builtin_roles_stay() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.closed_access_reviews_stay() FROM PUBLIC;

GRANT SELECT ON TABLE public.memberships TO bailiwick_identity;
GRANT SELECT,DELETE ON TABLE public.memberships TO bailiwick_platform;
GRANT DELETE ON TABLE public.memberships TO bailiwick_tenant;

GRANT INSERT(tenant_id) ON TABLE public.memberships TO bailiwick_identity;
GRANT SELECT(tenant_id) ON TABLE public.memberships TO bailiwick_tenant;

GRANT INSERT(id) ON TABLE public.memberships TO bailiwick_identity;
GRANT SELECT(id) ON TABLE public.memberships TO bailiwick_tenant;

GRANT INSERT(user_id) ON TABLE public.memberships TO bailiwick_identity;
GRANT SELECT(user_id) ON TABLE public.memberships TO bailiwick_tenant;

GRANT SELECT(role_id),UPDATE(role_id) ON TABLE public.memberships TO bailiwick_tenant;
GRANT INSERT(role_id),UPDATE(role_id) ON TABLE public.memberships TO bailiwick_identity;

GRANT SELECT(state),UPDATE(state) ON TABLE public.memberships TO bailiwick_tenant;
GRANT UPDATE(state) ON TABLE public.memberships TO bailiwick_identity;
GRANT UPDATE(state) ON TABLE public.memberships TO bailiwick_platform;

GRANT SELECT(version),UPDATE(version) ON TABLE public.memberships TO bailiwick_tenant;
GRANT UPDATE(version) ON TABLE public.memberships TO bailiwick_identity;
GRANT UPDATE(version) ON TABLE public.memberships TO bailiwick_platform;

GRANT INSERT(created_at) ON TABLE public.memberships TO bailiwick_identity;
GRANT SELECT(created_at) ON TABLE public.memberships TO bailiwick_tenant;

GRANT SELECT(email_key) ON TABLE public.memberships TO bailiwick_tenant;

GRANT SELECT ON TABLE public.roles TO bailiwick_identity;
GRANT SELECT ON TABLE public.roles TO bailiwick_platform;
GRANT DELETE ON TABLE public.roles TO bailiwick_tenant;

GRANT INSERT(tenant_id) ON TABLE public.roles TO bailiwick_platform;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE public.roles TO bailiwick_tenant;

GRANT INSERT(id) ON TABLE public.roles TO bailiwick_platform;
GRANT SELECT(id),INSERT(id) ON TABLE public.roles TO bailiwick_tenant;

GRANT INSERT(key) ON TABLE public.roles TO bailiwick_platform;
GRANT SELECT(key),INSERT(key) ON TABLE public.roles TO bailiwick_tenant;

GRANT INSERT(name) ON TABLE public.roles TO bailiwick_platform;
GRANT SELECT(name),INSERT(name),UPDATE(name) ON TABLE public.roles TO bailiwick_tenant;

GRANT INSERT(description) ON TABLE public.roles TO bailiwick_platform;
GRANT SELECT(description),INSERT(description),UPDATE(description) ON TABLE public.roles TO bailiwick_tenant;

GRANT INSERT(rank) ON TABLE public.roles TO bailiwick_platform;
GRANT SELECT(rank),INSERT(rank),UPDATE(rank) ON TABLE public.roles TO bailiwick_tenant;

GRANT INSERT(builtin) ON TABLE public.roles TO bailiwick_platform;
GRANT SELECT(builtin),INSERT(builtin) ON TABLE public.roles TO bailiwick_tenant;

GRANT INSERT(permissions) ON TABLE public.roles TO bailiwick_platform;
GRANT SELECT(permissions),INSERT(permissions),UPDATE(permissions) ON TABLE public.roles TO bailiwick_tenant;

GRANT SELECT(default_rights),INSERT(default_rights),UPDATE(default_rights) ON TABLE public.roles TO bailiwick_tenant;
GRANT INSERT(default_rights) ON TABLE public.roles TO bailiwick_platform;

GRANT INSERT(full_rights) ON TABLE public.roles TO bailiwick_platform;
GRANT SELECT(full_rights),INSERT(full_rights) ON TABLE public.roles TO bailiwick_tenant;

GRANT SELECT(version),UPDATE(version) ON TABLE public.roles TO bailiwick_tenant;

REVOKE ALL ON FUNCTION public.counted_admins(tenant uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.end_links_of_member() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.end_tokens_of_member() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.erase_user(person uuid, before timestamp with time zone, now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.erase_user(person uuid, before timestamp with time zone, now timestamp with time zone) TO bailiwick_platform;

REVOKE ALL ON FUNCTION public.erased_users_in_access_reviews() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.forget_factors_of_the_erased() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.forget_import_lines() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.forget_second_factors(person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.forget_second_factors(person uuid) TO bailiwick_platform;

REVOKE ALL ON FUNCTION public.found_tenant(id uuid, slug text, name text, founder uuid, personal boolean, database_name text, membership uuid, builtin jsonb, now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.found_tenant(id uuid, slug text, name text, founder uuid, personal boolean, database_name text, membership uuid, builtin jsonb, now timestamp with time zone) TO bailiwick_identity;
GRANT ALL ON FUNCTION public.found_tenant(id uuid, slug text, name text, founder uuid, personal boolean, database_name text, membership uuid, builtin jsonb, now timestamp with time zone) TO bailiwick_platform;

GRANT SELECT ON TABLE public.tenants TO bailiwick_identity;
GRANT SELECT ON TABLE public.tenants TO bailiwick_platform;

GRANT INSERT(id) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(id) ON TABLE public.tenants TO bailiwick_tenant;

GRANT INSERT(slug),UPDATE(slug) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(slug) ON TABLE public.tenants TO bailiwick_tenant;

GRANT INSERT(name),UPDATE(name) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(name),UPDATE(name) ON TABLE public.tenants TO bailiwick_tenant;

GRANT INSERT(state),UPDATE(state) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(state) ON TABLE public.tenants TO bailiwick_tenant;

GRANT INSERT(isolation) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(isolation) ON TABLE public.tenants TO bailiwick_tenant;

GRANT INSERT(server_id) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(server_id) ON TABLE public.tenants TO bailiwick_tenant;

GRANT INSERT(database_name) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(database_name) ON TABLE public.tenants TO bailiwick_tenant;

GRANT INSERT(schema_name) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(schema_name) ON TABLE public.tenants TO bailiwick_tenant;

GRANT UPDATE(version) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(version),UPDATE(version) ON TABLE public.tenants TO bailiwick_tenant;

GRANT INSERT(created_at) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(created_at) ON TABLE public.tenants TO bailiwick_tenant;

GRANT UPDATE(purged_at) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(purged_at) ON TABLE public.tenants TO bailiwick_tenant;

GRANT UPDATE(suspended_at) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(suspended_at) ON TABLE public.tenants TO bailiwick_tenant;

GRANT UPDATE(archived_at) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(archived_at) ON TABLE public.tenants TO bailiwick_tenant;

GRANT UPDATE(delete_after) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(delete_after) ON TABLE public.tenants TO bailiwick_tenant;

GRANT UPDATE(state_reason) ON TABLE public.tenants TO bailiwick_platform;

GRANT UPDATE(plan) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(plan) ON TABLE public.tenants TO bailiwick_tenant;

GRANT UPDATE(modules) ON TABLE public.tenants TO bailiwick_platform;
GRANT SELECT(modules),UPDATE(modules) ON TABLE public.tenants TO bailiwick_tenant;

GRANT SELECT(require_owner_approval),UPDATE(require_owner_approval) ON TABLE public.tenants TO bailiwick_tenant;

GRANT SELECT(peers_allowed),UPDATE(peers_allowed) ON TABLE public.tenants TO bailiwick_tenant;

GRANT SELECT(proof_lasts_minutes),UPDATE(proof_lasts_minutes) ON TABLE public.tenants TO bailiwick_tenant;

GRANT SELECT(networks),UPDATE(networks) ON TABLE public.tenants TO bailiwick_tenant;
GRANT UPDATE(networks) ON TABLE public.tenants TO bailiwick_platform;

GRANT SELECT(invitation_days),UPDATE(invitation_days) ON TABLE public.tenants TO bailiwick_tenant;

GRANT SELECT(settings_version),UPDATE(settings_version) ON TABLE public.tenants TO bailiwick_tenant;
GRANT UPDATE(settings_version) ON TABLE public.tenants TO bailiwick_platform;

GRANT SELECT(second_factor_since),UPDATE(second_factor_since) ON TABLE public.tenants TO bailiwick_tenant;

GRANT SELECT(second_factor_grace_days),UPDATE(second_factor_grace_days) ON TABLE public.tenants TO bailiwick_tenant;

GRANT SELECT(only_email_domains),UPDATE(only_email_domains) ON TABLE public.tenants TO bailiwick_tenant;

GRANT SELECT(email_domains_checked_at),UPDATE(email_domains_checked_at) ON TABLE public.tenants TO bailiwick_tenant;

REVOKE ALL ON FUNCTION public.founded_just_now(tenant uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.founded_just_now(tenant uuid) TO bailiwick_identity;

REVOKE ALL ON FUNCTION public.give_up_tenant(after timestamp with time zone, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.give_up_tenant(after timestamp with time zone, reason text) TO bailiwick_tenant;

REVOKE ALL ON FUNCTION public.group_members_email_key() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.groups_are_few() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.groups_of_member_are_few() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_last_owner(tenant uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_last_super_admin() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.guard_plan(tenant uuid, had integer, has integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.hold_access_grant(grant_id uuid, moment timestamp with time zone, admin_version integer, admin_role uuid, admin_role_version integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.hold_access_grant(grant_id uuid, moment timestamp with time zone, admin_version integer, admin_role uuid, admin_role_version integer) TO bailiwick_tenant;

REVOKE ALL ON FUNCTION public.invitations_are_few() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.invitations_are_separate() FROM PUBLIC;

GRANT SELECT ON TABLE public.invitations TO bailiwick_identity;
GRANT SELECT ON TABLE public.invitations TO bailiwick_platform;

GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE public.invitations TO bailiwick_tenant;
GRANT INSERT(tenant_id) ON TABLE public.invitations TO bailiwick_platform;

GRANT SELECT(id),INSERT(id) ON TABLE public.invitations TO bailiwick_tenant;
GRANT INSERT(id) ON TABLE public.invitations TO bailiwick_platform;

GRANT SELECT(email),INSERT(email) ON TABLE public.invitations TO bailiwick_tenant;
GRANT INSERT(email) ON TABLE public.invitations TO bailiwick_platform;

GRANT SELECT(name),INSERT(name) ON TABLE public.invitations TO bailiwick_tenant;
GRANT INSERT(name) ON TABLE public.invitations TO bailiwick_platform;

GRANT SELECT(role_id),INSERT(role_id),UPDATE(role_id) ON TABLE public.invitations TO bailiwick_tenant;
GRANT INSERT(role_id) ON TABLE public.invitations TO bailiwick_platform;

GRANT INSERT(token_hash),UPDATE(token_hash) ON TABLE public.invitations TO bailiwick_tenant;
GRANT INSERT(token_hash) ON TABLE public.invitations TO bailiwick_platform;

GRANT SELECT(invited_by),INSERT(invited_by) ON TABLE public.invitations TO bailiwick_tenant;
GRANT INSERT(invited_by) ON TABLE public.invitations TO bailiwick_platform;

GRANT SELECT(by_platform) ON TABLE public.invitations TO bailiwick_tenant;
GRANT INSERT(by_platform) ON TABLE public.invitations TO bailiwick_platform;

GRANT SELECT(created_at),INSERT(created_at) ON TABLE public.invitations TO bailiwick_tenant;
GRANT INSERT(created_at) ON TABLE public.invitations TO bailiwick_platform;

GRANT SELECT(expires_at),INSERT(expires_at),UPDATE(expires_at) ON TABLE public.invitations TO bailiwick_tenant;
GRANT INSERT(expires_at) ON TABLE public.invitations TO bailiwick_platform;

GRANT UPDATE(accepted_at) ON TABLE public.invitations TO bailiwick_identity;
GRANT SELECT(accepted_at) ON TABLE public.invitations TO bailiwick_tenant;

GRANT SELECT(revoked_at),UPDATE(revoked_at) ON TABLE public.invitations TO bailiwick_tenant;
GRANT UPDATE(revoked_at) ON TABLE public.invitations TO bailiwick_platform;

REVOKE ALL ON FUNCTION public.items_of_closed_access_reviews_stay() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.leave_tenant(tenant uuid, person uuid, moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.leave_tenant(tenant uuid, person uuid, moment timestamp with time zone) TO bailiwick_identity;

REVOKE ALL ON FUNCTION public.member_is_platform_admin(membership uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.member_is_platform_admin(membership uuid) TO bailiwick_tenant;

REVOKE ALL ON FUNCTION public.members_matching(pattern text, after text, at_most bigint, of_state text, of_role uuid, seen_since timestamp with time zone, not_seen_since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.members_matching(pattern text, after text, at_most bigint, of_state text, of_role uuid, seen_since timestamp with time zone, not_seen_since timestamp with time zone) TO bailiwick_tenant;

REVOKE ALL ON FUNCTION public.memberships_activity() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.memberships_are_separate() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.memberships_count() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.memberships_email_key() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.memberships_email_key_in_groups() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.memberships_guard() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.modules_are_few() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.modules_take_permissions() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.note_second_factors() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.passwords_of_others_are_changed() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.platform_admins_are_separate() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.platform_admins_guard() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.remove_audit_events(class text, days integer, removed_at timestamp with time zone, gone_position bigint, gone_id uuid, key_id integer, ids uuid[], chains uuid[], numbers bigint[], events bytea[], signatures bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.remove_audit_events(class text, days integer, removed_at timestamp with time zone, gone_position bigint, gone_id uuid, key_id integer, ids uuid[], chains uuid[], numbers bigint[], events bytea[], signatures bytea[]) TO bailiwick_platform;

REVOKE ALL ON FUNCTION public.roles_are_few() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.roles_count() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.roles_stay() FROM PUBLIC;

GRANT SELECT,DELETE ON TABLE public.passkeys TO bailiwick_identity;

GRANT INSERT(id) ON TABLE public.passkeys TO bailiwick_identity;
GRANT SELECT(id) ON TABLE public.passkeys TO bailiwick_platform;

GRANT INSERT(user_id) ON TABLE public.passkeys TO bailiwick_identity;
GRANT SELECT(user_id) ON TABLE public.passkeys TO bailiwick_platform;

GRANT INSERT(rp_id) ON TABLE public.passkeys TO bailiwick_identity;

GRANT INSERT(credential_id) ON TABLE public.passkeys TO bailiwick_identity;

GRANT INSERT(credential),UPDATE(credential) ON TABLE public.passkeys TO bailiwick_identity;

GRANT INSERT(name),UPDATE(name) ON TABLE public.passkeys TO bailiwick_identity;

GRANT INSERT(created_at) ON TABLE public.passkeys TO bailiwick_identity;

GRANT UPDATE(used_at) ON TABLE public.passkeys TO bailiwick_identity;

GRANT UPDATE(version) ON TABLE public.passkeys TO bailiwick_identity;

GRANT SELECT,DELETE ON TABLE public.totp_secrets TO bailiwick_identity;

GRANT INSERT(user_id) ON TABLE public.totp_secrets TO bailiwick_identity;
GRANT SELECT(user_id) ON TABLE public.totp_secrets TO bailiwick_platform;

GRANT INSERT(secret_sealed),UPDATE(secret_sealed) ON TABLE public.totp_secrets TO bailiwick_identity;
GRANT SELECT(secret_sealed),UPDATE(secret_sealed) ON TABLE public.totp_secrets TO bailiwick_platform;

GRANT INSERT(created_at),UPDATE(created_at) ON TABLE public.totp_secrets TO bailiwick_identity;

GRANT UPDATE(confirmed_at) ON TABLE public.totp_secrets TO bailiwick_identity;

GRANT UPDATE(used_at) ON TABLE public.totp_secrets TO bailiwick_identity;

GRANT UPDATE(used_step) ON TABLE public.totp_secrets TO bailiwick_identity;

REVOKE ALL ON FUNCTION public.separate_accounts(person uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.separate_accounts_begin() FROM PUBLIC;

GRANT SELECT ON TABLE public.platform_roles TO bailiwick_identity;
GRANT SELECT ON TABLE public.platform_roles TO bailiwick_platform;

GRANT INSERT(id) ON TABLE public.platform_roles TO bailiwick_platform;

GRANT INSERT(key) ON TABLE public.platform_roles TO bailiwick_platform;

GRANT INSERT(name),UPDATE(name) ON TABLE public.platform_roles TO bailiwick_platform;

GRANT INSERT(description),UPDATE(description) ON TABLE public.platform_roles TO bailiwick_platform;

GRANT INSERT(rank),UPDATE(rank) ON TABLE public.platform_roles TO bailiwick_platform;

GRANT INSERT(permissions),UPDATE(permissions) ON TABLE public.platform_roles TO bailiwick_platform;

GRANT UPDATE(version) ON TABLE public.platform_roles TO bailiwick_platform;

GRANT UPDATE(deleted_at) ON TABLE public.platform_roles TO bailiwick_platform;

REVOKE ALL ON FUNCTION public.tenants_begin_with_modules() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.tenants_have_modules() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.tenants_keep_slug() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.tenants_use_nothing() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.users_email_key() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.users_guard() FROM PUBLIC;

GRANT SELECT ON TABLE public.access_grants TO bailiwick_platform;
GRANT SELECT ON TABLE public.access_grants TO bailiwick_identity;

GRANT SELECT(tenant_id) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT INSERT(tenant_id) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(id) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT INSERT(id) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(platform_admin_id) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT INSERT(platform_admin_id) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(user_id) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT INSERT(user_id) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(admin_email) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT INSERT(admin_email) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(admin_name) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT INSERT(admin_name) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(mode) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT INSERT(mode) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(reason) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT INSERT(reason) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(minutes) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT INSERT(minutes) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(requested_at) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT INSERT(requested_at) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(needs_approval) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT INSERT(needs_approval) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(decided_at),UPDATE(decided_at) ON TABLE public.access_grants TO bailiwick_tenant;

GRANT SELECT(decided_by),UPDATE(decided_by) ON TABLE public.access_grants TO bailiwick_tenant;

GRANT SELECT(approved),UPDATE(approved) ON TABLE public.access_grants TO bailiwick_tenant;

GRANT SELECT(started_at) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT UPDATE(started_at) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(ends_at) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT UPDATE(ends_at) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(ended_at),UPDATE(ended_at) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT UPDATE(ended_at) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT(ended_by),UPDATE(ended_by) ON TABLE public.access_grants TO bailiwick_tenant;
GRANT UPDATE(ended_by) ON TABLE public.access_grants TO bailiwick_platform;

GRANT UPDATE(handover_hash) ON TABLE public.access_grants TO bailiwick_platform;
GRANT UPDATE(handover_hash) ON TABLE public.access_grants TO bailiwick_identity;

GRANT UPDATE(handover_until) ON TABLE public.access_grants TO bailiwick_platform;
GRANT UPDATE(handover_until) ON TABLE public.access_grants TO bailiwick_identity;

GRANT UPDATE(handover_proved_at) ON TABLE public.access_grants TO bailiwick_platform;

GRANT UPDATE(handover_second_factor) ON TABLE public.access_grants TO bailiwick_platform;

GRANT SELECT ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(review_id) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(id) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(platform_admin_id) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(user_id) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(email) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(name) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(role_key) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(role_name) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(title) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(state) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(can_sign_in) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(last_sign_in_at) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT INSERT(mail_bounced_at) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT UPDATE(decision) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT UPDATE(decided_at) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT UPDATE(decided_by) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT UPDATE(reason) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT UPDATE(removed_at) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT UPDATE(version) ON TABLE public.access_review_items TO bailiwick_platform;

GRANT SELECT ON TABLE public.access_reviews TO bailiwick_platform;

GRANT INSERT(id) ON TABLE public.access_reviews TO bailiwick_platform;

GRANT INSERT(title) ON TABLE public.access_reviews TO bailiwick_platform;

GRANT INSERT(note) ON TABLE public.access_reviews TO bailiwick_platform;

GRANT INSERT(deadline) ON TABLE public.access_reviews TO bailiwick_platform;

GRANT INSERT(opened_at) ON TABLE public.access_reviews TO bailiwick_platform;

GRANT INSERT(opened_by) ON TABLE public.access_reviews TO bailiwick_platform;

GRANT UPDATE(version) ON TABLE public.access_reviews TO bailiwick_platform;

GRANT UPDATE(closed_at) ON TABLE public.access_reviews TO bailiwick_platform;

GRANT UPDATE(closed_by) ON TABLE public.access_reviews TO bailiwick_platform;

GRANT UPDATE(closing_reason) ON TABLE public.access_reviews TO bailiwick_platform;

GRANT UPDATE(audit_head) ON TABLE public.access_reviews TO bailiwick_platform;

GRANT UPDATE(audit_checkpoint) ON TABLE public.access_reviews TO bailiwick_platform;

GRANT SELECT ON TABLE public.api_tokens TO bailiwick_identity;

GRANT INSERT(id) ON TABLE public.api_tokens TO bailiwick_identity;
GRANT SELECT(id),INSERT(id) ON TABLE public.api_tokens TO bailiwick_platform;

GRANT INSERT(token_hash) ON TABLE public.api_tokens TO bailiwick_identity;
GRANT INSERT(token_hash) ON TABLE public.api_tokens TO bailiwick_platform;

GRANT INSERT(user_id) ON TABLE public.api_tokens TO bailiwick_identity;
GRANT SELECT(user_id),INSERT(user_id) ON TABLE public.api_tokens TO bailiwick_platform;

GRANT INSERT(name) ON TABLE public.api_tokens TO bailiwick_identity;
GRANT INSERT(name) ON TABLE public.api_tokens TO bailiwick_platform;

GRANT INSERT(tenant_id) ON TABLE public.api_tokens TO bailiwick_identity;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE public.api_tokens TO bailiwick_platform;

GRANT INSERT(permissions) ON TABLE public.api_tokens TO bailiwick_identity;
GRANT INSERT(permissions) ON TABLE public.api_tokens TO bailiwick_platform;

GRANT INSERT(created_at) ON TABLE public.api_tokens TO bailiwick_identity;
GRANT INSERT(created_at) ON TABLE public.api_tokens TO bailiwick_platform;

GRANT INSERT(expires_at) ON TABLE public.api_tokens TO bailiwick_identity;
GRANT INSERT(expires_at) ON TABLE public.api_tokens TO bailiwick_platform;

GRANT UPDATE(revoked_at) ON TABLE public.api_tokens TO bailiwick_identity;
GRANT SELECT(revoked_at),UPDATE(revoked_at) ON TABLE public.api_tokens TO bailiwick_platform;

GRANT SELECT(access_grant_id),INSERT(access_grant_id) ON TABLE public.api_tokens TO bailiwick_platform;

GRANT SELECT,INSERT ON TABLE public.audit_checkpoints TO bailiwick_platform;

GRANT SELECT,INSERT ON TABLE public.audit_days TO bailiwick_platform;

GRANT SELECT(day) ON TABLE public.audit_days TO bailiwick_tenant;

GRANT UPDATE(first_position) ON TABLE public.audit_days TO bailiwick_platform;
GRANT SELECT(first_position) ON TABLE public.audit_days TO bailiwick_tenant;

GRANT UPDATE(last_position) ON TABLE public.audit_days TO bailiwick_platform;
GRANT SELECT(last_position) ON TABLE public.audit_days TO bailiwick_tenant;

GRANT UPDATE(events) ON TABLE public.audit_days TO bailiwick_platform;

GRANT UPDATE(sign_ins) ON TABLE public.audit_days TO bailiwick_platform;

GRANT UPDATE(failed_sign_ins) ON TABLE public.audit_days TO bailiwick_platform;

GRANT SELECT ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(id) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(id),INSERT(id) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(id) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(occurred_at) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(occurred_at),INSERT(occurred_at) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(occurred_at) ON TABLE public.audit_events TO bailiwick_platform;

GRANT SELECT("position") ON TABLE public.audit_events TO bailiwick_tenant;

GRANT INSERT(tenant_id) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(tenant_id) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(actor_kind) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(actor_kind),INSERT(actor_kind) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(actor_kind) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(actor_id) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(actor_id),INSERT(actor_id) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(actor_id) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(actor_label) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(actor_label),INSERT(actor_label) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(actor_label) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(operation) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(operation),INSERT(operation) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(operation) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(target_kind) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(target_kind),INSERT(target_kind) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(target_kind) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(target_id) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(target_id),INSERT(target_id) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(target_id) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(target_label) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(target_label),INSERT(target_label) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(target_label) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(outcome) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(outcome),INSERT(outcome) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(outcome) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(reason) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(reason),INSERT(reason) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(reason) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(address) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(address),INSERT(address) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(address) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(request_id) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(request_id),INSERT(request_id) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(request_id) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(before) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(before),INSERT(before) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(before) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(after) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(after),INSERT(after) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(after) ON TABLE public.audit_events TO bailiwick_platform;

GRANT SELECT(chain) ON TABLE public.audit_events TO bailiwick_tenant;

GRANT INSERT(access_grant_id) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(access_grant_id),INSERT(access_grant_id) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(access_grant_id) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(on_behalf_of) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(on_behalf_of),INSERT(on_behalf_of) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(on_behalf_of) ON TABLE public.audit_events TO bailiwick_platform;

GRANT INSERT(justification) ON TABLE public.audit_events TO bailiwick_identity;
GRANT SELECT(justification),INSERT(justification) ON TABLE public.audit_events TO bailiwick_tenant;
GRANT INSERT(justification) ON TABLE public.audit_events TO bailiwick_platform;

GRANT SELECT,INSERT ON TABLE public.audit_heads TO bailiwick_platform;

GRANT SELECT(chain) ON TABLE public.audit_heads TO bailiwick_tenant;

GRANT SELECT(number) ON TABLE public.audit_heads TO bailiwick_tenant;

GRANT SELECT(until_position) ON TABLE public.audit_heads TO bailiwick_tenant;

GRANT SELECT(leaves) ON TABLE public.audit_heads TO bailiwick_tenant;

GRANT SELECT(root) ON TABLE public.audit_heads TO bailiwick_tenant;

GRANT SELECT(previous) ON TABLE public.audit_heads TO bailiwick_tenant;

GRANT SELECT(hash) ON TABLE public.audit_heads TO bailiwick_tenant;

GRANT SELECT(key_id) ON TABLE public.audit_heads TO bailiwick_tenant;

GRANT SELECT(signature) ON TABLE public.audit_heads TO bailiwick_tenant;

GRANT SELECT(sealed_at) ON TABLE public.audit_heads TO bailiwick_tenant;

GRANT SELECT(checkpoint) ON TABLE public.audit_heads TO bailiwick_tenant;

GRANT SELECT ON TABLE public.audit_removals TO bailiwick_platform;

GRANT SELECT(chain) ON TABLE public.audit_removals TO bailiwick_tenant;

GRANT SELECT(number) ON TABLE public.audit_removals TO bailiwick_tenant;

GRANT SELECT(id) ON TABLE public.audit_removals TO bailiwick_tenant;

GRANT SELECT(class) ON TABLE public.audit_removals TO bailiwick_tenant;

GRANT SELECT(days) ON TABLE public.audit_removals TO bailiwick_tenant;

GRANT SELECT(removed_at) ON TABLE public.audit_removals TO bailiwick_tenant;

GRANT SELECT(events) ON TABLE public.audit_removals TO bailiwick_tenant;

GRANT SELECT(key_id) ON TABLE public.audit_removals TO bailiwick_tenant;

GRANT SELECT(signature) ON TABLE public.audit_removals TO bailiwick_tenant;

GRANT SELECT,INSERT,DELETE ON TABLE public.audit_views TO bailiwick_tenant;
GRANT SELECT,INSERT,DELETE ON TABLE public.audit_views TO bailiwick_platform;

GRANT SELECT ON TABLE public.branding TO bailiwick_platform;
GRANT SELECT ON TABLE public.branding TO bailiwick_identity;

GRANT UPDATE(version) ON TABLE public.branding TO bailiwick_platform;

GRANT SELECT(product_name) ON TABLE public.branding TO bailiwick_tenant;
GRANT UPDATE(product_name) ON TABLE public.branding TO bailiwick_platform;

GRANT UPDATE(accent) ON TABLE public.branding TO bailiwick_platform;

GRANT UPDATE(logo) ON TABLE public.branding TO bailiwick_platform;

GRANT UPDATE(logo_kind) ON TABLE public.branding TO bailiwick_platform;

GRANT SELECT ON TABLE public.database_servers TO bailiwick_platform;

GRANT SELECT(id) ON TABLE public.database_servers TO bailiwick_tenant;
GRANT INSERT(id) ON TABLE public.database_servers TO bailiwick_platform;

GRANT SELECT(name) ON TABLE public.database_servers TO bailiwick_tenant;
GRANT INSERT(name),UPDATE(name) ON TABLE public.database_servers TO bailiwick_platform;

GRANT SELECT(host) ON TABLE public.database_servers TO bailiwick_tenant;
GRANT INSERT(host),UPDATE(host) ON TABLE public.database_servers TO bailiwick_platform;

GRANT SELECT(port) ON TABLE public.database_servers TO bailiwick_tenant;
GRANT INSERT(port),UPDATE(port) ON TABLE public.database_servers TO bailiwick_platform;

GRANT SELECT(database) ON TABLE public.database_servers TO bailiwick_tenant;
GRANT INSERT(database),UPDATE(database) ON TABLE public.database_servers TO bailiwick_platform;

GRANT SELECT(username) ON TABLE public.database_servers TO bailiwick_tenant;
GRANT INSERT(username),UPDATE(username) ON TABLE public.database_servers TO bailiwick_platform;

GRANT SELECT(password_sealed) ON TABLE public.database_servers TO bailiwick_tenant;
GRANT INSERT(password_sealed),UPDATE(password_sealed) ON TABLE public.database_servers TO bailiwick_platform;

GRANT SELECT(tls_mode) ON TABLE public.database_servers TO bailiwick_tenant;
GRANT INSERT(tls_mode),UPDATE(tls_mode) ON TABLE public.database_servers TO bailiwick_platform;

GRANT INSERT(managed) ON TABLE public.database_servers TO bailiwick_platform;

GRANT INSERT(server_version),UPDATE(server_version) ON TABLE public.database_servers TO bailiwick_platform;

GRANT INSERT(checked_at),UPDATE(checked_at) ON TABLE public.database_servers TO bailiwick_platform;

GRANT UPDATE(check_error) ON TABLE public.database_servers TO bailiwick_platform;

GRANT UPDATE(version) ON TABLE public.database_servers TO bailiwick_platform;

GRANT INSERT(created_at) ON TABLE public.database_servers TO bailiwick_platform;

GRANT UPDATE(removed_at) ON TABLE public.database_servers TO bailiwick_platform;

GRANT UPDATE(system_identifier) ON TABLE public.database_servers TO bailiwick_platform;

GRANT SELECT,DELETE ON TABLE public.email_domains TO bailiwick_tenant;
GRANT SELECT,DELETE ON TABLE public.email_domains TO bailiwick_platform;

GRANT INSERT(tenant_id) ON TABLE public.email_domains TO bailiwick_tenant;
GRANT SELECT(tenant_id) ON TABLE public.email_domains TO bailiwick_identity;

GRANT INSERT(id) ON TABLE public.email_domains TO bailiwick_tenant;

GRANT INSERT(domain) ON TABLE public.email_domains TO bailiwick_tenant;
GRANT SELECT(domain) ON TABLE public.email_domains TO bailiwick_identity;

GRANT INSERT(token) ON TABLE public.email_domains TO bailiwick_tenant;

GRANT INSERT(added_at) ON TABLE public.email_domains TO bailiwick_tenant;

GRANT UPDATE(checked_at) ON TABLE public.email_domains TO bailiwick_platform;

GRANT UPDATE(problem) ON TABLE public.email_domains TO bailiwick_platform;

GRANT UPDATE(proved_at) ON TABLE public.email_domains TO bailiwick_platform;

GRANT UPDATE(missing_since) ON TABLE public.email_domains TO bailiwick_platform;

GRANT UPDATE(lost_at) ON TABLE public.email_domains TO bailiwick_platform;

GRANT INSERT(check_at) ON TABLE public.email_domains TO bailiwick_tenant;
GRANT UPDATE(check_at) ON TABLE public.email_domains TO bailiwick_platform;

GRANT SELECT,DELETE ON TABLE public.group_members TO bailiwick_tenant;
GRANT SELECT,DELETE ON TABLE public.group_members TO bailiwick_identity;

GRANT INSERT(tenant_id) ON TABLE public.group_members TO bailiwick_tenant;

GRANT INSERT(membership_id) ON TABLE public.group_members TO bailiwick_tenant;

GRANT INSERT(group_id) ON TABLE public.group_members TO bailiwick_tenant;

GRANT UPDATE(manages) ON TABLE public.group_members TO bailiwick_tenant;

GRANT SELECT,DELETE ON TABLE public.groups TO bailiwick_tenant;
GRANT SELECT ON TABLE public.groups TO bailiwick_identity;

GRANT INSERT(tenant_id) ON TABLE public.groups TO bailiwick_tenant;

GRANT INSERT(id) ON TABLE public.groups TO bailiwick_tenant;

GRANT INSERT(name),UPDATE(name) ON TABLE public.groups TO bailiwick_tenant;

GRANT INSERT(description),UPDATE(description) ON TABLE public.groups TO bailiwick_tenant;

GRANT INSERT(permissions),UPDATE(permissions) ON TABLE public.groups TO bailiwick_tenant;

GRANT UPDATE(version) ON TABLE public.groups TO bailiwick_tenant;

GRANT INSERT(created_at) ON TABLE public.groups TO bailiwick_tenant;

GRANT SELECT,INSERT,DELETE ON TABLE public.idempotency_keys TO bailiwick_identity;

GRANT UPDATE(answer_sealed) ON TABLE public.idempotency_keys TO bailiwick_identity;

GRANT SELECT ON TABLE public.jobs TO bailiwick_platform;

GRANT INSERT(id) ON TABLE public.jobs TO bailiwick_tenant;
GRANT INSERT(id) ON TABLE public.jobs TO bailiwick_platform;
GRANT INSERT(id) ON TABLE public.jobs TO bailiwick_identity;

GRANT INSERT(tenant_id) ON TABLE public.jobs TO bailiwick_tenant;
GRANT INSERT(tenant_id) ON TABLE public.jobs TO bailiwick_platform;
GRANT INSERT(tenant_id) ON TABLE public.jobs TO bailiwick_identity;

GRANT INSERT(kind) ON TABLE public.jobs TO bailiwick_tenant;
GRANT INSERT(kind) ON TABLE public.jobs TO bailiwick_platform;
GRANT INSERT(kind) ON TABLE public.jobs TO bailiwick_identity;

GRANT INSERT(payload) ON TABLE public.jobs TO bailiwick_tenant;
GRANT INSERT(payload) ON TABLE public.jobs TO bailiwick_platform;
GRANT INSERT(payload) ON TABLE public.jobs TO bailiwick_identity;

GRANT UPDATE(state) ON TABLE public.jobs TO bailiwick_platform;

GRANT UPDATE(progress) ON TABLE public.jobs TO bailiwick_platform;

GRANT UPDATE(attempts) ON TABLE public.jobs TO bailiwick_platform;

GRANT INSERT(run_at) ON TABLE public.jobs TO bailiwick_tenant;
GRANT INSERT(run_at),UPDATE(run_at) ON TABLE public.jobs TO bailiwick_platform;
GRANT INSERT(run_at) ON TABLE public.jobs TO bailiwick_identity;

GRANT UPDATE(lease_until) ON TABLE public.jobs TO bailiwick_platform;

GRANT UPDATE(error) ON TABLE public.jobs TO bailiwick_platform;

GRANT INSERT(created_at) ON TABLE public.jobs TO bailiwick_tenant;
GRANT INSERT(created_at) ON TABLE public.jobs TO bailiwick_platform;
GRANT INSERT(created_at) ON TABLE public.jobs TO bailiwick_identity;

GRANT UPDATE(finished_at) ON TABLE public.jobs TO bailiwick_platform;

GRANT SELECT ON TABLE public.listed_users TO bailiwick_platform;

GRANT SELECT,INSERT,DELETE ON TABLE public.mail_bounces TO bailiwick_platform;

GRANT UPDATE(error) ON TABLE public.mail_bounces TO bailiwick_platform;

GRANT UPDATE(bounced_at) ON TABLE public.mail_bounces TO bailiwick_platform;

GRANT SELECT ON TABLE public.mail_settings TO bailiwick_platform;

GRANT UPDATE(version) ON TABLE public.mail_settings TO bailiwick_platform;

GRANT UPDATE(host) ON TABLE public.mail_settings TO bailiwick_platform;
GRANT SELECT(host) ON TABLE public.mail_settings TO bailiwick_identity;
GRANT SELECT(host) ON TABLE public.mail_settings TO bailiwick_tenant;

GRANT UPDATE(port) ON TABLE public.mail_settings TO bailiwick_platform;

GRANT UPDATE(tls) ON TABLE public.mail_settings TO bailiwick_platform;

GRANT UPDATE(username) ON TABLE public.mail_settings TO bailiwick_platform;

GRANT UPDATE(password_sealed) ON TABLE public.mail_settings TO bailiwick_platform;

GRANT UPDATE(sender) ON TABLE public.mail_settings TO bailiwick_platform;

GRANT SELECT ON TABLE public.mails TO bailiwick_platform;

GRANT INSERT(id) ON TABLE public.mails TO bailiwick_tenant;
GRANT INSERT(id) ON TABLE public.mails TO bailiwick_platform;

GRANT INSERT(tenant_id) ON TABLE public.mails TO bailiwick_tenant;
GRANT INSERT(tenant_id) ON TABLE public.mails TO bailiwick_platform;

GRANT INSERT(invitation_id) ON TABLE public.mails TO bailiwick_tenant;
GRANT INSERT(invitation_id) ON TABLE public.mails TO bailiwick_platform;

GRANT INSERT(recipient) ON TABLE public.mails TO bailiwick_tenant;
GRANT INSERT(recipient) ON TABLE public.mails TO bailiwick_platform;

GRANT INSERT(subject) ON TABLE public.mails TO bailiwick_tenant;
GRANT INSERT(subject) ON TABLE public.mails TO bailiwick_platform;

GRANT INSERT(body_sealed) ON TABLE public.mails TO bailiwick_tenant;
GRANT INSERT(body_sealed),UPDATE(body_sealed) ON TABLE public.mails TO bailiwick_platform;

GRANT INSERT(state),UPDATE(state) ON TABLE public.mails TO bailiwick_platform;
GRANT INSERT(state) ON TABLE public.mails TO bailiwick_tenant;

GRANT UPDATE(error) ON TABLE public.mails TO bailiwick_platform;

GRANT INSERT(created_at) ON TABLE public.mails TO bailiwick_tenant;
GRANT INSERT(created_at) ON TABLE public.mails TO bailiwick_platform;

GRANT UPDATE(sent_at) ON TABLE public.mails TO bailiwick_platform;

GRANT INSERT(personal) ON TABLE public.mails TO bailiwick_tenant;
GRANT INSERT(personal) ON TABLE public.mails TO bailiwick_platform;

GRANT SELECT ON TABLE public.member_activity TO bailiwick_tenant;
GRANT SELECT ON TABLE public.member_activity TO bailiwick_identity;

GRANT UPDATE(last_seen_at) ON TABLE public.member_activity TO bailiwick_identity;

GRANT SELECT,INSERT,DELETE ON TABLE public.member_import_lines TO bailiwick_tenant;

GRANT UPDATE(outcome) ON TABLE public.member_import_lines TO bailiwick_tenant;

GRANT UPDATE(message) ON TABLE public.member_import_lines TO bailiwick_tenant;

GRANT SELECT,DELETE ON TABLE public.member_imports TO bailiwick_tenant;

GRANT INSERT(tenant_id) ON TABLE public.member_imports TO bailiwick_tenant;

GRANT INSERT(id) ON TABLE public.member_imports TO bailiwick_tenant;

GRANT UPDATE(state) ON TABLE public.member_imports TO bailiwick_tenant;

GRANT INSERT(lines) ON TABLE public.member_imports TO bailiwick_tenant;

GRANT INSERT(refused),UPDATE(refused) ON TABLE public.member_imports TO bailiwick_tenant;

GRANT UPDATE(invited) ON TABLE public.member_imports TO bailiwick_tenant;

GRANT INSERT(created_at) ON TABLE public.member_imports TO bailiwick_tenant;

GRANT UPDATE(applied_by) ON TABLE public.member_imports TO bailiwick_tenant;

GRANT UPDATE(waits_until) ON TABLE public.member_imports TO bailiwick_tenant;

GRANT UPDATE(finished_at) ON TABLE public.member_imports TO bailiwick_tenant;

GRANT SELECT,DELETE ON TABLE public.modules TO bailiwick_platform;
GRANT SELECT ON TABLE public.modules TO bailiwick_tenant;

GRANT INSERT(key) ON TABLE public.modules TO bailiwick_platform;

GRANT INSERT(label),UPDATE(label) ON TABLE public.modules TO bailiwick_platform;

GRANT INSERT(description),UPDATE(description) ON TABLE public.modules TO bailiwick_platform;

GRANT INSERT(actions),UPDATE(actions) ON TABLE public.modules TO bailiwick_platform;

GRANT INSERT(by_default),UPDATE(by_default) ON TABLE public.modules TO bailiwick_platform;

GRANT UPDATE(version) ON TABLE public.modules TO bailiwick_platform;

GRANT SELECT ON TABLE public.one_time_links TO bailiwick_identity;

GRANT INSERT(id) ON TABLE public.one_time_links TO bailiwick_identity;
GRANT SELECT(id),INSERT(id) ON TABLE public.one_time_links TO bailiwick_platform;

GRANT INSERT(token_hash) ON TABLE public.one_time_links TO bailiwick_identity;
GRANT INSERT(token_hash) ON TABLE public.one_time_links TO bailiwick_platform;

GRANT INSERT(purpose) ON TABLE public.one_time_links TO bailiwick_identity;
GRANT SELECT(purpose),INSERT(purpose) ON TABLE public.one_time_links TO bailiwick_platform;

GRANT INSERT(user_id) ON TABLE public.one_time_links TO bailiwick_identity;
GRANT SELECT(user_id),INSERT(user_id) ON TABLE public.one_time_links TO bailiwick_platform;

GRANT INSERT(created_at) ON TABLE public.one_time_links TO bailiwick_identity;
GRANT SELECT(created_at),INSERT(created_at) ON TABLE public.one_time_links TO bailiwick_platform;

GRANT INSERT(expires_at) ON TABLE public.one_time_links TO bailiwick_identity;
GRANT SELECT(expires_at),INSERT(expires_at) ON TABLE public.one_time_links TO bailiwick_platform;

GRANT UPDATE(used_at) ON TABLE public.one_time_links TO bailiwick_identity;
GRANT SELECT(used_at),UPDATE(used_at) ON TABLE public.one_time_links TO bailiwick_platform;

GRANT SELECT,DELETE ON TABLE public.passkey_ceremonies TO bailiwick_identity;

GRANT INSERT(id) ON TABLE public.passkey_ceremonies TO bailiwick_identity;

GRANT INSERT(token_hash) ON TABLE public.passkey_ceremonies TO bailiwick_identity;

GRANT INSERT(purpose) ON TABLE public.passkey_ceremonies TO bailiwick_identity;

GRANT INSERT(plane) ON TABLE public.passkey_ceremonies TO bailiwick_identity;

GRANT INSERT(user_id) ON TABLE public.passkey_ceremonies TO bailiwick_identity;

GRANT INSERT(bound_to) ON TABLE public.passkey_ceremonies TO bailiwick_identity;

GRANT INSERT(state) ON TABLE public.passkey_ceremonies TO bailiwick_identity;

GRANT INSERT(created_at) ON TABLE public.passkey_ceremonies TO bailiwick_identity;

GRANT INSERT(expires_at) ON TABLE public.passkey_ceremonies TO bailiwick_identity;

GRANT UPDATE(used_at) ON TABLE public.passkey_ceremonies TO bailiwick_identity;

GRANT SELECT,DELETE ON TABLE public.plans TO bailiwick_platform;
GRANT SELECT ON TABLE public.plans TO bailiwick_tenant;

GRANT INSERT(key) ON TABLE public.plans TO bailiwick_platform;

GRANT INSERT(name),UPDATE(name) ON TABLE public.plans TO bailiwick_platform;

GRANT INSERT(max_admins),UPDATE(max_admins) ON TABLE public.plans TO bailiwick_platform;

GRANT INSERT(modules),UPDATE(modules) ON TABLE public.plans TO bailiwick_platform;

GRANT UPDATE(version) ON TABLE public.plans TO bailiwick_platform;

GRANT SELECT,DELETE ON TABLE public.recovery_codes TO bailiwick_identity;

GRANT INSERT(user_id) ON TABLE public.recovery_codes TO bailiwick_identity;

GRANT INSERT(code_hash) ON TABLE public.recovery_codes TO bailiwick_identity;

GRANT UPDATE(used_at) ON TABLE public.recovery_codes TO bailiwick_identity;

GRANT SELECT ON TABLE public.rounds TO bailiwick_platform;

GRANT UPDATE(due_at) ON TABLE public.rounds TO bailiwick_platform;

GRANT SELECT,INSERT,DELETE ON TABLE public.security_dismissals TO bailiwick_platform;

GRANT UPDATE(reason) ON TABLE public.security_dismissals TO bailiwick_platform;

GRANT UPDATE(until) ON TABLE public.security_dismissals TO bailiwick_platform;

GRANT UPDATE(dismissed_by) ON TABLE public.security_dismissals TO bailiwick_platform;

GRANT UPDATE(dismissed_at) ON TABLE public.security_dismissals TO bailiwick_platform;

GRANT SELECT ON TABLE public.sessions TO bailiwick_identity;

GRANT INSERT(id) ON TABLE public.sessions TO bailiwick_identity;
GRANT SELECT(id) ON TABLE public.sessions TO bailiwick_platform;

GRANT INSERT(token_hash) ON TABLE public.sessions TO bailiwick_identity;

GRANT INSERT(user_id) ON TABLE public.sessions TO bailiwick_identity;
GRANT SELECT(user_id) ON TABLE public.sessions TO bailiwick_platform;

GRANT INSERT(plane) ON TABLE public.sessions TO bailiwick_identity;
GRANT SELECT(plane) ON TABLE public.sessions TO bailiwick_platform;

GRANT INSERT(methods),UPDATE(methods) ON TABLE public.sessions TO bailiwick_identity;

GRANT INSERT(proved_at),UPDATE(proved_at) ON TABLE public.sessions TO bailiwick_identity;

GRANT INSERT(created_at) ON TABLE public.sessions TO bailiwick_identity;

GRANT INSERT(seen_at),UPDATE(seen_at) ON TABLE public.sessions TO bailiwick_identity;

GRANT INSERT(expires_at) ON TABLE public.sessions TO bailiwick_identity;

GRANT UPDATE(revoked_at) ON TABLE public.sessions TO bailiwick_identity;
GRANT SELECT(revoked_at),UPDATE(revoked_at) ON TABLE public.sessions TO bailiwick_platform;

GRANT INSERT(address) ON TABLE public.sessions TO bailiwick_identity;

GRANT INSERT(user_agent) ON TABLE public.sessions TO bailiwick_identity;

GRANT INSERT(tenant_id) ON TABLE public.sessions TO bailiwick_identity;

GRANT INSERT(access_grant_id) ON TABLE public.sessions TO bailiwick_identity;
GRANT SELECT(access_grant_id) ON TABLE public.sessions TO bailiwick_platform;

GRANT SELECT,DELETE ON TABLE public.sign_in_flows TO bailiwick_identity;
GRANT DELETE ON TABLE public.sign_in_flows TO bailiwick_platform;

GRANT INSERT(id) ON TABLE public.sign_in_flows TO bailiwick_identity;

GRANT INSERT(token_hash) ON TABLE public.sign_in_flows TO bailiwick_identity;

GRANT INSERT(user_id) ON TABLE public.sign_in_flows TO bailiwick_identity;
GRANT SELECT(user_id) ON TABLE public.sign_in_flows TO bailiwick_platform;

GRANT INSERT(plane) ON TABLE public.sign_in_flows TO bailiwick_identity;
GRANT SELECT(plane) ON TABLE public.sign_in_flows TO bailiwick_platform;

GRANT INSERT(methods) ON TABLE public.sign_in_flows TO bailiwick_identity;

GRANT INSERT(created_at) ON TABLE public.sign_in_flows TO bailiwick_identity;

GRANT INSERT(expires_at) ON TABLE public.sign_in_flows TO bailiwick_identity;

GRANT UPDATE(used_at) ON TABLE public.sign_in_flows TO bailiwick_identity;

GRANT SELECT,INSERT,DELETE ON TABLE public.sign_in_throttles TO bailiwick_identity;
GRANT DELETE ON TABLE public.sign_in_throttles TO bailiwick_platform;

GRANT SELECT(key) ON TABLE public.sign_in_throttles TO bailiwick_platform;

GRANT UPDATE(failures) ON TABLE public.sign_in_throttles TO bailiwick_identity;

GRANT UPDATE(blocked_until) ON TABLE public.sign_in_throttles TO bailiwick_identity;
GRANT SELECT(blocked_until) ON TABLE public.sign_in_throttles TO bailiwick_platform;

GRANT UPDATE(failed_at) ON TABLE public.sign_in_throttles TO bailiwick_identity;

GRANT DELETE ON TABLE public.table_grants TO bailiwick_tenant;
GRANT SELECT ON TABLE public.table_grants TO bailiwick_identity;
GRANT SELECT ON TABLE public.table_grants TO bailiwick_platform;

GRANT SELECT(tenant_id),INSERT(tenant_id) ON TABLE public.table_grants TO bailiwick_tenant;

GRANT SELECT(role_id),INSERT(role_id) ON TABLE public.table_grants TO bailiwick_tenant;

GRANT SELECT(table_name),INSERT(table_name) ON TABLE public.table_grants TO bailiwick_tenant;

GRANT SELECT(rights),INSERT(rights),UPDATE(rights) ON TABLE public.table_grants TO bailiwick_tenant;

GRANT SELECT,INSERT ON TABLE public.tenant_audit_days TO bailiwick_platform;
GRANT SELECT ON TABLE public.tenant_audit_days TO bailiwick_tenant;

GRANT UPDATE(allowed) ON TABLE public.tenant_audit_days TO bailiwick_platform;

GRANT UPDATE(refused) ON TABLE public.tenant_audit_days TO bailiwick_platform;

GRANT SELECT,INSERT,DELETE ON TABLE public.tenant_security_dismissals TO bailiwick_tenant;

GRANT UPDATE(reason) ON TABLE public.tenant_security_dismissals TO bailiwick_tenant;

GRANT UPDATE(until) ON TABLE public.tenant_security_dismissals TO bailiwick_tenant;

GRANT UPDATE(dismissed_by) ON TABLE public.tenant_security_dismissals TO bailiwick_tenant;

GRANT UPDATE(dismissed_at) ON TABLE public.tenant_security_dismissals TO bailiwick_tenant;

GRANT SELECT ON TABLE public.tenant_slugs TO bailiwick_platform;
GRANT SELECT ON TABLE public.tenant_slugs TO bailiwick_identity;

GRANT SELECT ON TABLE public.tenant_usage TO bailiwick_platform;

GRANT SELECT(id) ON TABLE public.tenant_usage TO bailiwick_identity;
GRANT SELECT(id) ON TABLE public.tenant_usage TO bailiwick_tenant;

GRANT SELECT(members) ON TABLE public.tenant_usage TO bailiwick_tenant;

GRANT SELECT(admins) ON TABLE public.tenant_usage TO bailiwick_tenant;

GRANT SELECT(last_activity_at),UPDATE(last_activity_at) ON TABLE public.tenant_usage TO bailiwick_identity;

GRANT SELECT,DELETE ON TABLE public.variables TO bailiwick_tenant;
GRANT DELETE ON TABLE public.variables TO bailiwick_platform;

GRANT INSERT(tenant_id) ON TABLE public.variables TO bailiwick_tenant;
GRANT SELECT(tenant_id) ON TABLE public.variables TO bailiwick_platform;

GRANT INSERT(id) ON TABLE public.variables TO bailiwick_tenant;
GRANT SELECT(id) ON TABLE public.variables TO bailiwick_platform;

GRANT INSERT(environment) ON TABLE public.variables TO bailiwick_tenant;

GRANT INSERT(key) ON TABLE public.variables TO bailiwick_tenant;

GRANT INSERT(value),UPDATE(value) ON TABLE public.variables TO bailiwick_tenant;

GRANT INSERT(value_sealed),UPDATE(value_sealed) ON TABLE public.variables TO bailiwick_tenant;
GRANT SELECT(value_sealed),UPDATE(value_sealed) ON TABLE public.variables TO bailiwick_platform;

GRANT UPDATE(version) ON TABLE public.variables TO bailiwick_tenant;

GRANT INSERT(created_at) ON TABLE public.variables TO bailiwick_tenant;

GRANT INSERT(updated_at),UPDATE(updated_at) ON TABLE public.variables TO bailiwick_tenant;
