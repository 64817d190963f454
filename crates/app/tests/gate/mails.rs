//! Mails that nobody took: kept without a mail server, or given up, and sent all at once when there is one.
// covers: S3-97

use app::{
    Caller,
    invitations::{Resend, Revoke},
    mails::{List, Retried, Retry, RetryAll},
    users::SendReset,
};
use jiff::SignedDuration;
use testkit::TestApp;

use crate::outcome::code;

const A_MAIL_SERVER: &str =
    "update mail_settings set host = '127.0.0.1', port = 1, tls = 'none', sender = 'no-reply@example.com'";

/// The states of the mails to an address, newest first.
async fn states(app: &TestApp, recipient: &str) -> Vec<String> {
    let list = List {
        recipient: Some(recipient.into()),
        ..List::default()
    };
    let page = app.on_platform(&Caller::cli(), list).await.unwrap();
    page.items.into_iter().map(|mail| mail.state).collect()
}

async fn send_all(app: &TestApp) -> (i64, i64) {
    let Retried { mails, left } = app.on_platform(&Caller::cli(), RetryAll).await.unwrap();
    (mails, left)
}

#[tokio::test]
async fn all_that_waits_is_sent_but_for_links_that_are_no_longer_good() {
    let app = TestApp::new().await;
    let (acme, person) = (app.tenant("acme").await, app.stranger().await);
    let owner = acme.owner().await;
    for email in ["good@example.com", "again@example.com", "back@example.com"] {
        let link = acme.invite(&owner, email, "member").await.unwrap();
        let (here, invitation) = (acme.by_id(), link.id);
        match email {
            "again@example.com" => drop(app.in_tenant(&owner, &here, Resend { invitation }).await.unwrap()),
            "back@example.com" => app.in_tenant(&owner, &here, Revoke { invitation }).await.unwrap(),
            _ => {}
        }
    }
    assert_eq!(states(&app, "Again@Example.com").await, ["kept", "kept"]);
    assert_eq!(code(&app.on_platform(&Caller::cli(), RetryAll).await), "no_mail_server");
    let others = format!(
        "insert into mails (id, recipient, subject, body_sealed, state, created_at)
         select gen_random_uuid(), n || '@example.com', 'x', '', case when n % 2 = 0 then 'kept' else 'failed' end, '{}'
         from generate_series(1, 300) n",
        app.now()
    );
    let superuser = app.superuser().await;
    superuser.batch_execute(&others).await.unwrap();
    superuser.batch_execute(A_MAIL_SERVER).await.unwrap();
    let reset = SendReset {
        user: person.user,
        reason: "They asked for it.".into(),
    };
    app.on_platform(&Caller::cli(), reset).await.unwrap();
    assert_eq!(states(&app, &person.email).await, ["outbox"]);
    let given_up = "update mails set state = 'failed', error = 'Nobody answers there.' where personal";
    superuser.batch_execute(given_up).await.unwrap();

    assert_eq!(send_all(&app).await, (303, 2));
    assert_eq!(states(&app, "good@example.com").await, ["outbox"]);
    assert_eq!(states(&app, "again@example.com").await, ["outbox", "kept"]);
    assert_eq!(states(&app, "back@example.com").await, ["kept"]);
    assert_eq!(states(&app, &person.email).await, ["outbox"]);
    let jobs = "select count(*) from jobs where kind = 'send_mail' and state = 'queued'";
    let jobs: i64 = superuser.query_one(jobs, &[]).await.unwrap().get(0);
    assert_eq!(jobs, 304, "one each, and the first of the one that was given up");
    assert_eq!(send_all(&app).await, (0, 2), "what is on the way is not sent twice");

    // A link to choose a password with is good for half an hour.
    superuser.batch_execute(given_up).await.unwrap();
    app.advance(SignedDuration::from_mins(31));
    assert_eq!(send_all(&app).await, (0, 3));
}

#[tokio::test]
async fn one_that_was_kept_is_sent_alone() {
    let app = TestApp::new().await;
    let (operator, support) = (app.platform("operator").await, app.platform("support").await);
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    acme.invite(&owner, "kept@example.com", "member").await.unwrap();
    app.superuser().await.batch_execute(A_MAIL_SERVER).await.unwrap();
    let kept = app.on_platform(&operator, List::default()).await.unwrap();
    let mail = kept.items[0].id;
    for refused in [
        app.on_platform(&support, Retry { mail }).await,
        app.on_platform(&support, RetryAll).await.map(drop),
    ] {
        assert_eq!(code(&refused), "forbidden");
    }
    app.on_platform(&operator, Retry { mail }).await.unwrap();
    assert_eq!(states(&app, "kept@example.com").await, ["outbox"]);

    // Whoever it was for was erased meanwhile.
    let erased = "update mails set state = 'failed', body_sealed = null";
    app.superuser().await.batch_execute(erased).await.unwrap();
    assert_eq!(code(&app.on_platform(&operator, Retry { mail }).await), "text_erased");
    assert_eq!(send_all(&app).await, (0, 0));
}
