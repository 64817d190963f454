//! Mail against a real mail server: what is set in the panel is used, what the server says is told, and its password goes nowhere else.
// covers: S3-03, S3-38, S3-92, S3-97, A4, A11

use std::process::Stdio;

use app::Settings;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::{Client, TestApp, TestDatabase, settings};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

use crate::{conformance::tool, place::client};

const SERVER: &str = "/api/v1/platform/mail-server";
const PASSWORD: &str = "the relay's password";

/// aiosmtpd, until it is dropped.
struct Sink {
    port: u16,
    said: Lines<BufReader<ChildStdout>>,
    _process: Child,
}

impl Sink {
    async fn start(asks_for_password: bool) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/mail_server/sink.py");
        let mut process = Command::new(tool("python"))
            .arg(script)
            .args(asks_for_password.then_some("auth"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("Python runs");
        let mut said = BufReader::new(process.stdout.take().expect("its output")).lines();
        let port = said.next_line().await.expect("its output").expect("a port");
        Self {
            port: port.parse().expect("a port"),
            said,
            _process: process,
        }
    }

    async fn next(&mut self) -> Value {
        let line = self.said.next_line().await.expect("its output").expect("a mail");
        serde_json::from_str(&line).expect("JSON")
    }

    fn as_server(&self) -> Value {
        json!({
            "host": "127.0.0.1", "port": self.port, "tls": "none", "username": "bailiwick", "password": PASSWORD,
            "sender": "Bailiwick <no-reply@example.com>",
        })
    }
}

async fn set(admin: &Client, version: i32, server: &Value) -> (u16, Value) {
    let answer = admin.if_match(version).send(Method::PUT, SERVER, Some(server)).await;
    (answer.status.as_u16(), answer.json())
}

async fn test(admin: &Client, recipient: &str) -> Value {
    let path = format!("{SERVER}/test");
    admin.post(&path, &json!({ "recipient": recipient })).await.json()
}

/// Waits until the newest mail is in this state.
async fn newest(app: &TestApp, admin: &Client, state: &str) -> Value {
    let mut progress = app.watch_jobs();
    loop {
        let mails = admin.get("/api/v1/platform/mails").await.json();
        if mails["items"][0]["state"] == json!(state) {
            return mails["items"][0].clone();
        }
        progress.recv().await.expect("the application is there");
    }
}

#[tokio::test]
async fn mail_goes_where_the_panel_says() {
    let mut sink = Sink::start(true).await;
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let invite = async |email: &str| {
        let body = json!({ "email": email, "role": "member" });
        owner.post("/api/v1/tenants/acme/members", &body).await.json()
    };
    // Without one the link is there to copy, and nothing can be sent again.
    assert_eq!(admin.get(SERVER).await.json()["origin"], json!("nobody"));
    assert_eq!(invite("kept@example.com").await["mailed"], json!(false));
    assert_eq!(test(&admin, "ada@example.com").await["code"], json!("no_mail_server"));
    let kept = admin.get("/api/v1/platform/mails").await.json()["items"][0]["id"].clone();
    let kept = format!("/api/v1/platform/mails/{}/retry", kept.as_str().expect("an id"));
    assert_eq!(admin.send(Method::POST, &kept, None).await.code(), "no_mail_server");
    let page = admin.get("/root/mails?state=kept").await.text().to_owned();
    assert!(
        page.contains("kept@example.com") && !page.contains("Send all that wait"),
        "{page}"
    );
    assert!(
        owner
            .get("/t/acme/members")
            .await
            .text()
            .contains("Mail is not configured")
    );

    let (status, answer) = set(&admin, 1, &sink.as_server()).await;
    assert_eq!((status, &answer["origin"]), (200, &json!("panel")), "{answer}");
    assert!(
        !answer.to_string().contains(PASSWORD) && answer.get("password").is_none(),
        "{answer}"
    );
    let report = test(&admin, "ada@example.com").await;
    assert_eq!(report, json!({ "ok": true, "answer": "250 2.0.0 Taken as 4711" }));
    assert_eq!(sink.next().await["to"], json!(["ada@example.com"]));
    let report = test(&admin, "gone@example.com").await;
    assert_eq!(report["ok"], json!(false));
    assert!(
        report["answer"]
            .as_str()
            .is_some_and(|text| text.contains("No such mailbox here")),
        "{report}"
    );

    // What was kept is sent from the list, one or all.
    let page = admin.get("/root/mails").await.text().to_owned();
    assert!(
        page.contains("Send all that wait") && page.contains("/retry\""),
        "{page}"
    );
    app.start_workers();
    assert_eq!(admin.send(Method::POST, &kept, None).await.status, StatusCode::ACCEPTED);
    assert_eq!(sink.next().await["to"], json!(["kept@example.com"]));
    assert_eq!(invite("new@example.com").await["mailed"], json!(true));
    let mail = sink.next().await;
    assert_eq!(
        (&mail["to"], &mail["from"]),
        (&json!(["new@example.com"]), &json!("no-reply@example.com"))
    );
    newest(&app, &admin, "sent").await;

    // Refused for good: nothing tries again by itself, the address is marked, and a person may.
    invite("gone@example.com").await;
    let failed = newest(&app, &admin, "failed").await;
    assert!(
        failed["error"]
            .as_str()
            .is_some_and(|text| text.contains("No such mailbox here")),
        "{failed}"
    );
    assert!(failed["bounced_at"].is_string(), "{failed}");
    let job = "select state, attempts from jobs where kind = 'send_mail' order by id desc limit 1";
    let row = app.superuser().await.query_one(job, &[]).await.expect("a job");
    assert_eq!((row.get::<_, &str>(0), row.get::<_, i32>(1)), ("done", 1));
    let page = admin.get("/root/mails?state=failed").await.text().to_owned();
    assert!(
        page.contains("Send all that wait") && page.contains("address refused"),
        "{page}"
    );
    let retried = admin.send(Method::POST, "/api/v1/platform/mails/retry-all", None).await;
    assert_eq!(retried.json(), json!({ "mails": 1, "left": 0 }));

    // Refused for now: it waits, and says why.
    invite("busy@example.com").await;
    let mut progress = app.watch_jobs();
    loop {
        let busy = admin.get("/api/v1/platform/mails").await.json()["items"][0].clone();
        if busy["error"].is_string() {
            assert_eq!(busy["state"], json!("outbox"));
            assert!(
                busy["error"]
                    .as_str()
                    .is_some_and(|text| text.contains("Come back later")),
                "{busy}"
            );
            break;
        }
        progress.recv().await.expect("the application is there");
    }
    // And no event holds the password.
    app.seal_all().await;
    let events = admin.get("/api/v1/platform/audit?limit=200").await.text().to_owned();
    assert!(events.contains("mail_server.change") && !events.contains(PASSWORD));
}

#[tokio::test]
async fn the_password_goes_to_no_other_server() {
    let (mut sink, thief) = (Sink::start(true).await, Sink::start(true).await);
    let app = TestApp::new().await;
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    assert_eq!(set(&admin, 1, &sink.as_server()).await.0, 200);
    let mut again = sink.as_server();
    again["password"] = Value::Null;
    for (field, value) in [
        ("host", json!("localhost")),
        ("port", json!(thief.port)),
        ("username", json!("somebody")),
    ] {
        let mut elsewhere = again.clone();
        elsewhere[field] = value;
        let (status, answer) = set(&admin, 2, &elsewhere).await;
        assert_eq!(
            (status, &answer["errors"][0]["field"]),
            (422, &json!("password")),
            "another {field}: {answer}"
        );
    }
    // The same server keeps it.
    again["sender"] = json!("Others <others@example.com>");
    assert_eq!(set(&admin, 2, &again).await.0, 200);
    assert_eq!(test(&admin, "ada@example.com").await["ok"], json!(true));
    assert_eq!(sink.next().await["from"], json!("others@example.com"));
    // Put back beside another host by whoever writes to the database, it does not open.
    let superuser = app.superuser().await;
    let moved = superuser
        .execute("update mail_settings set port = $1", &[&i32::from(thief.port)])
        .await;
    assert_eq!(moved.expect("moved"), 1);
    let report = admin
        .post(&format!("{SERVER}/test"), &json!({ "recipient": "ada@example.com" }))
        .await;
    assert_eq!(report.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", report.text());

    // In clear it goes over no network, and clouds' own addresses are not called.
    let mut far = sink.as_server();
    far["host"] = json!("smtp.example.com");
    let (status, answer) = set(&admin, 3, &far).await;
    assert_eq!(
        (status, &answer["errors"][0]["field"]),
        (422, &json!("tls")),
        "{answer}"
    );
    let cloud = json!({
        "host": "169.254.169.254", "port": 80, "tls": "none", "username": null, "password": null, "sender": "a@example.com",
    });
    assert_eq!(set(&admin, 3, &cloud).await.0, 200);
    let report = test(&admin, "ada@example.com").await;
    assert!(
        report["answer"]
            .as_str()
            .is_some_and(|text| text.contains("link-local")),
        "{report}"
    );
}

#[tokio::test]
async fn the_configuration_holds() {
    let mut sink = Sink::start(false).await;
    let database = TestDatabase::new().await;
    let told = Settings {
        smtp: Some(app::Smtp {
            host: "127.0.0.1".into(),
            port: sink.port,
            tls: app::SmtpTls::None,
            username: None,
            password: None,
            from: "told@example.com".into(),
        }),
        ..settings(&database)
    };
    let app = TestApp::with(database, told).await;
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let now = admin.get(SERVER).await.json();
    assert_eq!(
        (&now["origin"], &now["host"]),
        (&json!("configuration"), &json!("127.0.0.1"))
    );
    let (status, answer) = set(&admin, 1, &sink.as_server()).await;
    assert_eq!((status, &answer["code"]), (409, &json!("set_in_configuration")));
    assert!(
        admin
            .get("/root/settings/mail")
            .await
            .text()
            .contains("Set where Bailiwick is started")
    );
    assert_eq!(test(&admin, "ada@example.com").await["ok"], json!(true));
    assert_eq!(sink.next().await["from"], json!("told@example.com"));
}

#[tokio::test]
async fn the_page_sets_and_tests_it() {
    let mut sink = Sink::start(true).await;
    let app = TestApp::new().await;
    let admin = client(&app).signed_in(&app.platform("super_admin").await);
    let port = sink.port.to_string();
    let form = |version: &'static str, tls: &'static str| {
        [
            ("version", version),
            ("host", "127.0.0.1"),
            ("port", port.as_str()),
            ("tls", tls),
            ("username", "bailiwick"),
            ("password", PASSWORD),
            ("sender", "no-reply@example.com"),
        ]
    };
    let saved = admin.post_form("/root/settings/mail", &form("1", "none")).await;
    assert_eq!(saved.header("location"), "/root/settings/mail", "{}", saved.text());
    let page = admin.get("/root/settings/mail").await.text().to_owned();
    assert!(
        page.contains("Send a test") && !page.contains(PASSWORD) && !page.contains("relay&#39;s"),
        "{page}"
    );
    let tested = admin
        .post_form("/root/settings/mail/test", &[("recipient", "ada@example.com")])
        .await;
    assert_eq!(tested.status, StatusCode::SEE_OTHER);
    assert_eq!(sink.next().await["to"], json!(["ada@example.com"]));
    let wrong = admin.post_form("/root/settings/mail", &form("2", "perhaps")).await;
    assert!(
        wrong.text().contains("Choose how the connection is encrypted."),
        "{}",
        wrong.text()
    );
}
