//! Ways into an account that somebody else prepares: for somebody new, for whoever is locked out, and never into a member's.
// covers: D1, D9, D10, A1

use app::{
    Caller, Plane,
    account::Show as Me,
    admins::{AdminState, List, NewAdmin, PasswordReset, Recover, Resend, ResetPassword},
    sessions::{SignIn, SignInChanging},
};
use testkit::{PASSWORD, TestApp};

use crate::{
    admins::{WHY, add, new, remove, row_of, sees_dashboard},
    outcome::{code, field},
};

#[tokio::test]
async fn somebody_new_gets_a_way_in_that_only_they_keep() {
    // covers: D10, S0-10, S0-12, S0-47, S3-44, S3-33, S3-34, S3-37, S3-38, S3-93, S0-13, S0-18, S0-20
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let somebody = |email: &str, way: &str, password: Option<&str>| NewAdmin {
        name: Some("Some Body".into()),
        way: way.into(),
        password: password.map(Into::into),
        ..new(email, "support")
    };
    // A blank password is a link, and so is an invitation where no mail is sent.
    for (email, way, password) in [
        ("a@example.com", "link", None),
        ("b@example.com", "password", Some("")),
        ("c@example.com", "mail", None),
    ] {
        let added = add(&app, &root, somebody(email, way, password)).await.unwrap();
        let way_in = added.way_in.unwrap();
        let link = way_in.link.unwrap();
        assert!(
            link.starts_with("https://root.bailiwick.example/root/reset-password/"),
            "{link}"
        );
        assert!(!way_in.mailed && !added.admin.can_sign_in);
    }
    let weak = add(&app, &root, somebody("d@example.com", "password", Some("password1234"))).await;
    assert_eq!(field(&weak), "password");
    let taken = add(&app, &root, somebody("A@example.com", "link", None)).await;
    assert_eq!(field(&taken), "email");

    let given = "velvet anchor 93 drizzle";
    let added = add(&app, &root, somebody("d@example.com", "password", Some(given)))
        .await
        .unwrap();
    assert!(added.way_in.unwrap().link.is_none());
    let sign_in = |password: &str| SignIn {
        plane: Plane::Root,
        email: "d@example.com".into(),
        password: password.into(),
    };
    let nobody = app.anonymous();
    let first = app.in_public(&nobody, sign_in(given)).await;
    assert_eq!(code(&first), "password_change_required");
    let changing = |password: &str, new: &str| SignInChanging {
        sign_in: sign_in(password),
        new_password: new.into(),
    };
    assert_eq!(
        field(&app.in_public(&nobody, changing(given, given)).await),
        "new_password"
    );
    assert_eq!(
        field(&app.in_public(&nobody, changing(given, "weak")).await),
        "new_password"
    );
    let wrong = app.in_public(&nobody, changing("wrong", PASSWORD)).await;
    assert_eq!(code(&wrong), "bad_credentials");
    let session = app
        .in_public(&nobody, changing(given, PASSWORD))
        .await
        .unwrap()
        .session()
        .unwrap();
    let inside = session.caller(Plane::Root, app::Origin::default());
    assert_eq!(app.on_account(&inside, Me).await.unwrap().email, "d@example.com");
    assert_eq!(code(&app.in_public(&nobody, sign_in(given)).await), "bad_credentials");
    assert_eq!(code(&app.in_public(&nobody, sign_in(PASSWORD)).await), "ok");
}

#[tokio::test]
async fn an_invitation_is_listed_sent_again_and_revoked() {
    // covers: D3, D10, S3-105, A5
    let app = TestApp::new().await;
    let (root, manager) = (app.platform("super_admin").await, app.platform("user_manager").await);
    let invite = async |email: &str, role: &str| {
        let somebody = NewAdmin {
            name: Some("Some Body".into()),
            ..new(email, role)
        };
        let added = add(&app, &root, somebody).await.unwrap();
        assert_eq!(added.admin.state, AdminState::Invited);
        (added.admin.id, added.way_in.unwrap().link.unwrap())
    };
    let waiting = async || {
        let list = List {
            state: Some("invited".into()),
            ..List::default()
        };
        app.on_platform(&root, list).await.unwrap().items
    };
    let resend = async |by: &Caller, admin| {
        let reason = WHY.to_owned();
        app.on_platform(by, Resend { admin, reason }).await
    };
    let choose = async |link: &str| {
        let choose = app::account::ResetPassword {
            token: link.rsplit_once('/').unwrap().1.into(),
            password: PASSWORD.into(),
            revoke_tokens: false,
        };
        app.in_public(&app.anonymous(), choose).await
    };
    let (id, first) = invite("a@example.com", "support").await;
    let listed = waiting().await;
    assert_eq!(listed.len(), 1);
    assert!(listed[0].id == id && listed[0].requested_by.is_some());
    assert!(listed[0].link_expires_at.is_some_and(|at| at > app.now()));

    let again = resend(&root.caller, id).await.unwrap();
    assert!(!again.mailed, "no mail is configured");
    assert_eq!(code(&choose(&first).await), "link_invalid");
    assert_eq!(code(&remove(&app, &root, id, 1).await), "ok");
    assert!(waiting().await.is_empty());
    assert_eq!(code(&choose(&again.link.unwrap()).await), "link_invalid");

    let (id, link) = invite("b@example.com", "support").await;
    assert_eq!(code(&choose(&link).await), "ok");
    assert!(waiting().await.is_empty());
    assert_eq!(code(&resend(&root.caller, id).await), "unchanged");

    // The link is shown, so it is for whoever may do all that it will open.
    let (auditor, _) = invite("c@example.com", "auditor").await;
    assert_eq!(code(&resend(&manager.caller, auditor).await), "grant_ceiling");
    let support = app.platform("support").await;
    assert_eq!(code(&resend(&support.caller, auditor).await), "forbidden");
    let member = app.platform("support").await;
    let without = "update users set password_hash = null where id = $1";
    app.superuser().await.execute(without, &[&member.user.0]).await.unwrap();
    app.tenant("acme").await.admit(&member, "member").await;
    let row = row_of(&app, &member).await;
    assert_eq!(code(&resend(&root.caller, row).await), "is_member");
}

#[tokio::test]
async fn nobody_is_shown_a_way_into_a_members_account() {
    // covers: D1, A1
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (root, other) = (app.platform("super_admin").await, app.platform("support").await);
    acme.admit(&other, "owner").await;
    let row = row_of(&app, &other).await;
    for (way, password, outcome) in [
        ("link", None, "is_member"),
        ("password", Some("velvet anchor 93 drizzle"), "is_member"),
        ("mail", None, "mail_not_configured"),
    ] {
        let reset = PasswordReset {
            way: way.into(),
            password: password.map(Into::into),
            reason: WHY.into(),
        };
        let refused = app.on_platform(&root, ResetPassword { admin: row, reset }).await;
        assert_eq!(code(&refused), outcome, "{way}");
    }
}

#[tokio::test]
async fn the_command_line_lets_anybody_in_again() {
    // covers: D9, S0-44, S0-45, S0-46, S3-53, S3-75
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let recover = |email: &str| Recover { email: email.into() };
    let by_person = app.on_platform(&root, recover(&root.email)).await;
    assert_eq!(code(&by_person), "not_found");
    for unknown in ["nobody@example.com", &app.stranger().await.email] {
        assert_eq!(
            code(&app.on_platform(&Caller::cli(), recover(unknown)).await),
            "user_not_found"
        );
    }
    let superuser = app.superuser().await;
    for lockout in [
        "update users set state = 'suspended'",
        "update platform_admins set state = 'inactive'",
    ] {
        superuser
            .batch_execute("alter table users disable trigger user; alter table platform_admins disable trigger user")
            .await
            .unwrap();
        superuser.execute(lockout, &[]).await.unwrap();
        superuser
            .batch_execute("alter table users enable trigger user; alter table platform_admins enable trigger user")
            .await
            .unwrap();
    }
    assert_eq!(sees_dashboard(&app, &root).await, "suspended");
    for _ in 0..8 {
        let guess = SignIn {
            plane: Plane::Root,
            email: root.email.clone(),
            password: "wrong".into(),
        };
        let _ = app.in_public(&app.anonymous(), guess).await;
    }
    let recovery = app.on_platform(&Caller::cli(), recover(&root.email)).await.unwrap();
    let (_, token) = recovery.link.rsplit_once('/').unwrap();
    let choose = app::account::ResetPassword {
        token: token.into(),
        password: "granite otter 77 fjord lamp".into(),
        revoke_tokens: true,
    };
    app.in_public(&app.anonymous(), choose).await.unwrap();
    let sign_in = SignIn {
        plane: Plane::Root,
        email: root.email.clone(),
        password: "granite otter 77 fjord lamp".into(),
    };
    assert_eq!(code(&app.in_public(&app.anonymous(), sign_in).await), "ok");
}
