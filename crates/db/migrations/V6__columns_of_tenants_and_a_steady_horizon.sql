-- What a tenant's role reads is named to the column, so that a column added later is out of its sight until somebody grants it; and the horizon
-- of the audit log never goes back behind what is sealed.

do $$
declare
    t text;
    seen text;
begin
    foreach t in array array['tenants', 'roles', 'table_grants', 'memberships', 'invitations', 'audit_events', 'audit_heads'] loop
        select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into seen from pg_attribute a
        where a.attrelid = t::regclass and a.attnum > 0 and not a.attisdropped and (t, a.attname) <> ('invitations', 'token_hash');
        execute format('revoke select on %I from bailiwick_tenant', t);
        execute format('grant select (%s) on %I to bailiwick_tenant', seen, t);
    end loop;
end $$;

-- As before (V1), and at least as far as the log is sealed: a transaction of another database that ended between the snapshot and the look at it
-- counts as ours, for whose it was cannot be told any more, so the horizon alone may step back by a moment.
create or replace function audit_horizon() returns bigint
    language plpgsql stable
    set search_path = pg_catalog
as $$
declare
    snapshot pg_snapshot := pg_current_snapshot();
    horizon xid8 := pg_snapshot_xmax(snapshot);
    elsewhere integer[];
begin
    if pg_snapshot_xmin(snapshot) < horizon then
        -- Within a transaction the list would stay as it was when it was first read.
        perform pg_stat_clear_snapshot();
        elsewhere := array(
            select a.pid from pg_stat_activity a where a.datid <> (select d.oid from pg_database d where d.datname = current_database())
        );
        select x into horizon from (
            select x from pg_snapshot_xip(snapshot) x
            where not exists (
                select from pg_locks l
                where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted
                  and l.transactionid = x::xid and l.pid = any (elsewhere)
            )
            union all select pg_snapshot_xmax(snapshot)
        ) possible order by x limit 1;
    end if;
    return (select greatest(s.base + horizon::text::bigint, s.sealed_until) from public.audit_state s);
end $$;
