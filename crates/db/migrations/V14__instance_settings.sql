-- What Super Admins set for the whole installation: one row, changed as a whole against its version.
create table instance_settings (
    only_row boolean primary key default true check (only_row),
    version integer not null default 1,
    -- What a platform admin needs to get inside a tenant: to be its member, an access grant, or nothing more.
    tenant_access text not null default 'just_in_time' check (tenant_access in ('membership_only', 'just_in_time', 'open')),
    separate_admin_accounts boolean not null default false,
    root_idle_minutes integer not null default 720 check (root_idle_minutes > 0),
    root_lasts_minutes integer not null default 720 check (root_lasts_minutes >= root_idle_minutes),
    app_idle_minutes integer not null default 720 check (app_idle_minutes > 0),
    app_lasts_minutes integer not null default 20160 check (app_lasts_minutes >= app_idle_minutes),
    -- Whom one may invite; empty: anybody.
    email_domains text[] not null default '{}'
);
insert into instance_settings default values;

-- The mail server, where it is set here and not in the configuration. No host: there is none.
create table mail_settings (
    only_row boolean primary key default true check (only_row),
    version integer not null default 1,
    host text check (length(host) between 1 and 255),
    port integer not null default 587 check (port between 1 and 65535),
    tls text not null default 'start_tls' check (tls in ('none', 'start_tls', 'implicit')),
    username text,
    password_sealed bytea,
    sender text not null default '',
    check ((username is null) = (password_sealed is null))
);
insert into mail_settings default values;

-- Addresses that a mail server refused for good, until a mail gets through.
create table mail_bounces (
    address text primary key check (address = lower(address)),
    error text not null,
    bounced_at timestamptz not null
);

-- What one replica at a time does again and again, and when it is due.
create table rounds (
    name text primary key,
    due_at timestamptz not null
);
insert into rounds values ('compare_tenants', 'epoch');
create index tenants_on_server on tenants (server_id, id) where state = 'active';

do $$
declare
    t text;
begin
    foreach t in array array['instance_settings', 'mail_settings', 'mail_bounces', 'rounds'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
        execute format('create policy platform_all on %I to bailiwick_platform using (true) with check (true)', t);
        execute format('grant select on %I to bailiwick_platform', t);
    end loop;
end $$;

-- Whoever signs in or is invited meets them.
create policy identity_read on instance_settings for select to bailiwick_identity using (true);
create policy tenant_read on instance_settings for select to bailiwick_tenant using (true);
grant select on instance_settings to bailiwick_identity, bailiwick_tenant;
grant update (version, tenant_access, separate_admin_accounts, root_idle_minutes, root_lasts_minutes,
    app_idle_minutes, app_lasts_minutes, email_domains) on instance_settings to bailiwick_platform;
grant update (version, host, port, tls, username, password_sealed, sender) on mail_settings to bailiwick_platform;
-- Whether mail is sent at all, and no more, decides what an invitation says.
create policy identity_read on mail_settings for select to bailiwick_identity using (true);
create policy tenant_read on mail_settings for select to bailiwick_tenant using (true);
grant select (host) on mail_settings to bailiwick_identity, bailiwick_tenant;
grant insert, update (error, bounced_at), delete on mail_bounces to bailiwick_platform;
grant update (due_at) on rounds to bailiwick_platform;

-- The tabs of the outbox.
create index mails_of_state on mails (state, id);

-- Whoever has jobs tried again has mails tried again.
update platform_roles set permissions = array_append(permissions, 'mails.edit'), version = version + 1 where key = 'operator';
