//! E-mail domains as a program and as a browser meet them: the record to publish, the check, and what is in the way.

use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use serde_json::json;
use testkit::{NameServer, TestApp};

use crate::place::client;

const DOMAINS: &str = "/api/v1/tenants/acme/email-domains";
const PAGE: &str = "/t/acme/settings";

#[tokio::test]
async fn a_program_publishes_the_record_and_has_it_checked() {
    let names = NameServer::start().await;
    let app = TestApp::asking(&names).await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let added = owner.post(DOMAINS, &json!({ "domain": "Acme.example" })).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
    let domain = added.json();
    let text = |field: &str| domain[field].as_str().expect("a text").to_owned();
    names.publish(&text("record_name"), &text("record_value")).await;
    let one = format!("{DOMAINS}/{}", text("id"));
    let check = async || owner.send(Method::POST, &format!("{one}/check"), None).await;
    let checked = check().await.json();
    assert_eq!(
        (&checked["state"], &checked["domain"]),
        (&json!("proved"), &json!("acme.example")),
        "{checked}"
    );
    let again = check().await;
    assert_eq!(
        (again.status, again.header("retry-after")),
        (StatusCode::TOO_MANY_REQUESTS, "10")
    );
    app.advance(SignedDuration::from_secs(10));
    assert_eq!(check().await.status, StatusCode::OK);
    assert_eq!(owner.get(DOMAINS).await.json()[0]["state"], json!("proved"));
    let removed = owner.send(Method::DELETE, &one, None).await;
    assert_eq!(removed.status, StatusCode::NO_CONTENT, "{}", removed.text());
    assert_eq!(owner.get(DOMAINS).await.json(), json!([]));
}

#[tokio::test]
async fn the_page_shows_the_record_and_what_was_found_instead() {
    let names = NameServer::start().await;
    let app = TestApp::asking(&names).await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let forms = format!("{PAGE}/email-domains");
    let wrong = owner.post_form(&forms, &[("domain", "@acme.example")]).await;
    assert!(
        wrong.text().contains("as it stands behind the @") && wrong.text().contains("value=\"@acme.example\""),
        "{}",
        wrong.text()
    );
    let added = owner.post_form(&forms, &[("domain", "acme.example")]).await;
    assert_eq!((added.status, added.header("location")), (StatusCode::SEE_OTHER, PAGE));
    let domain = owner.get(DOMAINS).await.json()[0].clone();
    let text = |field: &str| domain[field].as_str().expect("a text").to_owned();
    let one = format!("{forms}/{}", text("id"));
    names.publish(&text("record_name"), "<script>alert(1)</script>").await;
    let checked = owner.post_form(&format!("{one}/check"), &[]).await;
    assert_eq!(
        (checked.status, checked.header("location")),
        (StatusCode::SEE_OTHER, PAGE)
    );
    let page = owner.get(PAGE).await;
    for shown in ["Not proved", &text("record_name"), &text("record_value"), "alert(1)"] {
        assert!(page.text().contains(shown), "{shown}: {}", page.text());
    }
    assert!(!page.text().contains("<script>alert"), "{}", page.text());
    // Admins look, and publish nothing.
    let admin = client(&app).signed_in(&acme.admin().await);
    let page = admin.get(PAGE).await;
    assert!(page.text().contains("acme.example") && !page.text().contains(&text("record_value")));
    app.advance(SignedDuration::from_mins(11));
    let asks = owner.post_form(&format!("{one}/remove"), &[]).await;
    assert!(asks.text().contains("Confirm that it is you"), "{}", asks.text());
    let proof = [("proof", testkit::PASSWORD)];
    let removed = owner.post_form(&format!("{one}/remove"), &proof).await;
    assert_eq!(
        (removed.status, removed.header("location")),
        (StatusCode::SEE_OTHER, PAGE)
    );
    assert_eq!(owner.get(DOMAINS).await.json(), json!([]));
}
