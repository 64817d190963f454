//! What stays of a tenant once it is purged, column by column: its row is there for the audit log.

use std::collections::{BTreeMap, BTreeSet};

use testkit::TestDatabase;
use tokio_postgres::Client;
use uuid::Uuid;

/// Which tenant it was, where it was, what became of it, and what was set without saying anything of anybody. Who founded it is known as
/// long as they are: nobody founds a second personal one.
const KEPT: [&str; 26] = [
    "archived_at",
    "created_at",
    "database_name",
    "delete_after",
    "email_domains_checked_at",
    "founded_by",
    "id",
    "invitation_days",
    "isolation",
    "modules",
    "name",
    "only_email_domains",
    "peers_allowed",
    "personal",
    "plan",
    "proof_lasts_minutes",
    "require_owner_approval",
    "schema_name",
    "search",
    "second_factor_grace_days",
    "second_factor_since",
    "server_id",
    "settings_version",
    "slug",
    "state_reason",
    "suspended_at",
];

/// What tells of its people, as it is where there is nothing.
const EMPTIED: [(&str, &str); 1] = [("networks", "[]")];

/// By which one sees that it was purged, and when.
const MARKED: [&str; 3] = ["purged_at", "state", "version"];

/// The row, each column as JSON.
async fn row(client: &Client, tenant: Uuid) -> BTreeMap<String, String> {
    let columns = "select c.key, c.value::text from tenants t, jsonb_each(to_jsonb(t)) c where t.id = $1";
    let columns = client.query(columns, &[&tenant]).await.expect("the row");
    columns.iter().map(|column| (column.get(0), column.get(1))).collect()
}

/// A new column is either listed as kept, or emptied by the query `purge`.
#[tokio::test]
async fn what_a_tenant_leaves_behind_is_known_to_the_column() {
    let database = TestDatabase::new().await;
    let client = database.superuser().await;
    let (tenant, server) = (Uuid::now_v7(), Uuid::now_v7());
    client
        .execute(
            "insert into database_servers (id, name, host, port, database, username, password_sealed, tls_mode, created_at)
             values ($1, 'one', 'localhost', 5432, 'postgres', 'postgres', '', 'disable', now())",
            &[&server],
        )
        .await
        .expect("a server");
    client
        .execute(
            "insert into tenants (id, slug, name, state, isolation, server_id, database_name, schema_name, created_at, networks)
             values ($1, 'acme', 'Acme', 'deleting', 'schema', $2, 'd', 's', now(), '{192.0.2.0/24}')",
            &[&tenant, &server],
        )
        .await
        .expect("a tenant");
    let before = row(&client, tenant).await;
    let listed = KEPT.into_iter().chain(EMPTIED.map(|(column, _)| column)).chain(MARKED);
    let listed: BTreeSet<&str> = listed.collect();
    let there: BTreeSet<&str> = before.keys().map(String::as_str).collect();
    assert_eq!(there, listed, "each column of a tenant is kept, emptied or marked");

    client
        .batch_execute("set role bailiwick_platform")
        .await
        .expect("the role that does it");
    let purged = db::queries::tenants::purge()
        .bind(&client, &jiff::Timestamp::now(), &tenant)
        .await
        .expect("purged");
    assert_eq!(purged, 1);
    client.batch_execute("reset role").await.expect("the superuser");
    let after = row(&client, tenant).await;
    for column in KEPT {
        assert_eq!(after[column], before[column], "{column} is kept");
    }
    for (column, empty) in EMPTIED {
        assert_ne!(before[column], empty, "{column} held something");
        assert_eq!(after[column], empty, "{column} is emptied");
    }
    assert_eq!(after["state"], "\"purged\"");
}
