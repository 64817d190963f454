//! What each runtime role may touch, as snapshots: whoever widens it shows so in a review.
// covers: S0-39, S0-40

use testkit::TestDatabase;
use tokio_postgres::Client;

async fn texts(client: &Client, sql: &str) -> Vec<String> {
    let rows = client
        .query(sql, &[])
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error:?}"));
    rows.iter().map(|row| row.get(0)).collect()
}

/// Read the new lines before you accept them: what a role may do, an attacker may who found a hole in a query of that role.
#[tokio::test]
async fn what_each_role_may_do_is_known_to_the_column() {
    let database = TestDatabase::new().await;
    let client = database.superuser().await;
    // Whatever way it was granted, to everybody too.
    let privileges = texts(
        &client,
        "select r || ' ' || c.relname || ' ' || p || ': ' || case
             when has_table_privilege(r, c.oid, p) then '*'
             else (select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege(r, c.oid, a.attnum, p))
         end
         from unnest(array['bailiwick_identity', 'bailiwick_tenant', 'bailiwick_platform']) with ordinality as roles (r, n),
             pg_class c, unnest(array['select', 'insert', 'update', 'references']) p
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_any_column_privilege(r, c.oid, p)
         union all
         select r || ' ' || c.relname || ' ' || p || ': *'
         from unnest(array['bailiwick_identity', 'bailiwick_tenant', 'bailiwick_platform']) r,
             pg_class c, unnest(array['delete', 'truncate', 'trigger']) p
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(r, c.oid, p)
         order by 1",
    )
    .await;
    insta::assert_snapshot!(privileges.join("\n"));
}

#[tokio::test]
async fn every_policy_is_known() {
    let database = TestDatabase::new().await;
    let client = database.superuser().await;
    let policies = texts(
        &client,
        "select tablename || ' ' || policyname || ' (' || lower(permissive) || ' ' || lower(cmd) || '): using ' || coalesce(qual, '-')
             || ' check ' || coalesce(with_check, '-')
         from pg_policies where schemaname = 'public' and policyname <> 'owner_all'
         order by tablename, policyname",
    )
    .await;
    insta::assert_snapshot!(policies.join("\n"));
}

#[tokio::test]
async fn secrets_are_out_of_the_tenants_sight() {
    let database = TestDatabase::new().await;
    let client = database.superuser().await;
    for (table, column) in [
        ("users", "password_hash"),
        ("users", "password_changed_at"),
        ("sessions", "token_hash"),
        ("sessions", "user_id"),
        ("api_tokens", "token_hash"),
        ("one_time_links", "token_hash"),
        ("sign_in_throttles", "key"),
        ("platform_admins", "user_id"),
        ("mails", "body_sealed"),
        ("jobs", "payload"),
        ("mail_settings", "password_sealed"),
        ("mail_settings", "username"),
    ] {
        let may: bool = client
            .query_one(
                "select has_column_privilege('bailiwick_tenant', $1::text, $2::text, 'select')",
                &[&table, &column],
            )
            .await
            .unwrap()
            .get(0);
        assert!(!may, "the tenant role reads {table}.{column}");
    }
    // Reads two, both sealed: the password of the tenant's own server, without which no member sees a row, and the tenant's own variables, which it
    // opens for those who may reveal them. The key to them is elsewhere.
    let secrets = texts(
        &client,
        "select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
           and (a.attname like '%_sealed' or a.attname like '%_hash' or a.attname like '%password%')
           and has_column_privilege('bailiwick_tenant', c.oid, a.attnum, 'select') order by 1",
    )
    .await;
    assert_eq!(secrets, ["database_servers.password_sealed", "variables.value_sealed"]);
    // A password that it sets for somebody is changed at the first sign-in, see identity.rs.
    for (table, column) in [("sessions", "token_hash"), ("api_tokens", "token_hash")] {
        let may: bool = client
            .query_one(
                "select has_column_privilege('bailiwick_platform', $1::text, $2::text, 'update')",
                &[&table, &column],
            )
            .await
            .unwrap()
            .get(0);
        assert!(!may, "the platform role writes {table}.{column}");
    }
}
