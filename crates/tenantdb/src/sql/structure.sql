-- $1 schema, $2 one table or NULL for all. One row for each table that is not a part of another, by name, as json: `Table`.
SELECT pg_catalog.json_build_object(
    'name', c.relname,
    'comment', pg_catalog.obj_description(c.oid, 'pg_class'),
    'estimated_rows', CASE WHEN c.reltuples >= 0 THEN c.reltuples::int8 END,
    'columns', (
        SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
            'name', a.attname,
            'data_type', pg_catalog.format_type(a.atttypid, a.atttypmod),
            'cast_type', pg_catalog.format_type(a.atttypid, -1),
            'base_type', (
                WITH RECURSIVE base(oid, below, kind) AS (
                    SELECT t.oid, t.typbasetype, t.typtype FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid
                    UNION ALL
                    SELECT t.oid, t.typbasetype, t.typtype
                    FROM base JOIN pg_catalog.pg_type t ON t.oid = base.below WHERE base.kind = 'd')
                SELECT pg_catalog.format_type(base.oid, -1) FROM base WHERE base.kind <> 'd'),
            'printed', pg_catalog.quote_ident(a.attname),
            'nullable', NOT a.attnotnull,
            'default', CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END,
            'generated', a.attgenerated <> '' OR a.attidentity = 'a',
            'comment', pg_catalog.col_description(c.oid, a.attnum)) ORDER BY a.attnum), '[]')
        FROM pg_catalog.pg_attribute a
        LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
    'primary_key', (
        SELECT coalesce(pg_catalog.json_agg(a.attname ORDER BY k.place), '[]')
        FROM pg_catalog.pg_constraint p, pg_catalog.unnest(p.conkey) WITH ORDINALITY k(attnum, place)
        JOIN pg_catalog.pg_attribute a ON a.attnum = k.attnum
        WHERE p.conrelid = c.oid AND p.contype = 'p' AND a.attrelid = c.oid),
    'foreign_keys', (
        SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
            'name', f.conname,
            'columns', (
                SELECT pg_catalog.json_agg(a.attname ORDER BY k.place)
                FROM pg_catalog.unnest(f.conkey) WITH ORDINALITY k(attnum, place)
                JOIN pg_catalog.pg_attribute a ON a.attnum = k.attnum AND a.attrelid = f.conrelid),
            'schema', rn.nspname, 'table', r.relname,
            'referenced', (
                SELECT pg_catalog.json_agg(a.attname ORDER BY k.place)
                FROM pg_catalog.unnest(f.confkey) WITH ORDINALITY k(attnum, place)
                JOIN pg_catalog.pg_attribute a ON a.attnum = k.attnum AND a.attrelid = f.confrelid))
            ORDER BY f.conname), '[]')
        FROM pg_catalog.pg_constraint f
        JOIN pg_catalog.pg_class r ON r.oid = f.confrelid
        JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
        -- A foreign key to a partitioned table has a hidden twin for each partition.
        WHERE f.conrelid = c.oid AND f.contype = 'f' AND (f.conparentid = 0 OR c.relispartition))
)::text
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND ($2::text IS NULL OR c.relname = $2)
ORDER BY c.relname
