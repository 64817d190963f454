//! What browsers and programs meet at a tenant that is closed, renamed or limited, and what the platform's pages and files say of tenants.
// covers: D3, D14, D18

use app::{Caller, tenants};
use axum::http::StatusCode;
use serde_json::json;
use testkit::{Client, TestApp, TestTenant};

use crate::place::client;

async fn suspended(app: &TestApp, tenant: &TestTenant<'_>) {
    let suspend = tenants::Suspend {
        tenant: tenant.by_id(),
        version: 1,
        reason: "The invoice is overdue.".into(),
    };
    app.on_platform(&Caller::cli(), suspend).await.expect("suspended");
}

#[tokio::test]
async fn a_suspended_tenant_says_so_to_its_members_only() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let member = client(&app).signed_in(&acme.staff().await);
    let stranger = client(&app).signed_in(&app.stranger().await);
    suspended(&app, &acme).await;

    let refused = member.get("/api/v1/tenants/acme/members").await;
    assert_eq!((refused.status.as_u16(), &*refused.code()), (403, "tenant_suspended"));
    let page = member.get("/t/acme/members").await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.text().contains("This tenant is suspended"), "{}", page.text());
    // Why is between the platform and its customer.
    assert!(!page.text().contains("overdue"));

    for path in ["/api/v1/tenants/{}/members", "/t/{}/members"] {
        let there = stranger.get(&path.replace("{}", "acme")).await;
        let nowhere = stranger.get(&path.replace("{}", "nobody")).await;
        assert_eq!(there.status, StatusCode::NOT_FOUND);
        assert_eq!(there.fingerprint(), nowhere.fingerprint(), "{path}");
    }
    let anonymous = client(&app).get("/api/v1/tenants/acme/members").await;
    assert_eq!(anonymous.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_former_slug_leads_pages_and_programs_on() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let stranger = client(&app).signed_in(&app.stranger().await);
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let slug = json!({ "slug": "acme-ltd" });
    let path = "/api/v1/platform/tenants/acme";
    let renamed = admin
        .if_match(1)
        .send(axum::http::Method::PATCH, path, Some(&slug))
        .await;
    assert_eq!(renamed.status, StatusCode::OK, "{}", renamed.text());

    for (who, from, to) in [
        (&owner, "/t/acme", "/t/acme-ltd"),
        (&owner, "/t/acme/members?q=x", "/t/acme-ltd/members?q=x"),
        (
            &owner,
            "/api/v1/tenants/acme/members?limit=1",
            "/api/v1/tenants/acme-ltd/members?limit=1",
        ),
        (&admin, path, "/api/v1/platform/tenants/acme-ltd"),
        (&admin, "/root/tenants/acme", "/root/tenants/acme-ltd"),
    ] {
        let led = who.get(from).await;
        assert_eq!((led.status.as_u16(), led.header("location")), (308, to), "{from}");
        assert!(who.get(to).await.status.is_success(), "{to}");
    }
    for from in ["/t/acme", "/api/v1/tenants/acme/members"] {
        let led = stranger.get(from).await;
        assert_eq!(
            (led.status, led.header("location")),
            (StatusCode::NOT_FOUND, ""),
            "{from}"
        );
    }
}

#[tokio::test]
async fn an_export_holds_all_that_match_and_no_formula() {
    let app = TestApp::new().await;
    app.tenant("acme").await;
    let globex = app.tenant("globex").await;
    let admin = client(&app).signed_in(&app.platform("support").await);
    let name = "update tenants set name = '=HYPERLINK(\"http://evil\")' where slug = 'globex'";
    app.superuser().await.batch_execute(name).await.expect("a name");
    suspended(&app, &globex).await;
    for path in [
        "/api/v1/platform/tenants/export?state=suspended",
        "/root/tenants/export?state=suspended",
    ] {
        let file = admin.get(path).await;
        assert_eq!(
            (file.status, file.header("content-type")),
            (StatusCode::OK, "text/csv; charset=utf-8")
        );
        let text = file.text();
        assert_eq!(text.lines().count(), 2, "{text}");
        assert!(text.contains("\"'=HYPERLINK(\"\"http://evil\"\")\""), "{text}");
    }
}

#[tokio::test]
async fn many_are_changed_at_once_and_each_has_its_answer() {
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let admin = client(&app).signed_in(&app.platform("operator").await);
    let change = async |client: &Client, act: &str, version: i32| {
        let chosen = json!([{ "id": acme.id, "version": version }, { "id": globex.id, "version": 7 }]);
        let body = json!({ "act": act, "reason": "A test.", "tenants": chosen });
        client.post("/api/v1/platform/tenants/bulk", &body).await
    };
    let done = change(&admin, "suspend", 1).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    let results = done.json()["results"].clone();
    assert_eq!(results[0]["tenant"]["state"], "suspended", "{results}");
    assert_eq!(results[1]["code"], "stale", "{results}");
    assert_eq!(change(&admin, "explode", 1).await.code(), "invalid");
    let support = client(&app).signed_in(&app.platform("support").await);
    assert_eq!(change(&support, "restore", 2).await.code(), "forbidden");
    let stranger = client(&app).signed_in(&app.stranger().await);
    assert_eq!(change(&stranger, "restore", 2).await.status, StatusCode::UNAUTHORIZED);

    let tick = format!("{}.2", acme.id);
    let form = [("tenant", &*tick), ("act", "restore"), ("reason", "")];
    let led = admin.post_form("/root/tenants/bulk", &form).await;
    assert_eq!(led.header("location"), "/root/tenants");
    let shown = admin.get("/api/v1/platform/tenants/acme").await.json();
    assert_eq!(shown["state"], "active");
}

#[tokio::test]
async fn the_pages_of_tenants_and_plans_do_what_the_api_does() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let state = async || admin.get("/api/v1/platform/tenants/acme").await.json()["state"].clone();

    let answer = admin.get("/root/tenants/acme").await;
    let page = answer.text();
    for wanted in ["Suspend…", "Archive…", "Delete at once…", "no limit"] {
        assert!(page.contains(wanted), "{wanted}");
    }
    let short = admin
        .post_form("/root/tenants/acme/suspend", &[("version", "1"), ("reason", "x")])
        .await;
    assert!(
        short.text().contains("Say why in 3 to 500 characters"),
        "{}",
        short.text()
    );
    assert_eq!(state().await, "active");
    let reason = [("version", "1"), ("reason", "The invoice is overdue.")];
    let led = admin.post_form("/root/tenants/acme/suspend", &reason).await;
    assert_eq!(led.header("location"), "/root/tenants/acme", "{}", led.text());
    assert_eq!(state().await, "suspended");
    let answer = admin.get("/root/tenants/acme").await;
    let page = answer.text();
    assert!(page.contains("The invoice is overdue.") && page.contains("Restore it as it was before"));
    admin.post_form("/root/tenants/acme/restore", &[("version", "2")]).await;
    assert_eq!(state().await, "active");

    let plan = [
        ("key", "school"),
        ("name", "School"),
        ("max_admins", "1"),
        ("modules", "invoices events"),
    ];
    let made = admin.post_form("/root/plans", &plan).await;
    assert_eq!(made.header("location"), "/root/plans", "{}", made.text());
    let module = [("key", "invoices"), ("label", "Invoices"), ("actions", "view")];
    let declared = admin.post_form("/root/modules", &module).await;
    assert_eq!(declared.header("location"), "/root/modules", "{}", declared.text());
    let given = [("version", "3"), ("plan", "school"), ("modules", "invoices")];
    admin.post_form("/root/tenants/acme/plan", &given).await;
    let answer = admin.get("/root/tenants/acme").await;
    let page = answer.text();
    assert!(page.contains("1 of 1"), "{page}");
    let home = owner.get("/t/acme").await;
    assert!(
        home.text().contains("School") && home.text().contains("1 of 1"),
        "{}",
        home.text()
    );
    let read_only = client(&app).signed_in(&acme.read_only().await);
    assert!(!read_only.get("/t/acme").await.text().contains("School"));
    let wrong = [("version", "4"), ("plan", "school"), ("modules", "rockets")];
    let refused = admin.post_form("/root/tenants/acme/plan", &wrong).await;
    assert!(
        refused.text().contains("does not have the module rockets"),
        "{}",
        refused.text()
    );
    let deleted = admin
        .post_form(
            "/root/plans/school/delete",
            &[("version", "1"), ("replacement", "starter")],
        )
        .await;
    assert_eq!(deleted.header("location"), "/root/plans");
    let renamed = [("version", "5"), ("name", "Acme Ltd"), ("slug", "acme-ltd")];
    let led = admin.post_form("/root/tenants/acme/edit", &renamed).await;
    assert_eq!(led.header("location"), "/root/tenants/acme-ltd", "{}", led.text());
    for path in [
        "/root/plans",
        "/root/plans/new",
        "/root/plans/starter",
        "/root/tenants?state=active&plan=starter&sort=members",
    ] {
        let page = admin.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
    }
}
