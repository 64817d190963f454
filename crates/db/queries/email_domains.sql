-- The e-mail domains of a tenant, and what the DNS said of them.

--: EmailDomainRow(checked_at?, problem?, proved_at?, missing_since?, lost_at?)

--! list : EmailDomainRow
-- As tenant: there are a hundred at most.
select d.id, d.domain, d.token, d.added_at, d.checked_at, d.problem, d.proved_at, d.missing_since, d.lost_at
from email_domains d
where d.tenant_id = :tenant_id
order by d.domain;

--! get : EmailDomainRow
-- As tenant or as platform.
select d.id, d.domain, d.token, d.added_at, d.checked_at, d.problem, d.proved_at, d.missing_since, d.lost_at
from email_domains d
where d.tenant_id = :tenant_id and d.id = :id;

--! hold_all
-- Of many that are added at once, each waits for the one before.
select pg_advisory_xact_lock(hashtextextended('bailiwick.email_domains ' || :tenant_id::uuid::text, 0))::text as held;

--! count
select count(*) from email_domains where tenant_id = :tenant_id;

--! is_last
-- Whether invitations are limited to the tenant's domains, and there is but one.
select t.only_email_domains and (select count(*) from email_domains d where d.tenant_id = t.id) = 1 as is_last from tenants t where t.id = :tenant_id;

--! insert
insert into email_domains (tenant_id, id, domain, token, added_at, check_at)
values (:tenant_id, :id, :domain, :token, :now, :check_at)
on conflict do nothing;

--! remove
delete from email_domains where tenant_id = :tenant_id and id = :id;

--! claim_check
-- None where somebody of the tenant had the DNS asked just now.
update tenants set email_domains_checked_at = :now
where id = :tenant_id and (email_domains_checked_at is null or email_domains_checked_at <= :before);

--! due : DueDomain()
-- As platform, like all that follows: those that wait longest.
select d.tenant_id, d.id from email_domains d where d.check_at <= :now order by d.check_at limit :limit;

--! record_check (problem?, missing_since?, check_at?)
-- Of a domain that is still what it was when the DNS was asked.
update email_domains set checked_at = :now, problem = :problem, missing_since = :missing_since, check_at = :check_at
where tenant_id = :tenant_id and id = :id and (proved_at is not null) = :proved;

--! prove
update email_domains
set proved_at = :now, checked_at = :now, check_at = :check_at, problem = null, missing_since = null, lost_at = null
where tenant_id = :tenant_id and id = :id and proved_at is null
returning domain;

--! withdraw : WithdrawnDomain()
update email_domains d
set proved_at = null, missing_since = null, lost_at = :now, checked_at = :now, check_at = :check_at, problem = :problem
from tenants t
where d.tenant_id = :tenant_id and d.id = :id and d.proved_at is not null and d.missing_since <= :missing_before and t.id = d.tenant_id
returning d.domain, t.slug, t.name;

--! forget
-- What goes with a tenant.
delete from email_domains where tenant_id = :tenant_id;
