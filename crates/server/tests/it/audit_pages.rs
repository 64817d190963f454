//! The audit log's pages: the address holds every filter, each can be taken off, and what is wrong is said at its field.
// covers: S3-82, S3-83, S3-84, S3-85, S3-109, S3-113

use app::Plane;
use axum::http::StatusCode;
use testkit::TestApp;

use crate::pages::{flash_of, with};

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
