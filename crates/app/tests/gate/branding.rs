//! The name, the colour and the logo of the installation: what is taken, and what every page and mail is made with then.

use app::{
    App, Caller, Error,
    branding::{Branding, Change, LOGO_AT_MOST, NewBranding, SetLogo, Show},
    mails,
    tenants::InviteOwner,
};
use testkit::TestApp;

use crate::{
    outcome::{code, field},
    together::together,
};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and the rest";

async fn change(app: &App, by: &Caller, version: i32, name: &str, accent: Option<&str>) -> Result<Branding, Error> {
    let new = NewBranding {
        product_name: name.into(),
        accent: accent.map(Into::into),
    };
    app.on_platform(by, Change { version, new }).await
}

async fn set_logo(app: &App, version: i32, image: Option<&[u8]>) -> Result<Branding, Error> {
    let image = image.map(<[u8]>::to_vec);
    app.on_platform(&Caller::cli(), SetLogo { version, image }).await
}

#[tokio::test]
async fn what_is_set_is_what_pages_are_made_with() {
    let app = TestApp::new().await;
    let admin = app.platform("super_admin").await;
    let before = app.look().await;
    assert_eq!(
        (before.branding.product_name.as_str(), &before.branding.accent),
        ("Bailiwick", &None)
    );
    let named = change(&app, &admin, 1, "Birch Cloud", Some("#1D4ED8")).await.unwrap();
    assert_eq!((named.version, named.accent.as_deref()), (2, Some("#1d4ed8")));
    set_logo(&app, 2, Some(PNG)).await.unwrap();
    let look = app.look().await;
    assert_eq!(look.branding.product_name, "Birch Cloud");
    let logo = look.logo.as_ref().unwrap();
    assert_eq!((logo.kind.as_str(), logo.bytes.as_slice()), ("image/png", PNG));
    assert_eq!(code(&set_logo(&app, 2, None).await), "stale");
    set_logo(&app, 3, None).await.unwrap();
    assert!(app.look().await.logo.is_none());
    let cleared = change(&app, &admin, 4, "Birch Cloud", None).await.unwrap();
    assert_eq!(cleared.accent, None);
    // The log holds what was and what is, and no picture.
    let events = "select count(*) from audit_events where operation like 'branding.%' and outcome = 'done' and length(after::text) < 400";
    let events: i64 = app.superuser().await.query_one(events, &[]).await.unwrap().get(0);
    assert_eq!(events, 4);
}

#[tokio::test]
async fn what_cannot_be_read_or_is_no_picture_is_refused() {
    let app = TestApp::new().await;
    let admin = app.platform("super_admin").await;
    for (name, accent, wrong) in [
        ("", None, "product_name"),
        ("a\u{202e}b", None, "product_name"),
        ("a name that is longer than forty characters", None, "product_name"),
        ("Birch", Some("#777777"), "accent"),
        ("Birch", Some("red"), "accent"),
        ("Birch", Some("#000;}"), "accent"),
    ] {
        assert_eq!(
            field(&change(&app, &admin, 1, name, accent).await),
            wrong,
            "{name} {accent:?}"
        );
    }
    let refused = change(&app, &admin, 1, "Birch", Some("#facc15"))
        .await
        .unwrap_err()
        .to_string();
    assert!(refused.contains("4.5 is asked for. Choose a darker one."), "{refused}");
    let large = [PNG, &vec![0; LOGO_AT_MOST]].concat();
    for image in [
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".as_slice(),
        b"GIF89a",
        b"\x89PNG",
        b"RIFF....WAVE",
        b"",
        &large,
    ] {
        assert_eq!(field(&set_logo(&app, 1, Some(image)).await), "image");
    }
    for image in [b"\xff\xd8\xff\xe0".as_slice(), b"RIFF....WEBPVP8 ", PNG] {
        let version = app.on_platform(&Caller::cli(), Show).await.unwrap().version;
        assert_eq!(code(&set_logo(&app, version, Some(image)).await), "ok");
    }
    for role in ["operator", "user_manager", "support", "auditor"] {
        let other = app.platform(role).await;
        assert_eq!(
            code(&change(&app, &other, 4, "Birch", None).await),
            "forbidden",
            "{role}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_changes_of_one_version_are_one_change() {
    let app = TestApp::new().await;
    let tasks = (0..50).map(|at| {
        let app = app.app().clone();
        async move { code(&change(&app, &Caller::cli(), 1, &format!("Birch {at}"), None).await) }
    });
    let results = together(tasks.collect::<Vec<_>>()).await;
    assert_eq!(results.iter().filter(|it| **it == "ok").count(), 1, "{results:?}");
    assert!(
        results.iter().all(|it| ["ok", "stale", "unavailable"].contains(it)),
        "{results:?}"
    );
}

#[tokio::test]
async fn mails_are_signed_with_the_name() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    change(&app, &Caller::cli(), 1, "Birch Cloud", None).await.unwrap();
    let invite = InviteOwner {
        tenant: acme.by_id(),
        email: "ada@example.com".into(),
    };
    app.on_platform(&Caller::cli(), invite).await.unwrap();
    let mail = "select id from mails where recipient = 'ada@example.com'";
    let mail = app.superuser().await.query_one(mail, &[]).await.unwrap().get(0);
    let mail = mails::Show {
        mail: app::MailId(mail),
    };
    let shown = app.on_platform(&Caller::cli(), mail).await.unwrap();
    assert!(
        shown.body.as_deref().unwrap().ends_with("\n-- \nBirch Cloud\n"),
        "{:?}",
        shown.body
    );
}
