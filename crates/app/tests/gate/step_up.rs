//! What needs a recent proof of identity, who can give one, and for how long it holds.
// covers: D20

use app::{
    Caller, Credential, Origin, Plane, Result, TenantRef, hash_token,
    sessions::{Prove, SignIn},
    tenants::Delete,
    tokens::{Create, Created, NewToken},
};
use jiff::SignedDuration;
use testkit::{PASSWORD, Person, TestApp};

use crate::{
    outcome::{code, field},
    together::somebody_waits,
};

const SECOND: SignedDuration = SignedDuration::from_secs(1);
const LASTS: SignedDuration = SignedDuration::from_mins(10);

fn delete(slug: &str) -> Delete {
    Delete {
        tenant: TenantRef::Slug(slug.into()),
        version: 1,
        confirm: slug.into(),
        reason: "The customer left.".into(),
    }
}

async fn token(app: &TestApp, by: &Caller, tenant: Option<&str>, permission: &str) -> Result<Created> {
    let new = NewToken {
        name: "nightly export".into(),
        tenant: tenant.map(Into::into),
        permissions: vec![permission.into()],
        expires_in_days: 30,
    };
    app.on_account(by, Create(new)).await
}

async fn prove(app: &TestApp, by: &Caller, password: &str) -> Result<()> {
    let password = password.into();
    app.on_account(by, Prove { password, code: None }).await
}

async fn another(app: &TestApp, person: &Person, plane: Plane) -> Caller {
    let sign_in = SignIn {
        plane,
        email: person.email.clone(),
        password: PASSWORD.into(),
    };
    let session = app
        .in_public(&app.anonymous(), sign_in)
        .await
        .unwrap()
        .session()
        .unwrap();
    session.caller(plane, Origin::default())
}

#[tokio::test]
async fn a_proof_holds_for_ten_minutes() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    for slug in ["globex", "initech", "umbrella"] {
        app.tenant(slug).await;
    }
    let (owner, admin) = (acme.owner().await, app.platform("super_admin").await);
    let token = async || code(&token(&app, &owner, Some("acme"), "members.view").await);
    app.advance(LASTS);
    assert_eq!(token().await, "ok");
    assert_eq!(code(&app.on_platform(&admin, delete("globex")).await), "ok");

    app.advance(SECOND);
    assert_eq!(token().await, "step_up_required");
    let refused = app.on_platform(&admin, delete("initech")).await;
    assert_eq!(code(&refused), "step_up_required");
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("give your password once more")
    );
    // All else goes on.
    let list = app.on_platform(&admin, app::tenants::List::default()).await.unwrap();
    assert!(
        list.items
            .iter()
            .any(|it| it.slug == "initech" && it.state == app::tenants::TenantState::Active)
    );

    for caller in [&owner, &admin] {
        assert_eq!(field(&prove(&app, caller, "wrong").await), "password");
    }
    assert_eq!(token().await, "step_up_required");
    for caller in [&owner, &admin] {
        prove(&app, caller, PASSWORD).await.unwrap();
    }
    assert_eq!(token().await, "ok");
    assert_eq!(code(&app.on_platform(&admin, delete("initech")).await), "ok");

    app.advance(LASTS + SECOND);
    assert_eq!(token().await, "step_up_required");
    // Whoever is on the server has proved enough.
    assert_eq!(code(&app.on_platform(&Caller::cli(), delete("umbrella")).await), "ok");
}

#[tokio::test]
async fn nobody_is_asked_for_what_would_not_be_done() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (staff, support) = (acme.staff().await, app.platform("support").await);
    let admin = app.platform("super_admin").await;
    app.advance(LASTS + SECOND);
    let more = token(&app, &staff, Some("acme"), "members.create").await;
    assert_eq!(code(&more), "forbidden");
    assert_eq!(code(&app.on_platform(&support, delete("acme")).await), "forbidden");
    assert_eq!(code(&app.on_platform(&admin, delete("nobody")).await), "not_found");
    let long = "x".repeat(501);
    let silent = Delete {
        reason: "  ".into(),
        ..delete("acme")
    };
    assert_eq!(code(&app.on_platform(&admin, silent).await), "reason_required");
    for reason in ["  x  ", "ab", &long, "a\0b", "two\nlines", "left \u{202e}them"] {
        let wrong = Delete {
            reason: reason.into(),
            ..delete("acme")
        };
        assert_eq!(field(&app.on_platform(&admin, wrong).await), "reason", "{reason:?}");
    }
    let wrong = Delete {
        confirm: "acm".into(),
        ..delete("acme")
    };
    assert_eq!(field(&app.on_platform(&admin, wrong).await), "confirm");
}

#[tokio::test]
async fn a_proof_is_of_one_session() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let person = app.platform("super_admin").await;
    acme.admit(&person, "owner").await;
    let (proved, other) = (
        another(&app, &person, Plane::App).await,
        another(&app, &person, Plane::App).await,
    );
    app.advance(LASTS + SECOND);
    prove(&app, &proved, PASSWORD).await.unwrap();
    for (session, wanted) in [(&proved, "ok"), (&other, "step_up_required")] {
        let made = token(&app, session, Some("acme"), "members.view").await;
        assert_eq!(code(&made), wanted);
    }
    assert_eq!(
        code(&app.on_platform(&person, delete("acme")).await),
        "step_up_required"
    );
}

#[tokio::test]
async fn wrong_passwords_are_counted_and_recorded() {
    // covers: S0-45, S3-81
    let app = TestApp::new().await;
    let person = app.stranger().await;
    for _ in 0..6 {
        assert_eq!(field(&prove(&app, &person, "wrong").await), "password");
    }
    assert_eq!(code(&prove(&app, &person, PASSWORD).await), "too_many_attempts");
    let sign_in = SignIn {
        plane: Plane::App,
        email: person.email.clone(),
        password: PASSWORD.into(),
    };
    let waits = app.in_public(&app.anonymous(), sign_in).await.map(drop);
    assert_eq!(code(&waits), "too_many_attempts", "it is the same count");
    app.advance(SignedDuration::from_mins(1));
    assert_eq!(code(&prove(&app, &person, PASSWORD).await), "ok");

    let events = "select outcome, coalesce(reason, ''), target_kind, target_id, actor_id from audit_events
        where operation = 'sessions.prove' order by position";
    let events = app.superuser().await.query(events, &[]).await.unwrap();
    assert_eq!(events.len(), 7);
    for (n, event) in events.iter().enumerate() {
        let told: (&str, &str) = (event.get(0), event.get(1));
        assert_eq!(
            told,
            if n < 6 {
                ("refused", "bad_credentials")
            } else {
                ("done", "")
            }
        );
        let target: (&str, &str) = (event.get(2), event.get(3));
        assert_eq!(target, ("user", &*person.user.to_string()));
        assert_eq!(event.get::<_, uuid::Uuid>(4), person.user.0);
    }
}

#[tokio::test]
async fn a_token_proves_nothing() {
    // covers: A8
    let app = TestApp::new().await;
    app.tenant("acme").await;
    let admin = app.platform("super_admin").await;
    let made = token(&app, &admin, None, "tenants.delete").await.unwrap();
    let bearer = Caller::new(Credential::Token(hash_token(&made.token)), Origin::default());
    assert_eq!(code(&prove(&app, &bearer, PASSWORD).await), "token_scope");
    assert_eq!(code(&app.on_platform(&bearer, delete("acme")).await), "token_scope");
}

#[tokio::test]
async fn a_session_that_ends_meanwhile_leaves_no_token_behind() {
    // covers: D11
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let superuser = app.superuser().await;
    // Uncommitted, so the session is read as good, and then has to wait for this.
    superuser.batch_execute("begin").await.unwrap();
    let end = "update sessions set revoked_at = now() where user_id = $1";
    superuser.execute(end, &[&owner.user.0]).await.unwrap();
    let making = token(&app, &owner, Some("acme"), "members.view");
    let ending = async {
        somebody_waits(&app).await;
        superuser.batch_execute("commit").await.unwrap();
    };
    let (made, ()) = futures_util::join!(making, ending);
    assert_eq!(code(&made), "unauthenticated");
    let left = "select count(*) from api_tokens";
    assert_eq!(superuser.query_one(left, &[]).await.unwrap().get::<_, i64>(0), 0);
}
