//! Signing in: what is told to whom, how failures slow the next one down, and who gets into the root panel.

use std::net::{IpAddr, Ipv4Addr};

use app::{Caller, Credential, Origin, Plane, account::Show, sessions::SignIn};
use jiff::SignedDuration;
use testkit::{PASSWORD, TestApp};

use crate::{outcome::code, together::somebody_waits};

fn with(plane: Plane, email: &str, password: &str) -> SignIn {
    SignIn {
        plane,
        email: email.into(),
        password: password.into(),
    }
}

#[tokio::test]
async fn the_right_password_opens_a_session() {
    // covers: S0-11, S0-20, G10
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let loudly = format!(" {} ", person.email.to_uppercase());
    for email in [person.email.as_str(), &loudly] {
        let session = app
            .in_public(&app.anonymous(), with(Plane::App, email, PASSWORD))
            .await
            .unwrap()
            .session()
            .unwrap();
        let caller = session.caller(Plane::App, Origin::default());
        assert_eq!(app.on_account(&caller, Show).await.unwrap().id, person.user);
    }
}

#[tokio::test]
async fn every_failure_reads_the_same() {
    // covers: G20, S0-27, S2-22
    let app = TestApp::new().await;
    let known = app.stranger().await;
    let suspended = app.stranger().await;
    let without_password = app.stranger().await;
    let superuser = app.superuser().await;
    superuser
        .execute(
            "update users set state = 'suspended' where id = $1",
            &[&suspended.user.0],
        )
        .await
        .unwrap();
    superuser
        .execute(
            "update users set password_hash = null where id = $1",
            &[&without_password.user.0],
        )
        .await
        .unwrap();
    let attempts = [
        (known.email.as_str(), "wrong"),
        (known.email.as_str(), ""),
        (known.email.as_str(), "\0"),
        ("nobody@example.com", PASSWORD),
        ("", PASSWORD),
        ("a\0b", PASSWORD),
        ("' or 1=1 --", PASSWORD),
        (suspended.email.as_str(), PASSWORD),
        (without_password.email.as_str(), PASSWORD),
        (without_password.email.as_str(), ""),
    ];
    for (email, password) in attempts {
        let result = app.in_public(&app.anonymous(), with(Plane::App, email, password)).await;
        assert_eq!(code(&result), "bad_credentials", "{email:?} {password:?}");
    }
}

#[tokio::test]
async fn failures_of_an_account_make_the_next_wait() {
    // covers: S0-45
    let app = TestApp::new().await;
    let (person, other) = (app.stranger().await, app.stranger().await);
    let attempt = async |email: &str, password: &str| {
        let result = app.in_public(&app.anonymous(), with(Plane::App, email, password)).await;
        code(&result)
    };
    for _ in 0..6 {
        assert_eq!(attempt(&person.email, "wrong").await, "bad_credentials");
    }
    // Now the right one waits too, whoever writes the address however; nobody else does.
    assert_eq!(attempt(&person.email, PASSWORD).await, "too_many_attempts");
    assert_eq!(
        attempt(&person.email.to_uppercase(), PASSWORD).await,
        "too_many_attempts"
    );
    // PostgreSQL takes this letter for an i, so it must not be a key of its own.
    let elsewhere = person.email.replacen('i', "\u{130}", 1);
    assert_ne!(attempt(&elsewhere, PASSWORD).await, "ok");
    assert_eq!(attempt(&other.email, PASSWORD).await, "ok");
    // The lock backs off and never shuts for good.
    app.advance(SignedDuration::from_secs(3));
    assert_eq!(attempt(&person.email, "wrong").await, "bad_credentials");
    assert_eq!(attempt(&person.email, PASSWORD).await, "too_many_attempts");
    app.advance(SignedDuration::from_mins(15));
    assert_eq!(attempt(&person.email, PASSWORD).await, "ok");
    // And success forgets.
    for _ in 0..5 {
        assert_eq!(attempt(&person.email, "wrong").await, "bad_credentials");
    }
    assert_eq!(attempt(&person.email, PASSWORD).await, "ok");
}

#[tokio::test]
async fn many_guesses_at_once_are_no_more_than_one_after_the_other() {
    // covers: S0-45
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let nobody = app.anonymous();
    let guess = || app.in_public(&nobody, with(Plane::App, &person.email, "wrong"));
    let answers = futures_util::future::join_all((0..50).map(|_| guess())).await;
    let tried = answers
        .iter()
        .filter(|answer| code(answer) == "bad_credentials")
        .count();
    assert_eq!(tried, 6, "five are free, and the sixth makes the next one wait");
}

/// Whoever knows an address can keep its owner waiting, so that wait stays short; the guesser's own address waits for long.
#[tokio::test]
async fn a_stranger_cannot_keep_an_account_shut() {
    // covers: S0-45
    let app = TestApp::new().await;
    let person = app.stranger().await;
    for _ in 0..40 {
        app.advance(SignedDuration::from_secs(31));
        let guess = app
            .in_public(&app.anonymous(), with(Plane::App, &person.email, "wrong"))
            .await;
        assert_eq!(code(&guess), "bad_credentials");
    }
    app.advance(SignedDuration::from_secs(31));
    let right = app
        .in_public(&app.anonymous(), with(Plane::App, &person.email, PASSWORD))
        .await;
    assert_eq!(code(&right), "ok");
}

#[tokio::test]
async fn an_address_that_tries_many_accounts_waits_as_well() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let from = |last: u8| {
        let origin = Origin {
            address: Some(IpAddr::V4(Ipv4Addr::new(192, 0, 2, last))),
            ..Origin::default()
        };
        Caller::new(Credential::Anonymous, origin)
    };
    for n in 0..31 {
        let result = app
            .in_public(&from(1), with(Plane::App, &format!("nobody-{n}@example.com"), "wrong"))
            .await;
        assert_eq!(code(&result), "bad_credentials", "attempt {n}");
    }
    let sign_in = || with(Plane::App, &person.email, PASSWORD);
    assert_eq!(code(&app.in_public(&from(1), sign_in()).await), "too_many_attempts");
    assert_eq!(code(&app.in_public(&from(2), sign_in()).await), "ok");
}

#[tokio::test]
async fn the_root_panel_is_for_platform_admins_only() {
    // covers: S0-21, S0-38, S0-41, S1-35
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let admin = app.platform("support").await;
    let nobody = app.anonymous();
    let refused = app.in_public(&nobody, with(Plane::Root, &owner.email, PASSWORD)).await;
    assert_eq!(code(&refused), "bad_credentials");
    assert!(
        app.in_public(&nobody, with(Plane::Root, &admin.email, PASSWORD))
            .await
            .is_ok()
    );

    for closed in ["state = 'inactive'", "closed_at = now()"] {
        let sql = format!("update platform_admins set {closed} where user_id = $1");
        app.superuser().await.execute(&sql, &[&admin.user.0]).await.unwrap();
        let refused = app.in_public(&nobody, with(Plane::Root, &admin.email, PASSWORD)).await;
        assert_eq!(code(&refused), "bad_credentials", "{closed}");
    }
    // What is left is an ordinary account.
    assert!(
        app.in_public(&nobody, with(Plane::App, &admin.email, PASSWORD))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn no_tenant_can_shut_a_platform_admin_out_of_the_root_panel() {
    // covers: S0-08, S3-73, G12
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let admin = app.platform("super_admin").await;
    acme.admit(&admin, "read_only").await;
    let superuser = app.superuser().await;
    for change in [
        "update tenants set state = 'deleting'",
        "update memberships set state = 'archived'",
        "update tenants set state = 'purged'",
    ] {
        superuser.batch_execute(change).await.unwrap();
        let session = app
            .in_public(&app.anonymous(), with(Plane::Root, &admin.email, PASSWORD))
            .await
            .unwrap()
            .session()
            .unwrap();
        let caller = session.caller(Plane::Root, Origin::default());
        let listed = app.on_platform(&caller, app::servers::List::default()).await;
        assert_eq!(code(&listed), "ok", "{change}");
    }
}

#[tokio::test]
async fn a_session_of_one_panel_is_nothing_on_the_other() {
    // covers: S0-21, S0-42, S0-43
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let admin = app.platform("super_admin").await;
    acme.admit(&admin, "owner").await;
    let Credential::Session(Plane::Root, hash) = admin.credential else {
        panic!("a root session");
    };
    // The same token shown as the other panel's.
    let elsewhere = Caller::new(Credential::Session(Plane::App, hash), Origin::default());
    assert_eq!(code(&app.on_account(&elsewhere, Show).await), "unauthenticated");
    // And the right one does not open the tenant, though its holder is a member there.
    let inside = app
        .in_tenant(&admin, &acme.by_id(), app::members::List::default())
        .await;
    assert_eq!(code(&inside), "not_found");
    // Nor does the tenant panel's open the platform.
    let session = app
        .in_public(&app.anonymous(), with(Plane::App, &admin.email, PASSWORD))
        .await
        .unwrap()
        .session()
        .unwrap();
    let caller = session.caller(Plane::App, Origin::default());
    let inside = app
        .in_tenant(&caller, &acme.by_id(), app::members::List::default())
        .await;
    assert_eq!(code(&inside), "ok");
    let platform = app.on_platform(&caller, app::servers::List::default()).await;
    assert_eq!(code(&platform), "not_found");
}

/// The old password opens nothing from the moment on at which another one is set, also for whoever was just being let in.
#[tokio::test]
async fn a_password_that_was_changed_meanwhile_opens_nothing() {
    // covers: D11
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let superuser = app.superuser().await;
    // Uncommitted, so the sign-in reads the old one, and then has to wait for this.
    superuser.batch_execute("begin").await.unwrap();
    superuser
        .execute(
            "update users set password_hash = 'another' where id = $1",
            &[&person.user.0],
        )
        .await
        .unwrap();
    let nobody = app.anonymous();
    let signing_in = app.in_public(&nobody, with(Plane::App, &person.email, PASSWORD));
    let change = async {
        somebody_waits(&app).await;
        superuser.batch_execute("commit").await.unwrap();
    };
    let (signed_in, ()) = futures_util::join!(signing_in, change);
    assert_eq!(code(&signed_in), "bad_credentials");
}

#[tokio::test]
async fn what_is_no_address_is_not_kept() {
    // covers: A13, S0-24
    let app = TestApp::new().await;
    for (plane, typed) in [
        (Plane::App, PASSWORD),
        (Plane::Root, "hunter2@"),
        (Plane::App, "known@example.com"),
    ] {
        let attempt = app.in_public(&app.anonymous(), with(plane, typed, "wrong")).await;
        assert_eq!(code(&attempt), "bad_credentials");
    }
    let kept = "select target_id || ' ' || target_label from audit_events where operation = 'sessions.sign_in'
                union all select key from sign_in_throttles";
    let rows = app.superuser().await.query(kept, &[]).await.unwrap();
    let kept: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert!(
        kept.iter().any(|text| text == "known@example.com known@example.com"),
        "{kept:?}"
    );
    assert!(
        !kept
            .iter()
            .any(|text| text.contains("lantern") || text.contains("hunter2")),
        "{kept:?}"
    );
}
