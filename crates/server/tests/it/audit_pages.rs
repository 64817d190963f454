//! The audit log's pages: the address holds every filter, each can be taken off, and what is wrong is said at its field.
// covers: S3-82, S3-83, S3-84, S3-85, S3-109, S3-113

use app::Plane;
use axum::{body::BodyDataStream, http::StatusCode};
use futures_util::StreamExt;
use serde_json::{Value, json};
use testkit::TestApp;

use crate::{
    pages::{flash_of, with},
    place::client,
};

#[tokio::test]
async fn each_filter_is_in_the_address_and_can_be_taken_off() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, root) = (acme.owner().await, app.platform("super_admin").await);
    acme.invite(&owner, "ben@example.com", "staff")
        .await
        .expect("an invitation");
    app.seal_all().await;
    let page = with(&app, Plane::Root, &root, "")
        .get("/root/audit?type=invitation&target=ben&tenant=acme&outcome=allowed")
        .await;
    assert_eq!(page.status, StatusCode::OK);
    for shown in [
        "ben@example.com",
        "href=\"/root/audit?target=ben&#38;outcome=allowed&#38;tenant=acme\"",
        "Without Target ben",
        "Sign-ins, 30 days",
    ] {
        assert!(page.text().contains(shown), "{shown} is not in {}", page.text());
    }
    let wrong = with(&app, Plane::Root, &root, "")
        .get("/root/audit?address=here&from=yesterday")
        .await;
    assert_eq!(wrong.status, StatusCode::OK);
    for shown in ["This is no address.", "Write a date, such as 2026-05-31."] {
        assert!(wrong.text().contains(shown), "{shown} is not in {}", wrong.text());
    }
    // What nothing matches yet can be followed: the list is there.
    let nothing = with(&app, Plane::Root, &root, "")
        .get("/root/audit?target=nobody")
        .await;
    assert!(nothing.text().contains("No event matches") && nothing.text().contains("<ul id=\"events\">"));
    // In a tenant no other log is named.
    let own = with(&app, Plane::App, &owner, "").get("/t/acme/audit?target=ben").await;
    assert!(own.text().contains("Events, 30 days"), "{}", own.text());
    assert!(own.text().contains("ben@example.com") && !own.text().contains("name=\"tenant\" type=\"text\""));
}

#[tokio::test]
async fn a_view_is_saved_from_the_page_and_leads_back_to_it() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let browser = with(&app, Plane::Root, &root, "");
    let fields = [("name", "What was refused"), ("shared", "yes"), ("outcome", "refused")];
    let saved = browser.post_form("/root/audit/views", &fields).await;
    let flash = flash_of(&saved);
    assert_eq!(saved.header("location"), "/root/audit?outcome=refused");
    let page = with(&app, Plane::Root, &root, &flash)
        .get("/root/audit?outcome=refused")
        .await;
    assert!(page.text().contains("The view is kept."), "{}", page.text());
    let auditor = app.platform("auditor").await;
    let theirs = with(&app, Plane::Root, &auditor, "").get("/root/audit").await;
    assert!(
        theirs.text().contains("What was refused") && theirs.text().contains("href=\"/root/audit?outcome=refused\"")
    );
    // A program's view has times of day, which the page keeps.
    let new = json!({ "name": "That night", "shared": false, "filter": { "since": "2026-05-01T22:30:00Z", "until": "2026-05-03T00:00:00Z" } });
    let saved = client(&app)
        .signed_in(&root)
        .post("/api/v1/platform/audit/views", &new)
        .await;
    assert_eq!(saved.status, StatusCode::CREATED, "{}", saved.text());
    let there = "/root/audit?from=2026-05-01T22%3A30%3A00Z&to=2026-05-02";
    let page = with(&app, Plane::Root, &root, "").get(there).await;
    for shown in [
        "href=\"/root/audit?from=2026-05-01T22%3A30%3A00Z&#38;to=2026-05-02\" aria-current=\"true\">That night",
        "type=\"text\" value=\"2026-05-01T22:30:00Z\"",
        "type=\"date\" value=\"2026-05-02\"",
    ] {
        assert!(page.text().contains(shown), "{shown} is not in {}", page.text());
    }
    let again = browser.post_form("/root/audit/views", &fields).await;
    let said = with(&app, Plane::Root, &root, &flash_of(&again))
        .get("/root/audit?outcome=refused")
        .await;
    assert!(said.text().contains("You have a view of this name."), "{}", said.text());
}

#[tokio::test]
async fn what_is_exported_is_a_file() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    acme.invite(&owner, "ben@example.com", "staff")
        .await
        .expect("an invitation");
    app.seal_all().await;
    let browser = with(&app, Plane::App, &owner, "");
    for (format, kind, start) in [
        ("csv", "text/csv; charset=utf-8", "\"time\","),
        ("jsonl", "application/x-ndjson", "{\"type\":\"export\""),
    ] {
        let file = browser
            .post_form("/t/acme/audit/export", &[("format", format), ("target", "ben")])
            .await;
        assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, kind));
        assert!(
            file.header("content-disposition")
                .starts_with("attachment; filename=\"audit.")
        );
        assert!(
            file.text().starts_with(start) && file.text().contains("ben@example.com"),
            "{}",
            file.text()
        );
    }
    let none = browser.post_form("/t/acme/audit/export", &[("format", "pdf")]).await;
    assert!(none.status.is_client_error(), "{}", none.status);
}

/// The next event of a stream, as it is sent.
async fn told(stream: &mut BodyDataStream) -> String {
    let mut text = String::new();
    while !text.ends_with("\n\n") {
        let piece = stream.next().await.expect("the stream goes on").expect("a piece");
        text.push_str(std::str::from_utf8(&piece).expect("text"));
    }
    text
}

/// What an event is called by whoever goes on after it.
fn id(event: &str) -> String {
    let id = event.lines().find_map(|line| line.strip_prefix("id: "));
    id.expect("an id").to_owned()
}

fn data(event: &str) -> Value {
    let data = event.lines().find_map(|line| line.strip_prefix("data: "));
    serde_json::from_str(data.expect("data")).expect("JSON")
}

#[tokio::test]
async fn a_log_is_followed_by_programs_and_by_pages_until_the_right_to_it_ends() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, reader, root) = (acme.owner().await, acme.owner().await, app.platform("auditor").await);
    app.seal_all().await;
    let nobody = client(&app);
    let (mut streams, mut begun) = (Vec::new(), Vec::new());
    for (browser, path) in [
        (
            nobody.signed_in(&reader),
            "/api/v1/tenants/acme/audit/live?operation=members.invite",
        ),
        (
            nobody.signed_in(&root),
            "/api/v1/platform/audit/live?operation=members.invite",
        ),
        (nobody.signed_in(&reader), "/t/acme/audit/live?operation=members.invite"),
    ] {
        let answer = browser.open(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        assert_eq!(answer.headers()["content-type"], "text/event-stream", "{path}");
        let mut stream = answer.into_body().into_data_stream();
        // Where it begins is told before anything is there, for whoever is cut off before.
        begun.push(id(&told(&mut stream).await));
        streams.push(stream);
    }
    acme.invite(&owner, "ben@example.com", "staff")
        .await
        .expect("an invitation");
    app.seal_all().await;
    let list = nobody
        .signed_in(&reader)
        .get("/api/v1/tenants/acme/audit?operation=members.invite")
        .await
        .json();
    for stream in &mut streams[..2] {
        assert_eq!(data(&told(stream).await), list["items"][0]);
    }
    let rows = told(&mut streams[2]).await;
    assert!(
        rows.starts_with("event: rows\n") && rows.contains("ben@example.com"),
        "{rows}"
    );

    // Whoever was cut off before it gets it when they come back, and whoever has it does not get it again.
    let following = nobody.signed_in(&reader);
    let path = "/api/v1/tenants/acme/audit/live?operation=members.invite";
    for (had, again) in [(begun[0].clone(), true), (id(&rows), false)] {
        let answer = following.header("last-event-id", &had).open(path).await;
        let first = told(&mut answer.into_body().into_data_stream()).await;
        assert_eq!(first.contains("data: "), again, "{first}");
        assert_eq!(id(&first) == id(&rows), again, "{first}");
    }
    let made_up = following.header("last-event-id", "yesterday").get(path).await;
    assert_eq!(made_up.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", made_up.text());

    let out = "update memberships set state = 'archived', version = version + 1 where id = $1";
    let client = app.superuser().await;
    client
        .execute(out, &[&reader.membership.expect("a member").0])
        .await
        .expect("the reader is out");
    let mut last = streams.swap_remove(0);
    let over = told(&mut last).await;
    assert!(over.starts_with("event: over\n"), "{over}");
    assert_eq!(data(&over), json!({ "code": "not_found" }));
    assert!(last.next().await.is_none());
    let path = "/api/v1/tenants/acme/audit/live";
    assert_eq!(nobody.signed_in(&reader).get(path).await.status, StatusCode::NOT_FOUND);
}

/// Each open stream asks again and again, so nobody holds many open; whoever closes one has room for another.
#[tokio::test]
async fn a_session_follows_five_things_at_once() {
    let app = TestApp::new().await;
    let root = client(&app).signed_in(&app.platform("auditor").await);
    let path = "/api/v1/platform/audit/live";
    let mut open = Vec::new();
    for _ in 0..5 {
        let answer = root.open(path).await;
        assert_eq!(answer.status(), StatusCode::OK);
        open.push(answer);
    }
    let refused = root.get(path).await;
    assert_eq!(
        (refused.status, &*refused.code()),
        (StatusCode::TOO_MANY_REQUESTS, "too_many_open"),
        "{}",
        refused.text()
    );
    let other = client(&app).signed_in(&app.platform("auditor").await);
    assert_eq!(other.open(path).await.status(), StatusCode::OK);
    open.pop();
    assert_eq!(root.open(path).await.status(), StatusCode::OK);
}
