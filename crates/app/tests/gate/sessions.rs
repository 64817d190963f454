//! Sessions end when they are told to, on the very next request, and by themselves in time.
// covers: D11, S2-24, S3-98, A3

use app::{
    Origin, Plane,
    account::{ChangePassword, PasswordChange, Show},
    sessions::{List, Revoke, RevokeOthers, SignIn, SignOut},
};
use jiff::SignedDuration;
use testkit::{PASSWORD, TestApp};

use crate::outcome::{code, field};

/// One more session of the person.
async fn another(app: &TestApp, email: &str) -> app::Caller {
    let sign_in = SignIn {
        plane: Plane::App,
        email: email.into(),
        password: PASSWORD.into(),
    };
    let session = app
        .in_public(&app.anonymous(), sign_in)
        .await
        .unwrap()
        .session()
        .unwrap();
    session.caller(Plane::App, Origin::default())
}

#[tokio::test]
async fn a_revoked_session_is_over_on_the_next_request() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let other = another(&app, &person.email).await;
    let sessions = app.on_account(&person, List::default()).await.unwrap().items;
    assert_eq!(sessions.len(), 2);
    let session = sessions.iter().find(|session| !session.current).unwrap().id;

    app.on_account(&person, Revoke { session }).await.unwrap();
    assert_eq!(code(&app.on_account(&other, Show).await), "unauthenticated");
    assert_eq!(code(&app.on_account(&person, Show).await), "ok");
    assert_eq!(code(&app.on_account(&person, Revoke { session }).await), "not_found");
}

#[tokio::test]
async fn nobody_revokes_a_session_of_somebody_else() {
    let app = TestApp::new().await;
    let (person, other) = (app.stranger().await, app.stranger().await);
    let session = app.on_account(&other, List::default()).await.unwrap().items[0].id;
    assert_eq!(code(&app.on_account(&person, Revoke { session }).await), "not_found");
    assert_eq!(code(&app.on_account(&other, Show).await), "ok");
    assert_eq!(
        code(&app.on_account(&app.anonymous(), List::default()).await),
        "unauthenticated"
    );
}

#[tokio::test]
async fn all_others_end_and_the_one_that_asks_stays() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let others = [another(&app, &person.email).await, another(&app, &person.email).await];
    assert_eq!(app.on_account(&person, RevokeOthers).await.unwrap(), 2);
    for other in &others {
        assert_eq!(code(&app.on_account(other, Show).await), "unauthenticated");
    }
    assert_eq!(code(&app.on_account(&person, Show).await), "ok");
    app.on_account(&person, SignOut).await.unwrap();
    assert_eq!(code(&app.on_account(&person, Show).await), "unauthenticated");
}

#[tokio::test]
async fn a_changed_password_ends_all_other_sessions() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let other = another(&app, &person.email).await;
    let change = |current: &str, new: &str| {
        ChangePassword(PasswordChange {
            current: current.into(),
            new: new.into(),
            revoke_tokens: false,
        })
    };
    let next = "copper anvil meadow 97";
    assert_eq!(field(&app.on_account(&person, change("wrong", next)).await), "current");
    assert_eq!(field(&app.on_account(&person, change(PASSWORD, "weak")).await), "new");
    assert_eq!(code(&app.on_account(&other, Show).await), "ok");

    app.on_account(&person, change(PASSWORD, next)).await.unwrap();
    assert_eq!(code(&app.on_account(&other, Show).await), "unauthenticated");
    assert_eq!(code(&app.on_account(&person, Show).await), "ok");
    let sign_in = |password: &str| SignIn {
        plane: Plane::App,
        email: person.email.clone(),
        password: password.into(),
    };
    let with_old = app.in_public(&app.anonymous(), sign_in(PASSWORD)).await;
    assert_eq!(code(&with_old), "bad_credentials");
    assert_eq!(code(&app.in_public(&app.anonymous(), sign_in(next)).await), "ok");
}

#[tokio::test]
async fn a_session_ends_unused_or_old() {
    // covers: S2-25
    let app = TestApp::new().await;
    let idle = app.stranger().await;
    app.advance(SignedDuration::from_hours(12) - SignedDuration::from_secs(1));
    assert_eq!(code(&app.on_account(&idle, Show).await), "ok");
    // That use is written down beside the request; until it is, the session looks as idle as it was.
    let seen = "select 1 from sessions where user_id = $1 and seen_at > created_at";
    while app
        .superuser()
        .await
        .query_opt(seen, &[&idle.user.0])
        .await
        .unwrap()
        .is_none()
    {
        tokio::task::yield_now().await;
    }
    app.advance(SignedDuration::from_hours(11));
    assert_eq!(code(&app.on_account(&idle, Show).await), "ok");
    app.advance(SignedDuration::from_hours(24));
    assert_eq!(code(&app.on_account(&idle, Show).await), "unauthenticated");

    let busy = app.stranger().await;
    let mut hours = 0;
    let last = loop {
        let used = "update sessions set seen_at = $1 where user_id = $2";
        let superuser = app.superuser().await;
        superuser.execute(used, &[&app.now(), &busy.user.0]).await.unwrap();
        if app.on_account(&busy, Show).await.is_err() {
            break hours;
        }
        hours += 1;
        app.advance(SignedDuration::from_hours(1));
    };
    assert_eq!(last, 24 * 14);
}

#[tokio::test]
async fn whoever_is_suspended_is_out_at_once() {
    // covers: S0-26, S2-22, S4-09
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let staff = acme.staff().await;
    let list = || app::members::List::default();
    assert_eq!(code(&app.in_tenant(&staff, &acme.by_id(), list()).await), "ok");
    let superuser = app.superuser().await;
    let set = "update users set state = $1 where id = $2";
    superuser.execute(set, &[&"suspended", &staff.user.0]).await.unwrap();
    assert_eq!(code(&app.in_tenant(&staff, &acme.by_id(), list()).await), "suspended");
    assert_eq!(code(&app.on_account(&staff, Show).await), "suspended");
    superuser.execute(set, &[&"active", &staff.user.0]).await.unwrap();
    assert_eq!(code(&app.in_tenant(&staff, &acme.by_id(), list()).await), "ok");
}
