-- The e-mail domains of a tenant: one list, of which a setting says whether it limits whom one invites, and each of which is proved by a record in the DNS.
create table email_domains (
    tenant_id uuid not null references tenants,
    id uuid not null,
    -- As mail servers know it: what is not ASCII stands there as xn--.
    domain text collate "C" not null check (domain ~ '^[a-z0-9.-]{1,253}$'),
    -- What the record says. No secret: it stands in the DNS for everybody. It is of this row alone, so that a record that stays behind proves nothing.
    token text not null check (token ~ '^[0-9a-f]{32}$'),
    added_at timestamptz not null,
    -- When the DNS was asked last, and why it did not say what it should.
    checked_at timestamptz,
    problem text check (length(problem) <= 1000),
    proved_at timestamptz,
    -- Since when the record of a proof is missing in every answer.
    missing_since timestamptz,
    -- When a proof was withdrawn.
    lost_at timestamptz,
    -- When the DNS is asked next; none: when somebody wants it.
    check_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, domain),
    check (proved_at is null or lost_at is null),
    check (missing_since is null or proved_at is not null)
);
-- One tenant proves it at a time.
create unique index email_domains_proved on email_domains (domain) where proved_at is not null;
create index email_domains_due on email_domains (check_at) where check_at is not null;

alter table email_domains enable row level security;
alter table email_domains force row level security;
create policy owner_all on email_domains to current_user using (true) with check (true);
create policy tenant_own on email_domains to bailiwick_tenant
    using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
-- A tenant proves nothing to itself: what the DNS said is the platform's to write down.
grant select, delete on email_domains to bailiwick_tenant;
grant insert (tenant_id, id, domain, token, added_at, check_at) on email_domains to bailiwick_tenant;
create policy platform_all on email_domains to bailiwick_platform using (true) with check (true);
grant select, update (checked_at, problem, proved_at, missing_since, lost_at, check_at), delete on email_domains to bailiwick_platform;
-- Whoever accepts an invitation is held to the list too.
create policy identity_read on email_domains for select to bailiwick_identity using (true);
grant select (tenant_id, domain) on email_domains to bailiwick_identity;

-- The list that was among the settings is this one now; whether it limits anything stays there.
alter table tenants
    add column only_email_domains boolean not null default false,
    -- When somebody last had the DNS asked by hand.
    add column email_domains_checked_at timestamptz;
grant select (only_email_domains, email_domains_checked_at), update (only_email_domains, email_domains_checked_at) on tenants to bailiwick_tenant;
insert into email_domains (tenant_id, id, domain, token, added_at, check_at)
select t.id, gen_random_uuid(), d.domain, replace(gen_random_uuid()::text, '-', ''), now(), now()
from tenants t, lateral (select distinct lower(unnest(t.email_domains)) as domain) d
where t.state <> 'purged';
update tenants set only_email_domains = true where email_domains <> '{}';
alter table tenants drop column email_domains;

-- Which are due is looked at once a minute, by one replica at a time.
insert into rounds values ('check_email_domains', 'epoch');
