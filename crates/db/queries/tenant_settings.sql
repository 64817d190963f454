-- What a tenant's owners set for it.

--! get : TenantSettingsRow(proof_lasts_minutes?)
select name, peers_allowed, proof_lasts_minutes, networks::text[] as networks, invitation_days, only_email_domains,
    second_factor_since is not null as second_factor_required, second_factor_grace_days, settings_version as version
from tenants where id = :tenant_id;

--! change (proof_lasts_minutes?)
update tenants
set name = :name, peers_allowed = :peers_allowed, proof_lasts_minutes = :proof_lasts_minutes, networks = :networks::text[]::cidr[],
    invitation_days = :invitation_days, only_email_domains = :only_email_domains,
    second_factor_since = case when :second_factor_required then coalesce(second_factor_since, :now) end,
    second_factor_grace_days = :second_factor_grace_days, settings_version = settings_version + 1,
    version = version + (name <> :name)::integer
where id = :tenant_id and settings_version = :version;

--! of_invitations : InvitationRules()
-- The domains are none where they limit nothing.
select t.invitation_days,
    case when t.only_email_domains then array(select d.domain from email_domains d where d.tenant_id = t.id order by d.domain) else '{}' end as email_domains
from tenants t
where t.id = :tenant_id;

--! admit_from_anywhere
-- As platform.
update tenants set networks = '{}', settings_version = settings_version + 1 where id = :tenant_id and networks <> '{}';

--! networks
-- As platform.
select networks::text[] as networks from tenants where id = :tenant_id;
