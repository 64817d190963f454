//! Tables that the tenant's application makes while everything is running.

use app::{Caller, connection, tenants};
use axum::http::StatusCode;
use testkit::TestApp;

use crate::place::{client, tenant_with_tables};

/// The grid promises rights for new tables, so what is listed can be opened.
#[tokio::test]
async fn a_table_that_the_application_makes_has_its_rights_when_it_is_looked_at() {
    // covers: S2-32
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let show = tenants::Show { tenant: acme.by_id() };
    let place = app.on_platform(&Caller::cli(), show).await.expect("the tenant").tenant;
    let login = app
        .in_tenant(&Caller::cli(), &acme.by_id(), connection::Show)
        .await
        .expect("its place");
    let table = format!(
        "set role {owner}; create table \"{schema}\".late (id int primary key); insert into \"{schema}\".late values (1), (2)",
        owner = login.owner_role,
        schema = place.schema,
    );
    let application = testkit::superuser(&place.database).await;
    application.batch_execute(&table).await.expect("a new table");

    let member = client(&app).signed_in(&acme.member().await);
    let tables = member.get("/api/v1/tenants/acme/tables").await.json();
    let late = tables
        .as_array()
        .expect("tables")
        .iter()
        .find(|table| table["name"] == "late");
    assert_eq!(late.expect("the new table")["rows"], 2, "{tables}");
    let rows = member.get("/api/v1/tenants/acme/tables/late/rows").await;
    assert_eq!(rows.status, StatusCode::OK, "{}", rows.text());
}
