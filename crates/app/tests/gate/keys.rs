//! New keys: what is stored is sealed with them, what older ones made stays good, and what cannot be opened stops it before anything is changed.

use app::{
    App, Caller, Keys, Rotate,
    audit::{Export, Filter, Format, Trust, Verify, seal, verify_export},
    mail_server::{Change, MailTls, NewMailServer},
    mails, servers,
    variables::{Create, NewVariable},
};
use testkit::{TestApp, keys};
use uuid::Uuid;

use crate::outcome::code;

/// Everything that is sealed, with the place that it is sealed to.
async fn sealed(app: &TestApp) -> Vec<(String, Vec<u8>)> {
    let sql = "select 'database_servers.password ' || id, password_sealed from database_servers
               union all select 'mails.body ' || id, body_sealed from mails where body_sealed is not null
               union all select format('mail_settings.password %s:%s', host, port), password_sealed from mail_settings
               where password_sealed is not null
               union all select format('variables.value %s %s', tenant_id, id), value_sealed from variables where value_sealed is not null
               order by 1";
    let rows = app.superuser().await.query(sql, &[]).await.unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

/// Two mails that wait, a mail server's password, that of the database server, and a secret of a tenant.
async fn filled(app: &TestApp) {
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    for email in ["one@example.com", "two@example.com"] {
        acme.invite(&owner, email, "staff").await.unwrap();
    }
    let secret = NewVariable {
        environment: "production".to_owned(),
        key: "PASSWORD".to_owned(),
        value: "the tenant's secret".into(),
        secret: true,
    };
    app.in_tenant(&owner, &acme.by_id(), Create(secret)).await.unwrap();
    let server = NewMailServer {
        host: Some("mail.example.com".to_owned()),
        port: 465,
        tls: MailTls::Implicit,
        username: Some("bailiwick".to_owned()),
        password: Some("the mail server's password".into()),
        sender: "no-reply@example.com".to_owned(),
    };
    let change = Change { version: 1, server };
    app.on_platform(&Caller::cli(), change).await.unwrap();
}

/// The same installation, started again with other keys.
fn with(app: &TestApp, keys: Keys) -> App {
    let clock = app.clock().clone();
    App::on_prepared(&app.database().owner(), keys, app.settings().clone(), clock)
}

#[tokio::test]
async fn everything_is_sealed_anew_and_nothing_is_lost() {
    let app = TestApp::new().await;
    filled(&app).await;
    app.seal_all().await;
    let before = sealed(&app).await;
    assert!(before.len() >= 5, "{}", before.len());
    let (old, new) = (keys(), keys().rotated());
    let plain: Vec<Vec<u8>> = before
        .iter()
        .map(|(place, bytes)| old.open(place, bytes).unwrap())
        .collect();
    // As after a crash between the new file and the rest: all of it opens.
    for (place, bytes) in &before {
        new.open(place, bytes).unwrap();
    }
    let public = [old.newest().2, new.newest().2].map(|key| hex(key.as_bytes()));
    let (new_again, trust) = (new.verifying_keys(), public.to_vec());

    let person = app.platform("super_admin").await;
    let started = with(&app, new);
    assert_eq!(
        code(&started.on_platform(&person, Rotate).await),
        "not_found",
        "over the network"
    );
    let rotated = started.on_platform(&Caller::cli(), Rotate).await.unwrap();
    assert_eq!((rotated.seal_key, rotated.sign_key), (2, 2));
    assert_eq!(rotated.secrets, before.len() as u64);
    assert_eq!(rotated.public_key, public[1]);
    let after = sealed(&app).await;
    for (((place, was), (_, is)), plain) in before.iter().zip(&after).zip(&plain) {
        assert_ne!(was, is, "{place}");
        assert_eq!(is[..4], 2_u32.to_be_bytes(), "{place}");
        assert!(old.open(place, is).is_err(), "{place}");
        assert_eq!(&started.keys().open(place, is).unwrap(), plain, "{place}");
    }
    let servers = started
        .on_platform(&Caller::cli(), servers::List::default())
        .await
        .unwrap();
    let probe = servers::Probe {
        server: servers.items[0].id,
    };
    started.on_platform(&Caller::cli(), probe).await.unwrap();
    assert!(
        started
            .on_platform(&Caller::cli(), mails::List::default())
            .await
            .is_ok()
    );

    // One log, sealed by both.
    while seal(&started).await.unwrap() > 0 {}
    let report = started.on_platform(&Caller::cli(), Verify::default()).await.unwrap();
    assert_eq!(report.findings, []);
    let export = Export::new(Filter::default(), Format::Jsonl);
    let mut exporter = started.on_platform(&Caller::cli(), export).await.unwrap();
    let mut text = String::new();
    while let Some(piece) = exporter.next(&started, &Caller::cli()).await.unwrap() {
        text.push_str(&piece);
    }
    assert!(text.contains("\"key\":1") && text.contains("\"key\":2") && text.contains("keys.rotate"));
    let check = |trust: Trust| verify_export(text.as_bytes(), &trust).unwrap().findings;
    assert_eq!(check(Trust::Keys(new_again)), []);
    assert_eq!(check(Trust::Named(trust)), []);
    let sealed_by_the_old = check(Trust::Named(vec![public[1].clone()]));
    assert_ne!(sealed_by_the_old, [], "whoever believes the new key alone cannot tell");
}

#[tokio::test]
async fn what_cannot_be_opened_stops_it_before_anything_is_changed() {
    let app = TestApp::new().await;
    filled(&app).await;
    let damage = "update mails set body_sealed = set_byte(body_sealed, 40, 255 - get_byte(body_sealed, 40))
                  where id = (select id from mails order by id desc limit 1) returning id";
    let damaged: Uuid = app.superuser().await.query_one(damage, &[]).await.unwrap().get(0);
    let before = sealed(&app).await;
    let started = with(&app, keys().rotated());
    let error = started.on_platform(&Caller::cli(), Rotate).await.unwrap_err();
    assert!(error.to_string().contains(&app::MailId(damaged).to_string()), "{error}");
    assert_eq!(sealed(&app).await, before);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
