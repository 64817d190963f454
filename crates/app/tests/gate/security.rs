//! Security suggestions: found in what is there, set aside by the top alone, with a reason, and back in time.
// covers: S0-22, S0-32, S3-80, S3-102, S4-11, S4-14, D2, D8

use app::{
    AdminId, Caller, Plane,
    account::{self, ChangePassword, PasswordChange, ResetPassword},
    admins::{Recover, RequireNewPasswords},
    overview, platform_roles,
    security::{Dismiss, Kind, NewDismissal, Restore, Show},
    sessions::{Prove, SignIn, SignInChanging},
};
use jiff::SignedDuration;
use testkit::{PASSWORD, Person, TestApp};

use crate::outcome::{code, field};

async fn open(app: &TestApp, person: &Person) -> Vec<Kind> {
    let posture = app.on_platform(person, Show).await.unwrap();
    posture.open.into_iter().map(|suggestion| suggestion.kind).collect()
}

fn aside(app: &TestApp, kind: Kind, admin: Option<AdminId>) -> NewDismissal {
    NewDismissal {
        kind: kind.as_str().to_owned(),
        admin,
        reason: "We know, and mend it soon.".into(),
        until: app.now() + SignedDuration::from_hours(48),
    }
}

#[tokio::test]
async fn a_suggestion_is_set_aside_for_a_time() {
    let app = TestApp::new().await;
    let only = app.platform("super_admin").await;
    assert_eq!(open(&app, &only).await, [Kind::TooFewSuperAdmins]);
    let new = || aside(&app, Kind::TooFewSuperAdmins, None);
    for role in ["operator", "user_manager", "support", "auditor"] {
        let other = app.platform(role).await;
        assert_eq!(
            code(&app.on_platform(&other, Dismiss(new())).await),
            "forbidden",
            "{role}"
        );
    }
    let short = NewDismissal {
        reason: "x".into(),
        ..new()
    };
    assert_eq!(field(&app.on_platform(&only, Dismiss(short)).await), "reason");
    for until in [app.now(), app.now() + SignedDuration::from_hours(24 * 400)] {
        let wrong = NewDismissal { until, ..new() };
        assert_eq!(field(&app.on_platform(&only, Dismiss(wrong)).await), "until");
    }
    let not_so = aside(&app, Kind::TooManySuperAdmins, None);
    assert_eq!(code(&app.on_platform(&only, Dismiss(not_so)).await), "not_found");

    app.on_platform(&only, Dismiss(new())).await.unwrap();
    let posture = app.on_platform(&only, Show).await.unwrap();
    assert!(posture.open.is_empty());
    assert_eq!(posture.dismissed[0].reason, "We know, and mend it soon.");
    let restore = || Restore {
        kind: Kind::TooFewSuperAdmins.as_str().into(),
        admin: None,
    };
    app.on_platform(&only, restore()).await.unwrap();
    assert_eq!(open(&app, &only).await, [Kind::TooFewSuperAdmins]);
    assert_eq!(code(&app.on_platform(&only, restore()).await), "not_found");

    app.on_platform(&only, Dismiss(new())).await.unwrap();
    app.advance(SignedDuration::from_hours(49));
    let still_in =
        "update sessions set created_at = created_at + interval '49 hours', seen_at = seen_at + interval '49 hours',
        expires_at = expires_at + interval '49 hours'";
    app.superuser().await.batch_execute(still_in).await.unwrap();
    assert!(
        open(&app, &only).await.contains(&Kind::TooFewSuperAdmins),
        "it came back by itself"
    );
}

#[tokio::test]
async fn only_super_admins_who_can_sign_in_are_counted() {
    let app = TestApp::new().await;
    let (one, other) = (app.platform("super_admin").await, app.platform("super_admin").await);
    let counted = async || {
        let posture = app.on_platform(&one, Show).await.unwrap();
        let few = posture.open.iter().find(|it| it.kind == Kind::TooFewSuperAdmins);
        let roles = app.on_platform(&one, platform_roles::List).await.unwrap();
        let supers = roles.iter().find(|role| role.key == "super_admin").unwrap();
        let overview = app.on_platform(&one, overview::Show).await.unwrap();
        assert_eq!(overview.super_admins, supers.active_holders);
        (few.and_then(|it| it.count), supers.active_holders)
    };
    assert_eq!(counted().await, (None, 2));
    let superuser = app.superuser().await;
    for change in ["state = 'suspended'", "state = 'active', password_hash = null"] {
        let change = format!("update users set {change} where id = '{}'", other.user.0);
        superuser.batch_execute(&change).await.unwrap();
        assert_eq!(counted().await, (Some(1), 1), "{change}");
    }
}

#[tokio::test]
async fn an_address_is_named_that_was_refused_for_good_until_a_mail_gets_through() {
    let app = TestApp::new().await;
    let (one, other) = (app.platform("super_admin").await, app.platform("super_admin").await);
    let superuser = app.superuser().await;
    // No mail server answered for a while: that says nothing of anybody's address.
    let given_up = "insert into mails (id, recipient, subject, body_sealed, state, created_at)
        select gen_random_uuid(), u.email, 'x', '', 'failed', u.created_at from users u";
    superuser.batch_execute(given_up).await.unwrap();
    assert_eq!(open(&app, &one).await, []);
    let bounced = "insert into mail_bounces (address, error, bounced_at) values ($1, 'No such mailbox here', now())";
    superuser.execute(bounced, &[&other.email]).await.unwrap();
    let posture = app.on_platform(&one, Show).await.unwrap();
    let about: Vec<_> = posture
        .open
        .iter()
        .map(|it| (it.kind, it.person.as_ref().map(|person| person.user)))
        .collect();
    assert_eq!(about, [(Kind::MailFails, Some(other.user))]);
    let got_through = "delete from mail_bounces where address = $1";
    superuser.execute(got_through, &[&other.email]).await.unwrap();
    assert_eq!(open(&app, &one).await, []);
}

#[tokio::test]
async fn one_account_on_both_planes_is_named() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (one, other) = (app.platform("super_admin").await, app.platform("super_admin").await);
    assert!(open(&app, &one).await.is_empty());
    acme.admit(&other, "member").await;
    let posture = app.on_platform(&Caller::cli(), Show).await.unwrap();
    assert_eq!(posture.open.len(), 1);
    assert_eq!(posture.open[0].kind, Kind::BothPlanes);
    let about = posture.open[0].person.as_ref().unwrap();
    assert_eq!((about.user, &about.email), (other.user, &other.email));
    // Of the other it is not so.
    let mine = aside(&app, Kind::BothPlanes, Some(AdminId::new()));
    assert_eq!(code(&app.on_platform(&one, Dismiss(mine)).await), "not_found");
    let theirs = aside(&app, Kind::BothPlanes, Some(about.admin));
    app.on_platform(&one, Dismiss(theirs)).await.unwrap();
    assert!(open(&app, &one).await.is_empty());
}

#[tokio::test]
async fn after_a_breach_everybody_of_the_platform_chooses_another_password() {
    // covers: S0-26, S0-27, S3-80
    let app = TestApp::new().await;
    let (top, other) = (app.platform("super_admin").await, app.platform("operator").await);
    let member = app.stranger().await;
    let require = || RequireNewPasswords {
        reason: "A laptop was stolen.".into(),
    };
    for role in ["operator", "user_manager", "support", "auditor"] {
        let asker = app.platform(role).await;
        assert_eq!(code(&app.on_platform(&asker, require()).await), "forbidden", "{role}");
    }
    app.advance(SignedDuration::from_mins(11));
    assert_eq!(code(&app.on_platform(&top, require()).await), "step_up_required");
    let prove = Prove {
        password: PASSWORD.into(),
        code: None,
    };
    app.on_account(&top, prove).await.unwrap();
    app.on_platform(&top, require()).await.unwrap();

    // Everybody else is out, and an old password opens nothing, on neither plane, nor chooses the next one; a stranger's is as it was.
    assert_eq!(code(&app.on_platform(&top, Show).await), "ok");
    assert_eq!(code(&app.on_platform(&other, Show).await), "unauthenticated");
    assert_eq!(code(&app.on_account(&member, account::Show).await), "ok");
    let sign_in = |plane, email: &str, password: &str| SignIn {
        plane,
        email: email.into(),
        password: password.into(),
    };
    let old = || sign_in(Plane::Root, &other.email, PASSWORD);
    let nobody = app.anonymous();
    assert_eq!(code(&app.in_public(&nobody, old()).await), "password_known");
    let elsewhere = sign_in(Plane::App, &other.email, PASSWORD);
    assert_eq!(code(&app.in_public(&nobody, elsewhere).await), "password_known");
    let prove = Prove {
        password: PASSWORD.into(),
        code: None,
    };
    assert_eq!(code(&app.on_account(&top, prove).await), "password_known");
    let change = ChangePassword(PasswordChange {
        current: PASSWORD.into(),
        new: "granite otter 77 fjord lamp".into(),
        revoke_tokens: false,
    });
    assert_eq!(code(&app.on_account(&top, change).await), "password_known");
    let in_tenants = sign_in(Plane::App, &member.email, PASSWORD);
    assert_eq!(code(&app.in_public(&nobody, in_tenants).await), "ok");
    let posture = app.on_platform(&top, Show).await.unwrap();
    let named: Vec<_> = posture.open.iter().filter(|it| it.kind == Kind::OldPassword).collect();
    assert_eq!(named.len(), 6, "everybody, whoever asked for it as well: {named:?}");

    let new = "granite otter 77 fjord lamp";
    let changing = SignInChanging {
        sign_in: old(),
        new_password: new.into(),
    };
    assert_eq!(code(&app.in_public(&nobody, changing).await), "password_known");
    let recover = Recover {
        email: other.email.clone(),
    };
    let link = app.on_platform(&Caller::cli(), recover).await.unwrap().link;
    let chosen = ResetPassword {
        token: link.rsplit_once('/').unwrap().1.into(),
        password: new.into(),
        revoke_tokens: false,
    };
    app.advance(SignedDuration::from_secs(1));
    app.in_public(&nobody, chosen).await.unwrap();
    let again = sign_in(Plane::Root, &other.email, new);
    assert_eq!(code(&app.in_public(&nobody, again).await), "ok");
    let posture = app.on_platform(&top, Show).await.unwrap();
    assert_eq!(posture.open.iter().filter(|it| it.kind == Kind::OldPassword).count(), 5);
}
