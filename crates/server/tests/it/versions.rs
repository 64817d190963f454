//! An edit says which version it changes: without one it is refused, and so is one that comes too late.

use app::Plane;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::{Answer, Client, TestApp};

use crate::{
    pages::{flash_of, with},
    place::client,
};

const SERVERS: &str = "/api/v1/platform/servers";
const STALE: &str = "Somebody changed this since you opened it.";

async fn added_server(admin: &Client) -> String {
    let new = json!({
        "name": "elsewhere", "host": "127.0.0.1", "port": 1, "database": "postgres", "username": "postgres",
        "password": "the server's password", "tls_mode": "disable",
    });
    let added = admin.post(SERVERS, &new).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
    added.json()["id"].as_str().expect("an id").to_owned()
}

#[tokio::test]
async fn the_api_changes_the_version_that_was_read() {
    let app = TestApp::new().await;
    app.tenant("acme").await;
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let server = format!("{SERVERS}/{}", added_server(&admin).await);
    let name = json!({ "name": "Another Name" });
    let deletion = json!({ "confirm": "acme", "reason": "Gone" });
    let tenant = "/api/v1/platform/tenants/acme";
    let edits: [(&str, Method, &str, Option<&Value>, u16); 3] = [
        ("/api/v1/me", Method::PATCH, "", Some(&name), 200),
        (&server, Method::DELETE, "", None, 204),
        (tenant, Method::POST, "/deletion", Some(&deletion), 202),
    ];
    for (path, method, below, body, done) in edits {
        let tag = admin.get(path).await.header("etag").to_owned();
        assert_eq!(tag, "\"1\"", "{path}");
        let edit = async |client: &Client| {
            let answer = client.send(method.clone(), &format!("{path}{below}"), body).await;
            (answer.status.as_u16(), answer.code())
        };
        assert_eq!(edit(&admin).await, (428, "version_required".to_owned()), "{path}");
        assert_eq!(edit(&admin.if_match(2)).await, (412, "stale".to_owned()), "{path}");
        let right = admin.header("if-match", &tag);
        assert_eq!(edit(&right).await, (done, String::new()), "{path}");
        assert_ne!(edit(&right).await.0, done, "{path} again");
    }
    let me = admin.get("/api/v1/me").await;
    assert_eq!((me.header("etag"), &me.json()["name"]), ("\"2\"", &name["name"]));
}

#[tokio::test]
async fn a_form_changes_the_version_that_was_shown() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = (Plane::App, acme.owner().await);
    let admin = (Plane::Root, app.platform("super_admin").await);
    let added = added_server(&client(&app).signed_in(&admin.1)).await;
    let server = format!("/root/servers/{added}");
    let confirm = [("confirm", "acme"), ("reason", "The customer left.")];
    for ((plane, person), page, form, fields) in [
        (&owner, "/account", "/account/profile", &[("name", "Another Name")][..]),
        (&admin, &*server, &*format!("{server}/delete"), &[]),
        (&admin, "/root/tenants/acme", "/root/tenants/acme/delete", &confirm),
    ] {
        let client = client(&app).signed_in(person);
        // What the next page says, or this one where the form is shown again.
        let told = async |answer: &Answer| match answer.status {
            StatusCode::SEE_OTHER => {
                let next = with(&app, *plane, person, &flash_of(answer));
                next.get(answer.header("location")).await.text().to_owned()
            }
            _ => answer.text().to_owned(),
        };
        let shown = "<input type=\"hidden\" name=\"version\" value=\"1\">";
        assert!(client.get(page).await.text().contains(shown), "{page}");
        for stale in [&[][..], &[("version", "2")], &[("version", "one")]] {
            let answer = client.post_form(form, &[fields, stale].concat()).await;
            let told = told(&answer).await;
            assert!(told.contains(STALE), "{form} of {stale:?}: {told}");
        }
        let right = client.post_form(form, &[fields, &[("version", "1")]].concat()).await;
        assert_eq!(right.status, StatusCode::SEE_OTHER, "{form}: {}", right.text());
        assert!(told(&right).await.contains("data-kind=\"success\""), "{form}");
    }
    // What somebody else wrote meanwhile is shown, not what was typed over it.
    let late = client(&app)
        .signed_in(&owner.1)
        .post_form("/account/profile", &[("name", "Late"), ("version", "1")])
        .await;
    assert!(late.text().contains("value=\"Another Name\"") && !late.text().contains("\"Late\""));
}
