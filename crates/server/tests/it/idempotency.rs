//! Requests that are sent again with their Idempotency-Key.

use axum::http::{Method, StatusCode};
use serde_json::json;
use testkit::{Client, TestApp};

use crate::place::client;

const TOKENS: &str = "/api/v1/me/tokens";

fn keyed(client: &Client, key: &str) -> Client {
    client.header("idempotency-key", key)
}

async fn tokens(client: &Client) -> usize {
    let listed = client.get(TOKENS).await.json();
    listed["items"].as_array().expect("tokens").len()
}

fn body(name: &str) -> serde_json::Value {
    json!({ "name": name, "tenant": "acme", "permissions": ["members.view"], "expires_in_days": 1 })
}

#[tokio::test]
async fn what_is_sent_again_is_answered_again_and_not_done_again() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let first = keyed(&owner, "one").post(TOKENS, &body("export")).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
    let again = keyed(&owner, "one").post(TOKENS, &body("export")).await;
    assert_eq!((again.status, again.text()), (first.status, first.text()));
    assert_eq!(
        (
            first.header("idempotency-replayed"),
            again.header("idempotency-replayed")
        ),
        ("", "true")
    );
    assert_eq!(tokens(&owner).await, 1);

    let other = keyed(&owner, "one").post(TOKENS, &body("another")).await;
    assert_eq!((other.status.as_u16(), &*other.code()), (422, "invalid"));
    let new = keyed(&owner, "two").post(TOKENS, &body("export")).await;
    assert_eq!(new.status, StatusCode::CREATED);
    assert_eq!(tokens(&owner).await, 2);

    // A day later the key is free again.
    let a_day = "update idempotency_keys set created_at = created_at - interval '25 hours'";
    app.superuser().await.batch_execute(a_day).await.expect("a day passes");
    let later = keyed(&owner, "one").post(TOKENS, &body("export")).await;
    assert_eq!(
        (later.status, later.header("idempotency-replayed")),
        (StatusCode::CREATED, "")
    );
}

#[tokio::test]
async fn many_at_once_with_one_key_are_done_once() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let sender = keyed(&owner, "one");
    let new = body("export");
    let answers = futures_util::future::join_all((0..20).map(|_| sender.post(TOKENS, &new))).await;
    for answer in &answers {
        let known = answer.status == StatusCode::CREATED || &*answer.code() == "in_progress";
        assert!(known, "{}", answer.text());
    }
    assert_eq!(tokens(&owner).await, 1);
}

#[tokio::test]
async fn what_was_refused_may_be_sent_again() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let mut wrong = body("export");
    wrong["expires_in_days"] = json!(0);
    let refused = keyed(&owner, "one").post(TOKENS, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mended = keyed(&owner, "one").post(TOKENS, &body("export")).await;
    assert_eq!(mended.status, StatusCode::CREATED);
}

#[tokio::test]
async fn an_answer_is_for_whoever_got_it_and_may_still_ask() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (first, second) = (acme.owner().await, acme.owner().await);
    let nobody = client(&app);
    let owner = keyed(&nobody.signed_in(&first), "one");
    let made = owner.post(TOKENS, &body("export")).await;
    let other = keyed(&nobody.signed_in(&second), "one")
        .post(TOKENS, &body("export"))
        .await;
    assert_ne!(made.text(), other.text());
    let stranger = keyed(&nobody, "one").post(TOKENS, &body("export")).await;
    assert_eq!(stranger.code(), "unauthenticated");

    let suspend = "update users set state = 'suspended' where id = $1";
    app.superuser()
        .await
        .execute(suspend, &[&first.user.0])
        .await
        .expect("suspended");
    let after = owner.post(TOKENS, &body("export")).await;
    assert_eq!(after.code(), "suspended");
    let stored = "select answer_sealed from idempotency_keys";
    for row in app.superuser().await.query(stored, &[]).await.expect("rows") {
        let sealed: Vec<u8> = row.get(0);
        assert!(!sealed.windows(4).any(|part| part == b"bwt_"), "it lies open");
    }
}

#[tokio::test]
async fn a_key_is_one_short_line_of_ascii() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    for key in ["", " ", &"x".repeat(256)] {
        let answer = keyed(&owner, key).post(TOKENS, &body("export")).await;
        assert_eq!((answer.status.as_u16(), &*answer.code()), (400, "malformed"), "{key:?}");
    }
    // Only a POST can be done twice by being sent twice.
    let read = keyed(&owner, "").send(Method::GET, TOKENS, None).await;
    assert_eq!(read.status, StatusCode::OK);
}

#[tokio::test]
async fn an_edit_is_kept_with_its_version() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let member = acme.member().await.membership.expect("a member");
    let owner = keyed(&client(&app).signed_in(&acme.owner().await), "one");
    let path = format!("/api/v1/tenants/acme/members/{member}/archive");
    let without = owner.send(Method::POST, &path, None).await;
    assert_eq!(without.code(), "version_required");
    for _ in 0..2 {
        let archived = owner.if_match(1).send(Method::POST, &path, None).await;
        assert_eq!(
            (archived.status, archived.header("etag")),
            (StatusCode::OK, "\"2\""),
            "{}",
            archived.text()
        );
    }
    let other = owner.if_match(2).send(Method::POST, &path, None).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// A decision is made from what is so now, whatever was answered to the same question before.
#[tokio::test]
async fn a_decision_is_made_anew() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, member) = (acme.owner().await, acme.member().await);
    let asker = keyed(&client(&app).signed_in(&owner), "one");
    let question = json!({
        "subject": { "type": "user", "id": member.user }, "action": { "name": "tables.view" },
        "resource": { "type": "tenant", "id": "acme" },
    });
    let decision = async || asker.post("/access/v1/evaluation", &question).await.json()["decision"].clone();
    assert_eq!(decision().await, true);
    let archive = "update memberships set state = 'archived', version = version + 1 where user_id = $1";
    app.superuser()
        .await
        .execute(archive, &[&member.user.0])
        .await
        .expect("archived");
    assert_eq!(decision().await, false);
}

/// A request may hold a password, so what is kept of it to know it again must not let anybody guess it.
#[tokio::test]
async fn what_is_kept_of_a_request_tells_nothing_of_it() {
    let app = TestApp::new().await;
    let owner = app.tenant("acme").await.owner().await;
    let plain = [7; 32];
    app.app().begin_request(&owner, "one", plain).await.expect("begun");
    let kept = "select request_hash from idempotency_keys";
    let row = app.superuser().await.query_one(kept, &[]).await.expect("kept");
    assert_ne!(row.get::<_, Vec<u8>>(0), plain);
    let again = app.app().begin_request(&owner, "one", plain).await;
    assert_eq!(again.expect_err("it is under way").code(), "in_progress");
    let other = app.app().begin_request(&owner, "one", [8; 32]).await;
    assert_eq!(other.expect_err("another request").code(), "invalid");
}
