//! What needs a recent proof of identity, as a program and as a browser meet it.
// covers: D20

use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use serde_json::json;
use testkit::{Client, PASSWORD, TestApp};

use crate::place::client;

const PROOF: &str = "/api/v1/me/proof";
const ASKS: &str = "Confirm that it is you";

async fn people(app: &TestApp) -> (Client, Client) {
    let acme = app.tenant("acme").await;
    let owner = client(app).signed_in(&acme.owner().await);
    let admin = client(app).signed_in(&app.platform("super_admin").await);
    app.advance(SignedDuration::from_mins(11));
    (owner, admin)
}

#[tokio::test]
async fn a_program_proves_and_sends_again() {
    let app = TestApp::new().await;
    let (owner, admin) = people(&app).await;
    let token = json!({ "name": "export", "tenant": "acme", "permissions": ["members.view"], "expires_in_days": 1 });
    let deletion = json!({ "confirm": "acme", "reason": "The customer left." });
    let tenant = "/api/v1/platform/tenants/acme/deletion";
    for (client, method, path, body, done) in [
        (
            owner.header("idempotency-key", "one"),
            Method::POST,
            "/api/v1/me/tokens",
            Some(&token),
            201,
        ),
        (admin.if_match(1), Method::POST, tenant, Some(&deletion), 202),
    ] {
        let send = async || client.send(method.clone(), path, body).await;
        let prove = async |password: &str| {
            let body = json!({ "password": password });
            let answer = client.send(Method::PUT, PROOF, Some(&body)).await;
            (answer.status.as_u16(), answer.code())
        };
        let refused = send().await;
        assert_eq!(
            (refused.status.as_u16(), &*refused.code()),
            (403, "step_up_required"),
            "{path}"
        );
        let said = refused.json()["detail"].as_str().expect("a sentence").to_owned();
        assert!(said.contains("give your password once more"), "{said}");
        assert_eq!(prove("wrong").await, (422, "invalid".to_owned()));
        assert_eq!(send().await.code(), "step_up_required", "{path}");
        assert_eq!(prove(PASSWORD).await, (204, String::new()));
        let answer = send().await;
        assert_eq!(answer.status.as_u16(), done, "{path}: {}", answer.text());
    }
}

#[tokio::test]
async fn a_form_comes_back_with_all_that_was_filled_in() {
    let app = TestApp::new().await;
    let (owner, admin) = people(&app).await;
    let token = [
        ("name", "Nightly \"export\""),
        ("tenant", "acme"),
        ("expires_in", "7"),
        ("permissions", "members.view"),
        ("permissions", "tables.view"),
    ];
    let delete = [("version", "1"), ("confirm", "acme"), ("reason", "The customer left.")];
    for (client, path, fields) in [
        (&owner, "/account/tokens", &token[..]),
        (&admin, "/root/tenants/acme/delete", &delete),
    ] {
        let with = |proof: &'static str| [fields, &[("proof", proof)]].concat();
        for (sent, wrong) in [
            (fields.to_vec(), false),
            (with("not the password"), true),
            (with(""), true),
        ] {
            let asks = client.post_form(path, &sent).await;
            let text = asks.text();
            assert_eq!(
                (asks.status, text.contains(ASKS)),
                (StatusCode::OK, true),
                "{path}: {text}"
            );
            assert_eq!(text.contains("This is not your password."), wrong, "{path}");
            assert!(text.contains(&format!("action=\"{path}\"")), "{path}: {text}");
            for (name, value) in fields {
                let value = value.replace('"', "&#34;");
                let hidden = format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
                assert!(text.contains(&hidden), "{hidden} is not in {text}");
            }
            assert!(!text.contains("not the password"), "what was typed is never sent back");
        }
        let done = client.post_form(path, &with(PASSWORD)).await;
        assert!(!done.text().contains(ASKS), "{path}: {}", done.text());
    }
    let tokens = owner.get("/api/v1/me/tokens").await.json();
    assert_eq!(tokens["items"][0]["name"], "Nightly \"export\"");
    assert_eq!(
        tokens["items"][0]["permissions"],
        json!(["members.view", "tables.view"])
    );
    let tenant = admin.get("/api/v1/platform/tenants/acme").await.json();
    assert_eq!(tenant["state"], "pending_deletion");
    app.seal_all().await;
    let event = admin
        .get("/api/v1/platform/audit?operation=tenants.delete&outcome=done")
        .await
        .json();
    assert_eq!(event["items"][0]["justification"], "The customer left.", "{event}");
    assert!(
        event["items"][0]["reason"].is_null(),
        "that is the code of a refusal: {event}"
    );
    assert_eq!(
        event["items"][0]["after"],
        json!({ "state": "pending_deletion" }),
        "{event}"
    );
    let page = admin.get("/root/audit?operation=tenants.delete").await;
    assert!(
        page.text().contains("<strong>Why</strong> The customer left."),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_form_waits_after_many_wrong_passwords() {
    let app = TestApp::new().await;
    let (_, admin) = people(&app).await;
    let form = |proof: &'static str| {
        [
            ("version", "1"),
            ("confirm", "acme"),
            ("reason", "The customer left."),
            ("proof", proof),
        ]
    };
    for _ in 0..6 {
        let answer = admin.post_form("/root/tenants/acme/delete", &form("wrong")).await;
        assert!(
            answer.text().contains("This is not your password."),
            "{}",
            answer.text()
        );
    }
    let waits = admin.post_form("/root/tenants/acme/delete", &form(PASSWORD)).await;
    assert!(waits.text().contains("Too many attempts."), "{}", waits.text());
    let tenant = admin.get("/api/v1/platform/tenants/acme").await.json();
    assert_eq!(tenant["state"], "active");
}
