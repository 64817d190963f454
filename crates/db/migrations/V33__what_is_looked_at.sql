-- What platform admins look at inside a tenant is of the class of reads, as V31 says, whatever there is to look at by now.
create or replace function audit_class(operation text, outcome text, access_grant_id uuid) returns text
    language sql immutable
    set search_path = pg_catalog
    return case
        when operation = 'audit.remove' then null
        when outcome = 'refused'
            or operation in ('sessions.sign_in', 'sessions.sign_in_changing', 'sessions.sign_out', 'sessions.prove') then 'sign_ins'
        when access_grant_id is not null and operation in (
            'access_grants.list', 'access_grants.show_policy', 'audit.export_batch', 'audit.export_heads', 'audit.list', 'audit.outcomes',
            'audit.watch', 'audit_views.list', 'connection.show', 'data_export.go_on', 'decisions.explain', 'decisions.holders',
            'decisions.of_member', 'grants.show', 'groups.list', 'groups.list_members',
            'groups.show', 'invitations.list', 'member_imports.lines', 'member_imports.show', 'members.export', 'members.list', 'members.show',
            'modules.offered', 'plans.usage', 'role_file.export', 'role_file.plan', 'roles.list', 'roles.preview', 'roles.show', 'tables.export', 'tables.list',
            'tables.rows', 'tenant_security.show', 'tenant_settings.show', 'variables.list', 'variables.list_environments',
            'variables.read_environment', 'variables.reveal', 'variables.show'
        ) then 'reads'
        else 'changes'
    end;
