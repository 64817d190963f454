//! A platform admin goes from the root panel into a tenant and out again, in a browser and by a token.
// covers: D1, S1-19, S1-29, S3-10, A12

use app::Plane;
use axum::http::StatusCode;
use serde_json::json;
use testkit::{Answer, TestApp};

use crate::place::{client, tenant_with_tables};

/// What stands between the two texts.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text
        .split_once(before)
        .unwrap_or_else(|| panic!("{before} is not in {text}"));
    rest.split(after).next().unwrap_or_default()
}

fn session_of(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    between(answer.header("set-cookie"), "__Host-bailiwick=", ";").to_owned()
}

const OPEN: &str = "/root/tenants/acme/access-grants";
const FORM: [(&str, &str); 3] = [("mode", "write"), ("reason", "Ticket 4711"), ("minutes", "30")];

#[tokio::test]
async fn the_root_panel_hands_over_and_the_tenants_panel_takes_it() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let (owner, admin) = (acme.owner().await, app.platform("super_admin").await);
    let root = client(&app).signed_in(&admin);
    assert!(root.get("/root/tenants/acme").await.text().contains("Enter…"));
    let page = root.post_form(OPEN, &FORM).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    // The tenants' panel has another host: the form may go there, and says where it comes from.
    assert!(
        page.text().contains("action=\"https://bailiwick.example/enter\""),
        "{}",
        page.text()
    );
    let policy = page.header("content-security-policy");
    assert!(
        policy.contains("form-action 'self' https://bailiwick.example;"),
        "{policy}"
    );
    assert_eq!(page.header("referrer-policy"), "origin");
    let handover = between(page.text(), "name=\"handover\" value=\"", "\"").to_owned();

    let nobody = client(&app);
    let form = [("handover", handover.as_str())];
    for (name, value) in [("origin", "https://evil.example"), ("origin", "null")] {
        let answer = nobody.header(name, value).post_form("/enter", &form).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{value}");
    }
    let from_there = nobody
        .header("origin", "https://root.bailiwick.example")
        .header("sec-fetch-site", "same-site");
    let answer = from_there.post_form("/enter", &form).await;
    let session = session_of(&answer);
    assert_eq!(answer.header("location"), "/t/acme");
    assert_eq!(
        from_there.post_form("/enter", &form).await.status,
        StatusCode::NOT_FOUND,
        "once"
    );

    let inside = nobody.cookie(Plane::App, &session);
    for path in [
        "/t/acme",
        "/t/acme/members",
        "/t/acme/tables",
        "/t/acme/tables/orders",
        "/t/acme/audit",
        "/t/acme/access",
    ] {
        let page = inside.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text());
        let banner = between(page.text(), "<aside class=\"banner\"", "</aside>");
        assert!(
            banner
                .contains("to read and write, because of “Ticket 4711”. <span data-visit-left>30 minutes</span> left"),
            "{path}: {banner}"
        );
        assert!(banner.contains("action=\"/t/acme/access/leave\""), "{path}: {banner}");
        assert!(
            banner.contains("data-visit-over=\"Your visit is over"),
            "{path}: {banner}"
        );
    }
    assert!(
        inside
            .get("/t/acme/tables/orders")
            .await
            .text()
            .contains("acme secret 1")
    );
    let members = inside.get("/t/acme/members").await;
    assert!(
        !members.text().contains("/members/invite\""),
        "nobody is let in: {}",
        members.text()
    );
    assert_eq!(inside.get("/account").await.status, StatusCode::FORBIDDEN);
    assert_eq!(inside.get("/root").await.status, StatusCode::SEE_OTHER, "to the door");
    // Nobody else sees a banner, and the owner sees who was there.
    let owner = client(&app).signed_in(&owner);
    let seen = owner.get("/t/acme/access").await;
    assert!(!seen.text().contains("<aside class=\"banner\""));
    assert!(
        seen.text().contains("Ticket 4711") && seen.text().contains(&admin.email),
        "{}",
        seen.text()
    );
    // What they read is there with the grant, the rows of a table as well.
    app.seal_all().await;
    let grant = owner.get("/api/v1/tenants/acme/access-grants").await.json()["items"][0]["id"].clone();
    let events = owner
        .get(&format!("/t/acme/audit?grant={}", grant.as_str().expect("an id")))
        .await;
    assert!(
        events.text().contains("event-deed\">See the rows of a table"),
        "{}",
        events.text()
    );

    let left = inside.post_form("/t/acme/access/leave", &[]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.text());
    let cookies: Vec<_> = left
        .headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|it| it.to_str().ok())
        .collect();
    assert!(
        cookies.iter().any(|it| it.starts_with("__Host-bailiwick=;")),
        "{cookies:?}"
    );
    assert_eq!(inside.get("/t/acme").await.status, StatusCode::SEE_OTHER, "to the door");
}

#[tokio::test]
async fn an_owner_answers_on_their_page() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin) = (acme.owner().await, app.platform("super_admin").await);
    let (owner, root) = (client(&app).signed_in(&owner), client(&app).signed_in(&admin));
    let saved = owner.post_form("/t/acme/access/policy", &[("approval", "yes")]).await;
    assert_eq!(saved.header("location"), "/t/acme/access", "{}", saved.text());
    let asked = root.post_form(OPEN, &FORM).await;
    assert_eq!(asked.header("location"), "/root/tenants/acme", "{}", asked.text());
    let lists = async |state: &str| {
        let page = root.get(&format!("/root/access-grants?state={state}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        page.text().contains("Ticket 4711")
    };
    assert_eq!((lists("waiting").await, lists("open").await), (true, false));
    let dashboard = root.get("/root").await;
    assert!(dashboard.text().contains("/root/access-grants?state=waiting"));
    let asks = "asks to come in";
    assert!(
        owner.get("/t/acme").await.text().contains(asks),
        "the first page says so"
    );
    let page = owner.get("/t/acme/access").await;
    let approve = format!(
        "/t/acme/access/agr_{}/approve",
        between(page.text(), "action=\"/t/acme/access/agr_", "/")
    );
    let answered = owner.post_form(&approve, &[]).await;
    assert_eq!(answered.header("location"), "/t/acme/access", "{}", answered.text());
    assert!(!owner.get("/t/acme").await.text().contains(asks));
    let page = root.get("/root/tenants/acme").await;
    let enter = format!(
        "{OPEN}/{}/enter",
        between(page.text(), &format!("action=\"{OPEN}/"), "/")
    );
    let entered = root.post_form(&enter, &[]).await;
    assert!(entered.text().contains("name=\"handover\""), "{}", entered.text());
    assert_eq!((lists("waiting").await, lists("open").await), (false, true));
    let page = owner.get("/t/acme/access").await;
    let end = format!(
        "/t/acme/access/agr_{}/end",
        between(page.text(), "action=\"/t/acme/access/agr_", "/")
    );
    assert_eq!(owner.post_form(&end, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!((lists("waiting").await, lists("open").await), (false, false));
    let all = root.get(OPEN).await;
    for told in ["Ticket 4711", "ended", "by ", "/root/audit?grant=agr_"] {
        assert!(all.text().contains(told), "{told}: {}", all.text());
    }
    let again = root.post_form(&enter, &[]).await;
    assert_eq!(again.header("location"), "/root/tenants/acme", "{}", again.text());
}

#[tokio::test]
async fn a_dialog_that_was_filled_in_wrongly_comes_back() {
    let app = TestApp::new().await;
    app.tenant("acme").await;
    let admin = app.platform("super_admin").await;
    let root = client(&app).signed_in(&admin);
    let page = root
        .post_form(OPEN, &[("mode", "write"), ("reason", ""), ("minutes", "30")])
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text().contains("Say why: it is kept in the audit log."),
        "{}",
        page.text()
    );
    assert!(page.text().contains("data-open"), "{}", page.text());
}

#[tokio::test]
async fn a_program_comes_in_by_a_token_of_the_access_grant() {
    let app = TestApp::new().await;
    tenant_with_tables(&app, "acme").await;
    app.tenant("globex").await;
    let admin = app.platform("super_admin").await;
    let root = client(&app).signed_in(&admin);
    let body = json!({ "mode": "read", "reason": "Ticket 4711" });
    let path = "/api/v1/platform/tenants/acme/access-grants";
    let opened = root.post(path, &body).await;
    assert_eq!(opened.status, StatusCode::CREATED, "{}", opened.text());
    let opened = opened.json();
    assert_eq!(
        (opened["state"].as_str(), opened["minutes"].as_i64()),
        (Some("active"), Some(60))
    );
    let inside = client(&app).bearer(opened["token"].as_str().expect("a token"));
    let rows = inside.get("/api/v1/tenants/acme/tables/orders/rows").await;
    assert_eq!(
        rows.json()["items"].as_array().map(Vec::len),
        Some(7),
        "{}",
        rows.text()
    );
    for (path, status) in [
        ("/api/v1/tenants/globex/members", StatusCode::NOT_FOUND),
        ("/api/v1/platform/tenants", StatusCode::NOT_FOUND),
        ("/api/v1/me", StatusCode::FORBIDDEN),
    ] {
        assert_eq!(inside.get(path).await.status, status, "{path}");
    }
    let left = inside
        .send(axum::http::Method::DELETE, "/api/v1/tenants/acme/visit", None)
        .await;
    assert_eq!(left.json()["state"], "ended", "{}", left.text());
    let after = inside.get("/api/v1/tenants/acme/tables/orders/rows").await;
    assert_eq!(after.status, StatusCode::UNAUTHORIZED, "{}", after.text());
}
