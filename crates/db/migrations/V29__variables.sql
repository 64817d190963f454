-- What a tenant's application is told when it starts: values by key, for each environment. One that is secret is there sealed and in no other way,
-- so that nothing which reads rows, a dump included, reads it in the clear.

create table variables (
    tenant_id uuid not null references tenants,
    id uuid not null,
    -- Both in the order of their bytes, in which lists go on from page to page.
    environment text collate "C" not null check (environment ~ '^[a-z][a-z0-9_-]{0,39}$'),
    key text collate "C" not null check (key ~ '^[A-Za-z_][A-Za-z0-9_]{0,99}$'),
    value text check (octet_length(value) <= 16384),
    -- The same size, and what sealing adds.
    value_sealed bytea check (octet_length(value_sealed) <= 16484),
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, environment, key),
    check (num_nonnulls(value, value_sealed) = 1)
);

alter table variables enable row level security;
alter table variables force row level security;
create policy owner_all on variables to current_user using (true) with check (true);
create policy tenant_own on variables to bailiwick_tenant
    using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
-- The tenant's role reads what is sealed, to open it for those who may; the key to it is elsewhere.
grant select on variables to bailiwick_tenant;
grant insert (tenant_id, id, environment, key, value, value_sealed, created_at, updated_at),
    update (value, value_sealed, version, updated_at), delete on variables to bailiwick_tenant;
-- The platform seals anew when the keys are rotated, and removes all when the tenant goes. It reads neither a key nor a plain value.
create policy platform_all on variables to bailiwick_platform using (true) with check (true);
grant select (tenant_id, id, value_sealed), update (value_sealed), delete on variables to bailiwick_platform;

update roles set version = version + 1,
    description = 'People below their own rank, roles, groups, rights on tables, variables, the audit log.',
    permissions = permissions || '{variables.view,variables.create,variables.edit,variables.delete,variables.manage}'
where builtin and key = 'admin';
