//! Sees whether anything in the control plane's database changed.

use app::TenantId;
use testkit::TestApp;

/// One line for each table, of all that is in it but audit events, which every refusal leaves, and what every request notes.
pub async fn everything(app: &TestApp) -> Vec<String> {
    const NOTED: [&str; 5] = [
        "audit_events",
        "audit_state",
        "member_activity",
        "sessions",
        "sign_in_throttles",
    ];
    let tables = names(app, "true").await;
    digests(
        app,
        tables.into_iter().filter(|table| !NOTED.contains(&&**table)),
        "true",
    )
    .await
}

/// One line for each table, of all that belongs to the tenant, its audit events too.
pub async fn of_tenant(app: &TestApp, tenant: TenantId) -> Vec<String> {
    let tables = names(
        app,
        "exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')",
    )
    .await;
    let mut lines = digests(app, tables.into_iter(), &format!("tenant_id = '{}'", tenant.0)).await;
    lines.extend(digests(app, ["tenants".to_owned()].into_iter(), &format!("id = '{}'", tenant.0)).await);
    lines
}

async fn names(app: &TestApp, which: &str) -> Vec<String> {
    let sql = format!(
        "select c.relname::text from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and {which}
         order by 1"
    );
    let rows = app.superuser().await.query(&sql, &[]).await.expect("the tables");
    assert!(rows.len() > 5, "these are not all tables");
    rows.iter().map(|row| row.get(0)).collect()
}

async fn digests(app: &TestApp, tables: impl Iterator<Item = String>, which: &str) -> Vec<String> {
    let client = app.superuser().await;
    let mut lines = Vec::new();
    for table in tables {
        let sql = format!(
            "select count(*), coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from {table} t where {which}"
        );
        let row = client.query_one(&sql, &[]).await.expect("a digest");
        lines.push(format!("{table}: {} {}", row.get::<_, i64>(0), row.get::<_, String>(1)));
    }
    lines
}
