//! The settings of the installation: what they change bites at once, and only Super Admins come near them.
// covers: S1-35, S1-36, S1-37, G13, D1, D2, S3-12

use app::{Caller, Error, instance};
use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use serde_json::{Value, json};
use testkit::{Client, TestApp};

use crate::place::client;

const SETTINGS: &str = "/api/v1/platform/settings";

async fn change(admin: &Client, version: i32, change: &Value) -> (u16, Value) {
    let answer = admin
        .if_match(version)
        .send(Method::PATCH, SETTINGS, Some(change))
        .await;
    (answer.status.as_u16(), answer.json())
}

/// Whoever reads the settings knows which addresses links are built from, and changes them nowhere but where they are set.
#[tokio::test]
async fn the_addresses_are_told_and_not_set() {
    let app = TestApp::new().await;
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let told = admin.get(SETTINGS).await.json();
    assert_eq!(told["base_url"], json!("https://bailiwick.example"), "{told}");
    assert_eq!(
        told["platform_base_url"],
        json!("https://root.bailiwick.example"),
        "{told}"
    );
    let (status, _) = change(&admin, 1, &json!({ "base_url": "https://elsewhere.example" })).await;
    assert_eq!(status, 422);
}

/// There is no switch for it, so the page says how people get accounts and what governs that (docs/decisions/0041).
#[tokio::test]
async fn the_page_says_that_nobody_signs_up_by_themself() {
    let app = TestApp::new().await;
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let page = admin.get("/root/settings").await.text().to_owned();
    for told in [
        "Nobody signs up by themself.",
        "name=\"email_domains\"",
        "name=\"tenant_creation\"",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
}

#[tokio::test]
async fn shorter_sessions_end_those_that_are_there() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    app.advance(SignedDuration::from_mins(7));
    assert_eq!(owner.get("/api/v1/me").await.status, StatusCode::OK);
    app.advance(SignedDuration::from_mins(2));

    let (status, now) = change(&admin, 1, &json!({ "app_lasts_minutes": 8, "app_idle_minutes": 8 })).await;
    assert_eq!(
        (status, &now["app_lasts_minutes"], &now["version"]),
        (200, &json!(8), &json!(2))
    );
    assert_eq!(
        owner.get("/api/v1/me").await.status,
        StatusCode::UNAUTHORIZED,
        "it began nine minutes ago"
    );
    assert_eq!(
        admin.get(SETTINGS).await.status,
        StatusCode::OK,
        "another panel's are as they were"
    );

    // Unused for too long, on the other panel.
    let (status, _) = change(&admin, 2, &json!({ "root_idle_minutes": 5 })).await;
    assert_eq!(status, 200);
    app.advance(SignedDuration::from_mins(6));
    assert_eq!(admin.get(SETTINGS).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_new_session_ends_when_the_settings_say() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let person = acme.owner().await;
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let (status, _) = change(&admin, 1, &json!({ "app_lasts_minutes": 60, "app_idle_minutes": 60 })).await;
    assert_eq!(status, 200);
    let sign_in = app::sessions::SignIn {
        plane: app::Plane::App,
        email: person.email.clone(),
        password: testkit::PASSWORD.into(),
    };
    let session = app
        .in_public(&app.anonymous(), sign_in)
        .await
        .expect("a session")
        .session()
        .unwrap();
    assert_eq!(session.expires_at, app.now() + SignedDuration::from_mins(60));
    let sessions = client(&app).signed_in(&person).get("/api/v1/me/sessions").await.json();
    let ends: Vec<&Value> = sessions["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|it| &it["expires_at"])
        .collect();
    assert_eq!(ends.len(), 2);
    assert_eq!(ends[0], ends[1], "the one that was there before ends as early");
}

#[tokio::test]
async fn people_from_elsewhere_are_not_invited() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let (status, now) = change(&admin, 1, &json!({ "email_domains": ["Example.com", "example.com"] })).await;
    assert_eq!((status, &now["email_domains"]), (200, &json!(["example.com"])));
    let invite = async |email: &str| {
        let answer = owner
            .post(
                "/api/v1/tenants/acme/members",
                &json!({ "email": email, "role": "member" }),
            )
            .await;
        (answer.status.as_u16(), answer.json()["errors"][0]["field"].clone())
    };
    assert_eq!(invite("ada@EXAMPLE.com").await, (201, Value::Null));
    for elsewhere in [
        "ada@example.org",
        "ada@sub.example.com",
        "ada@notexample.com",
        "ada@example.com.evil.org",
    ] {
        assert_eq!(invite(elsewhere).await, (422, json!("email")), "{elsewhere}");
    }
    // The platform's own invitations are held to it as well.
    let empty = app.tenant("empty").await;
    let path = format!("/api/v1/platform/tenants/{}/owner-invitation", empty.slug);
    let refused = admin.post(&path, &json!({ "email": "ada@example.org" })).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(change(&admin, 2, &json!({ "email_domains": [] })).await.0, 200);
    assert_eq!(invite("ada@example.org").await.0, 201);
}

#[tokio::test]
async fn what_cannot_be_is_named_and_changes_nothing() {
    let app = TestApp::new().await;
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let before = admin.get(SETTINGS).await.json();
    for (wrong, field) in [
        (json!({}), ""),
        (json!({ "root_idle_minutes": 4 }), "root_idle_minutes"),
        (json!({ "app_lasts_minutes": 129_601 }), "app_lasts_minutes"),
        (json!({ "root_lasts_minutes": 60 }), "root_idle_minutes"),
        (json!({ "tenant_access": "always" }), "tenant_access"),
        (
            json!({ "email_domains": ["example.com", "@example.com"] }),
            "email_domains[1]",
        ),
        (json!({ "email_domains": ["*.example.com"] }), "email_domains[0]"),
        (json!({ "email_domains": vec!["a.example"; 101] }), "email_domains"),
        (json!({ "keep_changes_days": 29 }), "keep_changes_days"),
        (json!({ "keep_sign_ins_days": -1 }), "keep_sign_ins_days"),
        (json!({ "keep_reads_days": 36_501 }), "keep_reads_days"),
    ] {
        let (status, answer) = change(&admin, 1, &wrong).await;
        assert_eq!(
            (status, &answer["errors"][0]["field"]),
            (422, &json!(field)),
            "{wrong}: {answer}"
        );
    }
    assert_eq!(before, admin.get(SETTINGS).await.json());
}

#[tokio::test]
async fn fifty_changes_of_one_version_are_one_change() {
    let app = TestApp::new().await;
    app.platform("super_admin").await;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..50 {
        let app = app.app().clone();
        tasks.spawn(async move {
            let change = instance::SettingsChange {
                app_idle_minutes: Some(100 + n),
                ..instance::SettingsChange::default()
            };
            let change = instance::Change { version: 1, change };
            app.on_platform(&Caller::cli(), change).await
        });
    }
    let mut done = 0;
    for result in tasks.join_all().await {
        match result {
            Ok(_) => done += 1,
            Err(Error::Conflict { code: "stale", .. }) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(done, 1);
    let now = app
        .on_platform(&Caller::cli(), instance::Show)
        .await
        .expect("the settings")
        .settings;
    assert_eq!(now.version, 2);
    // It stands in the log with what was and what is.
    app.seal_all().await;
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let events = admin
        .get("/api/v1/platform/audit?operation=instance.change&outcome=done")
        .await
        .json();
    assert_eq!(events["items"].as_array().map(Vec::len), Some(1), "{events}");
    assert_eq!(events["items"][0]["before"]["app_idle_minutes"], json!(720));
    assert_eq!(
        events["items"][0]["after"]["app_idle_minutes"],
        json!(now.app_idle_minutes)
    );
}

#[tokio::test]
async fn the_page_is_for_super_admins() {
    let app = TestApp::new().await;
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let page = admin.get("/root/settings").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("Getting inside a tenant"));
    for role in ["operator", "user_manager", "support", "auditor"] {
        let other = client(&app).signed_in(&app.platform(role).await);
        for path in ["/root/settings", "/root/settings/mail"] {
            let led = other.get(path).await;
            assert_eq!(
                (led.status, led.header("location")),
                (StatusCode::SEE_OTHER, "/root"),
                "{role} at {path}"
            );
        }
        assert!(
            !other.get("/root").await.text().contains("/root/settings"),
            "{role} has it in the menu"
        );
    }

    let form = |version: &'static str, idle: &'static str| {
        [
            ("version", version),
            ("tenant_access", "membership_only"),
            ("separate_admin_accounts", "yes"),
            ("root_idle_minutes", idle),
            ("root_lasts_minutes", "60"),
            ("app_idle_minutes", "720"),
            ("app_lasts_minutes", "20160"),
            ("tenant_creation", "members"),
            ("keep_changes_days", ""),
            ("keep_sign_ins_days", "90"),
            ("email_domains", "example.com, example.org"),
        ]
    };
    let saved = admin.post_form("/root/settings", &form("1", "30")).await;
    assert_eq!(
        (saved.status, saved.header("location")),
        (StatusCode::SEE_OTHER, "/root/settings"),
        "{}",
        saved.text()
    );
    let now = admin.get(SETTINGS).await.json();
    assert_eq!(now["tenant_access"], json!("membership_only"));
    assert_eq!(now["separate_admin_accounts"], json!(true));
    assert_eq!(now["tenant_creation"], json!("members"));
    assert_eq!(now["email_domains"], json!(["example.com", "example.org"]));
    assert_eq!(
        (&now["keep_changes_days"], &now["keep_sign_ins_days"]),
        (&json!(0), &json!(90))
    );
    assert!(now["shorter_log_from"].is_string());
    let page = admin.get("/root/settings").await;
    assert!(page.text().contains("A shorter time was saved"), "{}", page.text());
    // Too late, wrong, and too long after the last proof.
    let stale = admin.post_form("/root/settings", &form("1", "30")).await;
    assert!(stale.text().contains("Somebody changed this"), "{}", stale.text());
    let wrong = admin.post_form("/root/settings", &form("2", "soon")).await;
    assert!(wrong.text().contains("Write a number of minutes."), "{}", wrong.text());
    app.advance(SignedDuration::from_mins(11));
    let late = admin.post_form("/root/settings", &form("2", "30")).await;
    assert!(late.text().contains("Confirm that it is you"), "{}", late.text());
    assert_eq!(admin.get(SETTINGS).await.json()["version"], json!(2));
}
