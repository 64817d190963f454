//! All that is kept of a tenant as one file: what is in it, what is not, and who takes it.

use std::{collections::HashMap, io::Read, time::Duration};

use app::{
    Caller, Error,
    data_export::Begin,
    roles::{self, NewRole},
    tables,
    variables::{Create, NewVariable},
};
use axum::http::StatusCode;
use futures_util::TryStreamExt;
use jiff::SignedDuration;
use testkit::{Answer, TestApp};

use crate::place::{client, tenant_with_tables};

const PATH: &str = "/api/v1/tenants/acme/export";

/// Its files by name. A file that broke off has no end and cannot be opened.
fn opened(answer: &Answer) -> HashMap<String, String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(answer.body.to_vec())).expect("a whole ZIP file");
    let files = archive.len();
    let read = |at| {
        let mut file = archive.by_index(at).expect("a file");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        (file.name().expect("a name").into_owned(), text)
    };
    (0..files).map(read).collect()
}

#[tokio::test]
async fn an_owner_takes_everything_but_secrets() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let birch = tenant_with_tables(&app, "birch").await;
    let owner = acme.owner().await;
    for (key, secret) in [("PLAIN", false), ("HIDDEN", true)] {
        let variable = NewVariable {
            environment: "production".to_owned(),
            key: key.to_owned(),
            value: format!("value-of-{key}").into(),
            secret,
        };
        app.in_tenant(&owner, &acme.by_id(), Create(variable))
            .await
            .expect("a variable");
    }
    let answer = client(&app).signed_in(&owner).get(PATH).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.code());
    assert_eq!(answer.header("content-type"), "application/zip");
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"acme.zip\""
    );
    let files = opened(&answer);
    let mut names: Vec<&str> = files.keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "README.txt",
            "access_grants.jsonl",
            "audit.jsonl",
            "groups.jsonl",
            "invitations.jsonl",
            "members.jsonl",
            "roles.yaml",
            "tables.jsonl",
            "tables/0001_customers.csv",
            "tables/0002_orders.csv",
            "tenant.json",
            "variables.jsonl",
        ]
    );
    assert!(files["roles.yaml"].contains("key: staff"), "{}", files["roles.yaml"]);
    assert!(
        files["members.jsonl"].contains("\"role\":\"owner\""),
        "{}",
        files["members.jsonl"]
    );
    assert!(files["audit.jsonl"].contains("data_export.begin"), "it tells of itself");
    assert!(
        files["tenant.json"].contains("\"email_domains\":[]"),
        "{}",
        files["tenant.json"]
    );
    let orders = &files["tables/0002_orders.csv"];
    assert_eq!(orders.lines().next(), Some("id,customer,note"));
    assert_eq!(orders.lines().count(), 8, "{orders}");
    assert!(orders.contains("7,3,acme secret 7"), "{orders}");
    let whole: String = files.values().map(String::as_str).collect();
    assert!(whole.contains("value-of-PLAIN"));
    assert!(!whole.contains("value-of-HIDDEN"), "a secret is in it");
    assert!(!whole.contains(&birch.id.to_string()) && !whole.contains("birch secret"));
}

/// Then the export says so of that table, and goes on with the others.
#[tokio::test]
async fn a_table_that_somebody_holds_is_said_to_be_in_use() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let show = app::tenants::Show { tenant: acme.by_id() };
    let place = app.on_platform(&Caller::cli(), show).await.expect("the tenant").tenant;
    let hold = format!(
        "begin; lock table \"{}\".customers in access exclusive mode",
        place.schema
    );
    let holder = testkit::superuser(&place.database).await;
    holder.batch_execute(&hold).await.expect("the table");
    let owner = acme.owner().await;
    let take = async |table: &str| {
        let table = table.to_owned();
        app.in_tenant(&owner, &acme.by_id(), tables::Export { table })
            .await
            .map(drop)
    };
    assert!(matches!(take("customers").await, Err(Error::TenantDatabase(said)) if said.contains("in use")));
    assert!(take("orders").await.is_ok());
}

#[tokio::test]
async fn one_is_made_at_a_time_and_breaks_off_with_whoever_reads_it() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let owner = acme.owner().await;
    let begin = async || app.in_tenant(&owner, &acme.by_id(), Begin).await;
    let first = begin().await.expect("an export");
    let second = begin().await.err().expect("one too many");
    assert_eq!(second.code(), "export_under_way");
    drop(first.pieces(app.app().clone(), owner.caller.clone()));
    let again = async {
        while begin().await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), again)
        .await
        .expect("its turn is over");
    let told =
        "select after ->> 'code' from audit_events where operation = 'data_export.break_off' and outcome = 'done'";
    let told = app.superuser().await.query(told, &[]).await.expect("the log");
    assert_eq!(told.len(), 1, "that it broke off is recorded, once");
    assert_eq!(told[0].get::<_, &str>(0), "reader_gone");
}

/// Nobody is let in any more then, and that the file is not whole is recorded all the same: by the platform, in the tenant's own log.
#[tokio::test]
async fn the_log_of_a_tenant_that_is_closed_meanwhile_says_that_its_export_ended() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let owner = acme.owner().await;
    let begun = app.in_tenant(&owner, &acme.by_id(), Begin).await.expect("an export");
    let show = app::tenants::Show { tenant: acme.by_id() };
    let version = app
        .on_platform(&Caller::cli(), show)
        .await
        .expect("the tenant")
        .tenant
        .version;
    let suspend = app::tenants::Suspend {
        tenant: acme.by_id(),
        version,
        reason: "They have not paid.".to_owned(),
    };
    app.on_platform(&Caller::cli(), suspend).await.expect("suspended");
    let pieces = begun.pieces(app.app().clone(), owner.caller.clone());
    let whole = pieces.try_collect::<Vec<_>>().await;
    assert_eq!(whole.expect_err("no whole file").code(), "tenant_suspended");
    let told = "select after ->> 'code', tenant_id, actor_label from audit_events
        where operation = 'data_export.break_off' and outcome = 'done'";
    let told = app.superuser().await.query(told, &[]).await.expect("the log");
    assert_eq!(told.len(), 1, "it is recorded, once");
    assert_eq!(told[0].get::<_, &str>(0), "tenant_suspended");
    assert_eq!(told[0].get::<_, uuid::Uuid>(1), acme.id.0);
    assert_eq!(told[0].get::<_, &str>(2), "data export");
}

/// It would arrive whole, so it does not arrive; its table says so, and the others are there.
#[tokio::test]
async fn a_row_that_is_too_large_is_left_where_it_is() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let show = app::tenants::Show { tenant: acme.by_id() };
    let place = app.on_platform(&Caller::cli(), show).await.expect("the tenant").tenant;
    let grow = format!(
        "update \"{}\".orders set note = repeat('x', 65 * 1024 * 1024) where id = 7",
        place.schema
    );
    let database = testkit::superuser(&place.database).await;
    database.batch_execute(&grow).await.expect("a large row");
    let answer = client(&app).signed_in(&acme.owner().await).get(PATH).await;
    let files = opened(&answer);
    let orders = files["tables.jsonl"].lines().find(|line| line.contains("orders"));
    let orders = orders.expect("the table");
    assert!(
        orders.contains("a row of \\\"orders\\\" is larger than 64 MiB"),
        "{orders}"
    );
    assert!(!files["tables/0002_orders.csv"].contains("xxxx"));
    assert!(files["tables/0001_customers.csv"].lines().count() > 1);
}

#[tokio::test]
async fn nobody_else_takes_it() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let owner = acme.owner().await;
    let admin = client(&app).signed_in(&acme.admin().await).get(PATH).await;
    assert_eq!((admin.status, &*admin.code()), (StatusCode::FORBIDDEN, "forbidden"));
    // Whoever may not see a part of it would take the rest for all of it.
    let role = NewRole {
        key: "steward".to_owned(),
        name: "Steward".to_owned(),
        description: String::new(),
        rank: 50,
        permissions: vec!["tenant.manage".to_owned()],
        like: None,
    };
    app.in_tenant(&Caller::cli(), &acme.by_id(), roles::Create(role))
        .await
        .expect("a role");
    let steward = client(&app).signed_in(&acme.person("steward").await).get(PATH).await;
    assert_eq!((steward.status, &*steward.code()), (StatusCode::FORBIDDEN, "forbidden"));
    app.advance(SignedDuration::from_mins(11));
    let late = client(&app).signed_in(&owner).get(PATH).await;
    assert_eq!(
        (late.status, &*late.code()),
        (StatusCode::FORBIDDEN, "step_up_required")
    );
}
