-- $1 schema, $2 the prefix of the tenant's roles, $3 patterns of claims that exclude its own. One row, one json object: what `Catalog` has beside relations and tables.
-- Operators are found in pg_catalog because the session's search_path holds nothing else.
WITH ours AS MATERIALIZED (
    -- As a range, so that the index on the name serves it among all tenants' roles. '~' sorts behind all that a name of ours holds.
    SELECT r.* FROM pg_catalog.pg_roles r WHERE r.rolname >= $2::name AND r.rolname < ($2 || '~')::name)
SELECT pg_catalog.json_build_object(
    'observer', (
        SELECT pg_catalog.json_build_object(
            'role', r.rolname, 'superuser', r.rolsuper,
            'version', pg_catalog.current_setting('server_version_num')::int4)
        FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER),
    'search_path', pg_catalog.quote_ident($1),
    'database', (
        SELECT pg_catalog.json_build_object(
            'name', d.datname,
            'owner', pg_catalog.pg_get_userbyid(d.datdba),
            'grants', (
                SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
                    'grantee', CASE WHEN a.grantee <> 0 THEN pg_catalog.pg_get_userbyid(a.grantee)::text END,
                    'privilege', a.privilege_type, 'grantable', a.is_grantable,
                    'grantor', pg_catalog.pg_get_userbyid(a.grantor))), '[]')
                -- A shared database's list holds every tenant's logins; they are nobody's concern here.
                FROM pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) a
                WHERE a.grantee = 0 OR a.grantee IN (SELECT ours.oid FROM ours)),
            'public_schema_grants', (
                SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
                    'grantee', CASE WHEN a.grantee <> 0 THEN pg_catalog.pg_get_userbyid(a.grantee)::text END,
                    'privilege', a.privilege_type, 'grantable', a.is_grantable,
                    'grantor', pg_catalog.pg_get_userbyid(a.grantor))), '[]')
                FROM pg_catalog.pg_namespace n,
                    pg_catalog.aclexplode(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) a
                WHERE n.nspname = 'public' AND a.grantee <> n.nspowner))
        FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()),
    'schema', (
        SELECT pg_catalog.json_build_object(
            'owner', pg_catalog.pg_get_userbyid(n.nspowner),
            'grants', (
                SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
                    'grantee', CASE WHEN a.grantee <> 0 THEN pg_catalog.pg_get_userbyid(a.grantee)::text END,
                    'privilege', a.privilege_type, 'grantable', a.is_grantable,
                    'grantor', pg_catalog.pg_get_userbyid(a.grantor))), '[]')
                FROM pg_catalog.aclexplode(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) a
                WHERE a.grantee <> n.nspowner))
        FROM pg_catalog.pg_namespace n WHERE n.nspname = $1),
    'claimed_by', (
        -- Only who administers roles can write these comments.
        SELECT r.rolname FROM pg_catalog.pg_shdescription c JOIN pg_catalog.pg_roles r ON r.oid = c.objoid
        WHERE c.classoid = 'pg_catalog.pg_authid'::regclass AND c.description LIKE ANY ($3)
            AND r.rolname ~ '^bw_[0-9a-f]{12}_owner$' AND r.rolname <> ($2 || 'owner')::name
        LIMIT 1),
    'roles', (
        SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
            'name', r.rolname, 'superuser', r.rolsuper, 'bypass_rls', r.rolbypassrls,
            'create_role', r.rolcreaterole, 'create_db', r.rolcreatedb, 'replication', r.rolreplication,
            'inherit', r.rolinherit, 'login', r.rolcanlogin, 'connection_limit', r.rolconnlimit,
            'settings', (
                SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
                    'database', d.datname, 'name', l.name,
                    'value', pg_catalog.substr(l.line, pg_catalog.length(l.name) + 2),
                    -- Nobody else may touch an extension's setting whose extension is not loaded. 'role' is not listed at all.
                    'privileged', CASE WHEN pg_catalog.strpos(l.name, '.') > 0
                        THEN pg_catalog.lower(l.name) NOT IN (
                            SELECT pg_catalog.lower(g.name) FROM pg_catalog.pg_settings g WHERE g.context NOT LIKE 'superuser%')
                        ELSE pg_catalog.lower(l.name) IN (
                            SELECT pg_catalog.lower(g.name) FROM pg_catalog.pg_settings g WHERE g.context LIKE 'superuser%')
                        END)
                    ORDER BY d.datname, l.name), '[]')
                FROM pg_catalog.pg_db_role_setting s
                LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase,
                    LATERAL (SELECT c.line, pg_catalog.split_part(c.line, '=', 1) AS name
                        FROM pg_catalog.unnest(s.setconfig) c(line)) l
                WHERE s.setrole = r.oid),
            'comment', pg_catalog.shobj_description(r.oid, 'pg_authid')) ORDER BY r.rolname), '[]')
        FROM ours r),
    'memberships', (
        -- The options came with PostgreSQL 16; before, every membership could SET ROLE.
        SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
            'role', r.rolname, 'member', m.rolname, 'admin', x.admin_option,
            'set', coalesce((pg_catalog.to_jsonb(x) ->> 'set_option')::bool, true),
            'inherit', coalesce((pg_catalog.to_jsonb(x) ->> 'inherit_option')::bool, m.rolinherit),
            'grantor', pg_catalog.pg_get_userbyid(x.grantor),
            'member_administers', m.rolsuper OR m.rolcreaterole)), '[]')
        FROM (
            SELECT y.* FROM ours JOIN pg_catalog.pg_auth_members y ON y.roleid = ours.oid
            UNION
            SELECT y.* FROM ours JOIN pg_catalog.pg_auth_members y ON y.member = ours.oid) x
        JOIN pg_catalog.pg_roles r ON r.oid = x.roleid
        JOIN pg_catalog.pg_roles m ON m.oid = x.member),
    'functions', (
        SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
            'signature', pg_catalog.concat(p.proname, '(', pg_catalog.pg_get_function_identity_arguments(p.oid), ')'),
            'owner', o.rolname, 'owner_exempt', o.rolsuper OR o.rolbypassrls,
            'fixed_search_path', EXISTS (
                SELECT FROM pg_catalog.unnest(p.proconfig) s WHERE pg_catalog.starts_with(s, 'search_path=')))
            ORDER BY p.proname, p.oid), '[]')
        FROM pg_catalog.pg_proc p
        JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        JOIN pg_catalog.pg_roles o ON o.oid = p.proowner
        WHERE n.nspname = $1 AND p.prosecdef),
    'default_grants', (
        SELECT coalesce(pg_catalog.json_agg(DISTINCT pg_catalog.jsonb_build_object(
            'creator', pg_catalog.pg_get_userbyid(d.defaclrole), 'in_schema', d.defaclnamespace <> 0,
            'object', d.defaclobjtype,
            'grantee', CASE WHEN a.grantee <> 0 THEN pg_catalog.pg_get_userbyid(a.grantee)::text END)), '[]')
        FROM pg_catalog.pg_default_acl d
        LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace,
            pg_catalog.aclexplode(d.defaclacl) a
        WHERE d.defaclobjtype IN ('r', 'S', 'f', 'T', 'n') AND a.grantee <> d.defaclrole
            -- Functions and types are open to everybody anyway.
            AND NOT (a.grantee = 0 AND d.defaclobjtype IN ('f', 'T'))
            AND (n.nspname = $1
                OR (d.defaclnamespace = 0 AND (
                    d.defaclrole = (SELECT s.nspowner FROM pg_catalog.pg_namespace s WHERE s.nspname = $1)
                    OR d.defaclrole IN (SELECT ours.oid FROM ours)))))
)::text
