//! Whoever forgot their password: nobody learns who has an account, a link works once, and what it opens is its recipient's.
// covers: S4-08, S3-38, S3-92, S3-108, A5, A6, G20, S2-23

use app::{
    Caller, MailId, Plane, Settings, Smtp, SmtpTls,
    account::{OpenReset, RequestReset, ResetPassword, Show},
    admins::{Add, NewAdmin, PasswordReset, ResetPassword as Reset},
    mails,
    sessions::SignIn,
    users::SendReset,
};
use jiff::SignedDuration;
use testkit::{PASSWORD, Person, TestApp, TestDatabase, settings};

use crate::{
    admins::{WHY, row_of},
    outcome::{code, field},
    together::together,
};

const NEW: &str = "granite otter 77 fjord lamp";

/// Nobody takes its mails, so they stay in the outbox.
async fn with_mail() -> TestApp {
    let database = TestDatabase::new().await;
    let settings = Settings {
        smtp: Some(Smtp {
            host: "127.0.0.1".into(),
            port: 1,
            tls: SmtpTls::None,
            username: None,
            password: None,
            from: "bailiwick@example.com".into(),
        }),
        ..settings(&database)
    };
    TestApp::with(database, settings).await
}

async fn request(app: &TestApp, plane: Plane, email: &str) -> app::Result<()> {
    let email = email.to_owned();
    app.in_public(&app.anonymous(), RequestReset { plane, email }).await
}

/// Lets the workers do all that was asked for.
async fn work(app: &TestApp) {
    let mut progress = app.watch_jobs();
    app.start_workers();
    let open = "select count(*) from jobs where kind = 'send_reset' and state <> 'done'";
    while app
        .superuser()
        .await
        .query_one(open, &[])
        .await
        .unwrap()
        .get::<_, i64>(0)
        > 0
    {
        progress.recv().await.unwrap();
    }
}

/// The token in the newest mail to that address.
async fn token(app: &TestApp, email: &str) -> String {
    let sql = "select id, body_sealed from mails where recipient = $1 order by id desc limit 1";
    let row = app.superuser().await.query_one(sql, &[&email]).await.expect("a mail");
    let (id, sealed): (uuid::Uuid, Vec<u8>) = (row.get(0), row.get(1));
    let body = app.keys().open(&format!("mails.body {id}"), &sealed).unwrap();
    let body = String::from_utf8(body).unwrap();
    let link = body.lines().find(|line| line.starts_with("https://")).expect("a link");
    link.rsplit_once('/').unwrap().1.to_owned()
}

fn choose(token: &str, password: &str) -> ResetPassword {
    ResetPassword {
        token: token.into(),
        password: password.into(),
        revoke_tokens: true,
    }
}

async fn signs_in(app: &TestApp, person: &Person, password: &str) -> &'static str {
    let sign_in = SignIn {
        plane: Plane::App,
        email: person.email.clone(),
        password: password.into(),
    };
    code(&app.in_public(&app.anonymous(), sign_in).await)
}

#[tokio::test]
async fn a_link_that_the_platform_sends_is_its_recipients() {
    // covers: D1, D7, G20, S1-04, S1-43, S3-43
    let app = with_mail().await;
    let acme = app.tenant("acme").await;
    let (owner, member) = (acme.owner().await, acme.member().await);
    let manager = app.platform("user_manager").await;
    let admin = app.platform("super_admin").await;
    let send = |user, reason: &str| SendReset {
        user,
        reason: reason.into(),
    };
    for (by, to, reason, wanted) in [
        (&manager, &member, " ", "reason_required"),
        (&manager, &manager, "Forgot it", "self_change"),
        (&manager, &admin, "Forgot it", "rank_too_high"),
        (&owner, &manager, "Forgot it", "not_found"),
    ] {
        assert_eq!(code(&app.on_platform(by, send(to.user, reason)).await), wanted);
    }
    let sent = app
        .on_platform(&manager, send(member.user, "Asked for it"))
        .await
        .unwrap();
    assert_eq!((sent.link, sent.mailed), (None, true));
    let chosen = choose(&token(&app, &member.email).await, NEW);
    app.in_public(&app.anonymous(), chosen).await.unwrap();
    assert_eq!(signs_in(&app, &member, NEW).await, "ok");

    let suspended = "update users set state = 'suspended' where email = $1";
    app.superuser()
        .await
        .execute(suspended, &[&member.email])
        .await
        .unwrap();
    let refused = app.on_platform(&manager, send(member.user, "Asked for it")).await;
    assert_eq!(code(&refused), "wrong_state");
}

#[tokio::test]
async fn whoever_only_says_whose_address_it_is_runs_no_platform() {
    // covers: A1
    let app = with_mail().await;
    let acme = app.tenant("acme").await;
    let (mallory, root) = (acme.member().await, app.platform("super_admin").await);
    let make = async || {
        let new = NewAdmin {
            email: mallory.email.clone(),
            name: None,
            role: "operator".into(),
            title: String::new(),
            way: "mail".into(),
            password: None,
            approval: false,
            reason: "Joins the team".into(),
        };
        code(&app.on_platform(&root, Add(new)).await)
    };
    assert_eq!(make().await, "address_not_proved");
    let reason = "Joins the team".to_owned();
    let send = SendReset {
        user: mallory.user,
        reason,
    };
    app.on_platform(&root, send).await.unwrap();
    assert_eq!(
        make().await,
        "address_not_proved",
        "a link that nobody used proves nothing"
    );
    let chosen = choose(&token(&app, &mallory.email).await, NEW);
    app.in_public(&app.anonymous(), chosen).await.unwrap();
    assert_eq!(make().await, "ok");
}

#[tokio::test]
async fn without_a_mail_server_nobody_else_gets_the_link() {
    // covers: D1, S3-108
    let app = TestApp::new().await;
    let (person, manager) = (app.stranger().await, app.platform("user_manager").await);
    let reason = "Forgot it".to_owned();
    let sent = app
        .on_platform(
            &manager,
            SendReset {
                user: person.user,
                reason,
            },
        )
        .await;
    assert_eq!(code(&sent), "mail_not_configured");
}

#[tokio::test]
async fn a_link_is_mailed_to_whoever_may_sign_in_and_the_answer_is_the_same() {
    let app = with_mail().await;
    let (person, suspended, admin) = (
        app.stranger().await,
        app.stranger().await,
        app.platform("support").await,
    );
    let inactive = app.platform("support").await;
    let superuser = app.superuser().await;
    for (sql, who) in [
        ("update users set state = 'suspended' where id = $1", &suspended),
        (
            "update platform_admins set state = 'inactive' where user_id = $1",
            &inactive,
        ),
    ] {
        superuser.execute(sql, &[&who.user.0]).await.unwrap();
    }
    let asked = [
        (Plane::App, person.email.as_str()),
        (Plane::App, suspended.email.as_str()),
        (Plane::App, "nobody@example.com"),
        (Plane::Root, admin.email.as_str()),
        (Plane::Root, inactive.email.as_str()),
        (Plane::Root, person.email.as_str()),
    ];
    for (plane, email) in asked {
        assert_eq!(code(&request(&app, plane, email).await), "ok", "{email}");
    }
    assert_eq!(field(&request(&app, Plane::App, "no address").await), "email");
    work(&app).await;
    let rows = superuser
        .query("select recipient from mails order by 1", &[])
        .await
        .unwrap();
    let mut mailed: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    let mut wanted = vec![person.email.clone(), admin.email.clone()];
    mailed.sort();
    wanted.sort();
    assert_eq!(mailed, wanted);
    // The log knows of links, and of nobody who has no account.
    let rows = superuser
        .query(
            "select target_label from audit_events where operation like 'account.%'",
            &[],
        )
        .await
        .unwrap();
    let mut told: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    told.sort();
    assert_eq!(told, wanted);
    // Whoever fills a mailbox is slowed down, whether there is one or not.
    for email in [&*person.email, "nobody@example.com"] {
        for _ in 0..2 {
            assert_eq!(code(&request(&app, Plane::App, email).await), "ok");
        }
        let _ = request(&app, Plane::App, email).await;
        assert_eq!(
            code(&request(&app, Plane::App, email).await),
            "too_many_attempts",
            "{email}"
        );
    }
}

#[tokio::test]
async fn a_link_works_once_and_ends_every_session() {
    let app = with_mail().await;
    let person = app.stranger().await;
    request(&app, Plane::App, &person.email).await.unwrap();
    work(&app).await;
    let token = token(&app, &person.email).await;
    let nobody = app.anonymous();
    let open = app
        .in_public(
            &nobody,
            OpenReset {
                token: token.as_str().into(),
            },
        )
        .await
        .unwrap();
    assert_eq!((open.email, open.first), (person.email.clone(), false));
    assert_eq!(field(&app.in_public(&nobody, choose(&token, "weak")).await), "password");
    app.in_public(&nobody, choose(&token, NEW)).await.unwrap();
    assert_eq!(code(&app.on_account(&person, Show).await), "unauthenticated");
    assert_eq!(signs_in(&app, &person, PASSWORD).await, "bad_credentials");
    assert_eq!(signs_in(&app, &person, NEW).await, "ok");
    assert_eq!(
        code(&app.in_public(&nobody, choose(&token, PASSWORD)).await),
        "link_invalid"
    );
}

#[tokio::test]
async fn whoever_asks_in_somebodys_name_does_not_end_the_link_that_they_wait_for() {
    // covers: A5
    let app = with_mail().await;
    let (root, admin) = (app.platform("super_admin").await, app.platform("support").await);
    let reset = PasswordReset {
        way: "link".into(),
        password: None,
        reason: WHY.into(),
    };
    let admin_id = row_of(&app, &admin).await;
    let handed = app.on_platform(&root, Reset { admin: admin_id, reset }).await.unwrap();
    request(&app, Plane::Root, &admin.email).await.unwrap();
    work(&app).await;
    let handed = handed.link.expect("it is shown");
    let mailed = token(&app, &admin.email).await;
    let nobody = app.anonymous();
    let (_, handed) = handed.rsplit_once('/').unwrap();
    assert_eq!(code(&app.in_public(&nobody, choose(handed, NEW)).await), "ok");
    // The first that is used ends them all.
    assert_eq!(
        code(&app.in_public(&nobody, choose(&mailed, PASSWORD)).await),
        "link_invalid"
    );
}

#[tokio::test]
async fn a_link_ends_by_the_clock_and_by_the_next_one() {
    let app = with_mail().await;
    let person = app.stranger().await;
    let nobody = app.anonymous();
    request(&app, Plane::App, &person.email).await.unwrap();
    work(&app).await;
    let first = token(&app, &person.email).await;
    request(&app, Plane::App, &person.email).await.unwrap();
    work(&app).await;
    let second = token(&app, &person.email).await;
    assert_ne!(first, second);
    assert_eq!(code(&app.in_public(&nobody, choose(&first, NEW)).await), "link_invalid");
    app.advance(SignedDuration::from_mins(30));
    assert_eq!(
        code(&app.in_public(&nobody, choose(&second, NEW)).await),
        "link_invalid"
    );
    for wrong in ["", "x", "\0", &"A".repeat(43)] {
        assert_eq!(code(&app.in_public(&nobody, choose(wrong, NEW)).await), "link_invalid");
    }
    assert_eq!(signs_in(&app, &person, PASSWORD).await, "ok");
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_who_use_one_link_set_one_password() {
    let app = with_mail().await;
    let person = app.stranger().await;
    request(&app, Plane::App, &person.email).await.unwrap();
    work(&app).await;
    let token = token(&app, &person.email).await;
    let tasks = (0..50).map(|n| {
        let (app, token) = (app.app().clone(), token.clone());
        async move {
            let nobody = Caller::new(app::Credential::Anonymous, app::Origin::default());
            code(&app.in_public(&nobody, choose(&token, &format!("{NEW} {n}"))).await)
        }
    });
    let results = together(tasks.collect::<Vec<_>>()).await;
    assert_eq!(
        results.iter().filter(|result| **result == "ok").count(),
        1,
        "{results:?}"
    );
    for result in results.iter().filter(|result| **result != "ok") {
        assert!(["link_invalid", "unavailable", "busy"].contains(result), "{results:?}");
    }
}

#[tokio::test]
async fn nobody_reads_anothers_link_in_the_outbox() {
    // covers: A1, D1
    let app = with_mail().await;
    let (root, other) = (app.platform("super_admin").await, app.platform("super_admin").await);
    request(&app, Plane::Root, &other.email).await.unwrap();
    work(&app).await;
    let row = app
        .superuser()
        .await
        .query_one("select id from mails", &[])
        .await
        .unwrap();
    let mail = MailId(row.get(0));
    for reader in [&root.caller, &Caller::cli()] {
        let shown = app.on_platform(reader, mails::Show { mail }).await.unwrap();
        assert_eq!(shown.body, None);
    }
}
