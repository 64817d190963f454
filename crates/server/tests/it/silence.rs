//! A PostgreSQL that takes what is sent and answers nothing: every request is answered all the same, and all is well once it speaks again.
// covers: D11

use std::time::Duration;

use app::{App, Caller, Credential, Origin, Plane, sessions::SignIn};
use axum::http::StatusCode;
use server::{Part, router};
use testkit::{Client, TestApp, Way, keys};

/// Only so that a failure is one, and not a test that hangs.
const FOR_EVER: Duration = Duration::from_secs(60);

/// Signing in asks for no facts first: it goes straight to a transaction.
async fn sign_in(app: &App, email: &str) -> &'static str {
    let wrong = SignIn {
        plane: Plane::App,
        email: email.to_owned(),
        password: "wrong".into(),
    };
    let anonymous = Caller::new(Credential::Anonymous, Origin::default());
    let answer = app.in_public(&anonymous, wrong).await;
    answer.err().map_or("signed in", |error| error.code())
}

#[tokio::test]
async fn a_silent_database_is_answered_for_and_comes_back() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let way = Way::new().await;
    let address = way.to(&app.database().owner());
    let other = App::on_prepared(&address, keys(), app.settings().clone(), app.clock().clone());
    let client = Client::new(router(&other, Part::Everything)).signed_in(&person);
    let before = client.get("/api/v1/me").await;
    assert_eq!(before.status, StatusCode::OK, "{}", before.text());
    assert_eq!(client.get("/readyz").await.status, StatusCode::OK);
    assert_eq!(sign_in(&other, &person.email).await, "bad_credentials");

    way.block();
    // The first on connections that were there, the second on new ones.
    for _ in 0..2 {
        let all = async {
            tokio::join!(
                client.get("/api/v1/me"),
                client.get("/readyz"),
                sign_in(&other, &person.email)
            )
        };
        let (me, ready, signed_in) = tokio::time::timeout(FOR_EVER, all).await.expect("answers");
        assert_eq!(me.status, StatusCode::SERVICE_UNAVAILABLE, "{}", me.text());
        assert_eq!(me.code(), "unavailable");
        assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(signed_in, "unavailable");
    }

    way.unblock();
    let after = client.get("/api/v1/me").await;
    assert_eq!(after.status, StatusCode::OK, "{}", after.text());
    assert_eq!(client.get("/readyz").await.status, StatusCode::OK);
    assert_eq!(sign_in(&other, &person.email).await, "bad_credentials");
}
