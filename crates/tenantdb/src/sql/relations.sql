-- $1 schema. One row for each relation that can be granted on, by name, as json: `Relation`.
SELECT pg_catalog.json_build_object(
    'name', c.relname, 'kind', c.relkind,
    'owner', o.rolname, 'owner_exempt', o.rolsuper OR o.rolbypassrls,
    'row_security', c.relrowsecurity, 'forced', c.relforcerowsecurity, 'partition', c.relispartition,
    'extension', EXISTS (
        SELECT FROM pg_catalog.pg_depend d
        WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'),
    'sequence_of', (
        -- 'a': serial, or OWNED BY. An identity column ('i') needs no right on its sequence.
        SELECT t.relname FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
        WHERE c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
            AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype = 'a'
            AND t.relnamespace = c.relnamespace),
    'grants', (
        SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
            'grantee', CASE WHEN g.grantee <> 0 THEN pg_catalog.pg_get_userbyid(g.grantee)::text END,
            'privilege', g.privilege_type, 'column', g.attname, 'grantable', g.is_grantable,
            'grantor', pg_catalog.pg_get_userbyid(g.grantor))), '[]')
        FROM (
            SELECT a.*, NULL::name AS attname FROM pg_catalog.aclexplode(c.relacl) a
            UNION ALL
            SELECT a.*, t.attname FROM pg_catalog.pg_attribute t, pg_catalog.aclexplode(t.attacl) a
            WHERE t.attrelid = c.oid AND NOT t.attisdropped) g
        WHERE g.grantee <> c.relowner),
    'policies', (
        SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
            'name', p.polname, 'command', p.polcmd, 'permissive', p.polpermissive,
            'roles', (
                SELECT pg_catalog.json_agg(x.name ORDER BY x.name COLLATE "C" NULLS FIRST)
                FROM (SELECT CASE WHEN u <> 0 THEN pg_catalog.pg_get_userbyid(u)::text END AS name
                    FROM pg_catalog.unnest(p.polroles) u) x),
            'using', pg_catalog.pg_get_expr(p.polqual, p.polrelid),
            'check', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid),
            'comment', pg_catalog.obj_description(p.oid, 'pg_policy')) ORDER BY p.polname), '[]')
        FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid)
)::text
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_roles o ON o.oid = c.relowner
WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
ORDER BY c.relname
