//! A page of the audit log that was read stays as it was: what a running transaction may still add to is not shown, and not sealed.
// covers: S0-28, S3-81

use app::{
    Caller,
    audit::{List, Query, Verify, seal},
};
use db::Client;
use testkit::{TestApp, TestTenant, superuser};

/// The operations in the tenant's log, oldest first.
async fn listed(app: &TestApp, tenant: &TestTenant<'_>) -> Vec<String> {
    let page = app
        .in_tenant(&Caller::cli(), &tenant.by_id(), List(Query::default()))
        .await
        .unwrap();
    page.items.into_iter().rev().map(|event| event.operation).collect()
}

/// Has the transaction of this session write an event into the tenant's log.
async fn write(client: &Client, tenant: &TestTenant<'_>, operation: &str) {
    let insert = format!(
        "insert into audit_events (id, occurred_at, tenant_id, actor_kind, actor_label, operation, target_kind, target_id, target_label, outcome)
         values (gen_random_uuid(), now(), '{}', 'system', 'x', '{operation}', 'x', 'x', 'x', 'done')",
        tenant.id.0
    );
    client.batch_execute(&insert).await.unwrap();
}

async fn unsealed(app: &TestApp) -> usize {
    seal(app).await.unwrap();
    app.on_platform(&Caller::cli(), Verify::default())
        .await
        .unwrap()
        .unsealed
}

#[tokio::test]
async fn an_open_transaction_that_wrote_an_event_holds_the_later_ones_back() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    app.seal_all().await;
    let before = listed(&app, &acme).await;
    let (slow, quick) = (app.database().superuser().await, app.database().superuser().await);
    slow.batch_execute("begin").await.unwrap();
    write(&slow, &acme, "x.slow").await;
    write(&quick, &acme, "x.quick").await;
    assert_eq!(listed(&app, &acme).await, before);
    assert!(unsealed(&app).await > 0);

    slow.batch_execute("commit").await.unwrap();
    let mut both = before;
    both.extend(["x.slow".to_owned(), "x.quick".to_owned()]);
    app.seal_all().await;
    assert_eq!(listed(&app, &acme).await, both);
}

#[tokio::test]
async fn an_open_transaction_in_another_database_holds_nothing_back() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    // One that has written something, and one that has an id and holds nothing else.
    let (writing, idle) = (superuser("postgres").await, superuser("postgres").await);
    writing
        .batch_execute("begin; create temporary table held (id int); insert into held values (1)")
        .await
        .unwrap();
    idle.batch_execute("begin; select pg_current_xact_id()").await.unwrap();
    app.seal_all().await;
    let mut expected = listed(&app, &acme).await;
    write(app.superuser().await, &acme, "x.quick").await;
    expected.push("x.quick".to_owned());
    app.seal_all().await;
    assert_eq!(listed(&app, &acme).await, expected);
    writing.batch_execute("rollback").await.unwrap();
    idle.batch_execute("rollback").await.unwrap();
}

/// Whose it was cannot be told any more of a transaction that ended between the reader's snapshot and its look at the locks.
#[tokio::test]
async fn what_is_sealed_stays_in_sight() {
    let app = TestApp::new().await;
    let elsewhere = superuser("postgres").await;
    elsewhere
        .batch_execute("begin; select pg_current_xact_id()")
        .await
        .unwrap();
    app.tenant("acme").await;
    app.seal_all().await;
    let reader = app.database().superuser().await;
    let look = "select audit_horizon(), sealed_until from audit_state";
    reader
        .batch_execute(&format!("begin isolation level repeatable read; {look}"))
        .await
        .unwrap();
    elsewhere.batch_execute("rollback").await.unwrap();
    let row = reader.query_one(look, &[]).await.unwrap();
    let (horizon, sealed): (i64, i64) = (row.get(0), row.get(1));
    assert!(horizon >= sealed, "{horizon} is before {sealed}");
}
