-- What Super Admins set for the whole installation.

--! settings : SettingsRow()
select version, tenant_access, separate_admin_accounts, root_idle_minutes, root_lasts_minutes, app_idle_minutes, app_lasts_minutes,
    email_domains, tenant_creation, allow_personal_workspace, keep_changes_days, keep_sign_ins_days, keep_reads_days
from instance_settings;

--! change
update instance_settings
set tenant_access = :tenant_access, separate_admin_accounts = :separate_admin_accounts,
    root_idle_minutes = :root_idle_minutes, root_lasts_minutes = :root_lasts_minutes,
    app_idle_minutes = :app_idle_minutes, app_lasts_minutes = :app_lasts_minutes,
    email_domains = :email_domains, tenant_creation = :tenant_creation, allow_personal_workspace = :allow_personal_workspace,
    keep_changes_days = :keep_changes_days, keep_sign_ins_days = :keep_sign_ins_days, keep_reads_days = :keep_reads_days,
    version = version + 1
where version = :version;

--! admins_who_are_members
-- Platform admins are few by nature.
select count(*) from platform_admins p
where p.closed_at is null and exists (
    select 1 from memberships m join tenants t on t.id = m.tenant_id
    where m.user_id = p.user_id and m.state = 'active' and t.state <> 'purged'
);

--! shorter_from : (at?)
-- When a shorter time for the audit log begins to count; none where none was set of late.
select max(longer_until) as at from audit_retention where longer_until > now();
