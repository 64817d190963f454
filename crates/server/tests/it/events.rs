//! A change and its audit event are one: neither is there without the other.
// covers: S0-28, S3-81, S3-86

use app::members;
use axum::http::{Method, StatusCode};
use serde_json::json;
use testkit::TestApp;

use crate::place::client;

const NO_MORE_EVENTS: &str =
    "create function no_more() returns trigger language plpgsql as $$ begin raise 'the disk is full'; end $$;
    create trigger no_more before insert on audit_events for each row execute function no_more()";

/// On connections that are new, so that the statement of the event is not prepared when the change commits.
#[tokio::test]
async fn what_cannot_be_recorded_is_not_done() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, operator) = (acme.owner().await, app.platform("operator").await);
    let superuser = app.superuser().await;
    superuser.batch_execute(NO_MORE_EVENTS).await.expect("a trigger");
    let (tenant, platform) = (client(&app).signed_in(&owner), client(&app).signed_in(&operator));

    let invite = json!({ "email": "new@example.com", "role": "member" });
    let create = json!({ "name": "New", "slug": "newco", "isolation": "schema" });
    let token = json!({ "name": "new", "tenant": "acme", "permissions": ["members.view"], "expires_in_days": 1 });
    for (client, path, body) in [
        (&tenant, "/api/v1/tenants/acme/members", &invite),
        (&platform, "/api/v1/platform/tenants", &create),
        (&tenant, "/api/v1/me/tokens", &token),
    ] {
        let answer = client.post(path, body).await;
        assert_eq!(
            (answer.status, &*answer.code()),
            (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
            "{path}"
        );
        assert!(
            !answer.text().contains("disk"),
            "what our own faults are is nobody's business: {}",
            answer.text()
        );
    }
    let left =
        "select (select count(*) from invitations) + (select count(*) from mails) + (select count(*) from api_tokens)
        + (select count(*) from tenants where slug = 'newco') + (select count(*) from jobs where state = 'queued')";
    let left: i64 = superuser.query_one(left, &[]).await.expect("counts").get(0);
    assert_eq!(left, 0, "something was stored without its event");
}

#[tokio::test]
async fn each_first_change_on_a_connection_leaves_one_event() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let member = acme.member().await.membership.expect("a member");
    let owner = client(&app).signed_in(&owner);

    let body = json!({ "role": "staff" });
    let answer = owner
        .if_match(1)
        .send(
            Method::PATCH,
            &format!("/api/v1/tenants/acme/members/{member}"),
            Some(&body),
        )
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());

    app.seal_all().await;
    let events = owner.get("/api/v1/tenants/acme/audit?kind=membership").await.json();
    let events = events["items"].as_array().expect("items");
    assert_eq!(events.len(), 1, "{events:?}");
    let (id, operation) = (&events[0]["target_id"], &events[0]["operation"]);
    assert_eq!(
        (id, operation),
        (&json!(member.to_string()), &json!("members.change_role"))
    );
    assert_eq!(
        (&events[0]["before"], &events[0]["after"]),
        (&json!({ "role": "member" }), &json!({ "role": "staff" }))
    );
    let list = app
        .in_tenant(&app::Caller::cli(), &acme.by_id(), members::List::default())
        .await;
    assert!(
        list.expect("members")
            .items
            .iter()
            .any(|it| it.role.as_deref() == Some("staff"))
    );
}
