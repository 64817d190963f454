//! A tenant's roles as a file, over HTTP: as YAML and as JSON, from the API and from the panel's pages, and what is no such file.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::{Answer, Client, TestApp};

use crate::place::client;

const FILE: &str = "/api/v1/tenants/acme/role-file";
const YAML: &str = "application/yaml";
const AUDITOR: &str = "version: 1\nroles:\n  - {key: auditor, name: Auditor, rank: 30}\n";

async fn send(client: &Client, path: &str, text: &str) -> Answer {
    let kind = "application/yaml; charset=utf-8";
    client.send_bytes(Method::POST, path, kind, text.to_owned()).await
}

#[tokio::test]
async fn a_file_goes_out_and_comes_in_as_yaml_or_json() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let written = owner.get(FILE).await;
    assert_eq!((written.status, written.header("content-type")), (StatusCode::OK, YAML));
    assert!(written.text().starts_with("version: 1\nroles:\n"), "{}", written.text());
    let nothing = send(&owner, &format!("{FILE}/plan"), written.text()).await.json();
    assert_eq!(nothing["changes"], json!([]));

    let planned = send(&owner, &format!("{FILE}/plan"), AUDITOR).await.json();
    let as_json = json!({ "version": 1, "roles": [{ "key": "auditor", "name": "Auditor", "rank": 30 }] });
    let same = owner.post(&format!("{FILE}/plan"), &as_json).await.json();
    assert_eq!(planned, same);
    assert_eq!(planned["changes"][0]["deed"], "create");
    let line = json!({ "field": "name", "removed": null, "added": "Auditor" });
    assert_eq!(planned["changes"][0]["lines"][0], line);

    let state = planned["state"].as_str().expect("a state");
    let agreed = format!("{FILE}/apply?state={state}");
    let applied = send(&owner, &agreed, AUDITOR).await;
    assert_eq!(applied.status, StatusCode::OK, "{}", applied.text());
    assert_eq!(applied.json()["changes"], planned["changes"]);
    let stale = send(&owner, &agreed, AUDITOR).await;
    assert_eq!(
        (stale.status, &*stale.code()),
        (StatusCode::PRECONDITION_FAILED, "stale")
    );
    let pruned = send(&owner, &format!("{FILE}/apply?prune=true"), "version: 1\nroles: []\n").await;
    assert_eq!(pruned.json()["changes"][0]["name"], "auditor");
    assert_eq!(owner.get(FILE).await.text(), written.text());
}

#[tokio::test]
async fn what_is_no_file_of_roles_is_said_to_be_none() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let before = owner.get(FILE).await;
    let bomb =
        "version: 1\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n";
    for verb in ["plan", "apply"] {
        let path = format!("{FILE}/{verb}");
        for (text, told) in [
            ("version: 1\nroles:\n  - key: a\n    nam: x\n", "line 4"),
            ("version: 1\nroles: [", "line 2"),
            (bomb, "line"),
            ("", "line 1"),
            ("version: 3", "version"),
            (
                "version: 1\nroles: [{key: staff, rank: 50, name: x\u{202e}}]",
                "invisible",
            ),
        ] {
            let answer = send(&owner, &path, text).await;
            let wanted = (StatusCode::UNPROCESSABLE_ENTITY, "invalid");
            assert_eq!((answer.status, &*answer.code()), wanted, "{text}: {}", answer.text());
            let told_well = answer.json()["detail"].as_str().is_some_and(|it| it.contains(told));
            assert!(told_well, "{text}: {}", answer.text());
        }
        let no_text = owner.send_bytes(Method::POST, &path, YAML, vec![0xff, 0xfe]).await;
        assert_eq!(
            (no_text.status, &*no_text.code()),
            (StatusCode::BAD_REQUEST, "malformed")
        );
        let large = send(&owner, &path, &"#".repeat(1024 * 1024 + 1)).await;
        assert_eq!(
            (large.status, &*large.code()),
            (StatusCode::PAYLOAD_TOO_LARGE, "too_large")
        );
        for kind in ["text/plain", "text/yaml", "application/yamls", ""] {
            let other = owner.send_bytes(Method::POST, &path, kind, AUDITOR).await;
            assert_eq!(other.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
        }
        let misspelt = send(&owner, &format!("{path}?purge=true"), AUDITOR).await;
        assert_eq!(misspelt.status, StatusCode::BAD_REQUEST);
    }
    // Which of many it was is told, and how it is told by code stays.
    let admin = client(&app).signed_in(&acme.admin().await);
    let text = format!("{AUDITOR}  - {{key: mate, name: Mate, rank: 60}}\n");
    let refused = send(&admin, &format!("{FILE}/apply"), &text).await;
    assert_eq!(
        (refused.status, &*refused.code()),
        (StatusCode::FORBIDDEN, "rank_too_high")
    );
    let detail: Value = refused.json()["detail"].clone();
    assert!(
        detail.as_str().is_some_and(|it| it.starts_with("The role mate: ")),
        "{detail}"
    );
    assert_eq!(before.text(), owner.get(FILE).await.text());
}

/// The parts of a form with a file in it, as a browser sends it.
async fn hand_in(client: &Client, text: &str, prune: bool) -> Answer {
    let mut body = String::new();
    let prune = prune.then_some(("prune", "yes"));
    for (name, value) in [("file", ""), ("text", text)].into_iter().chain(prune) {
        body.push_str(&format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        ));
    }
    body.push_str("--edge--\r\n");
    let kind = "multipart/form-data; boundary=edge";
    client
        .send_bytes(Method::POST, "/t/acme/role-file/plan", kind, body)
        .await
}

#[tokio::test]
async fn the_pages_show_what_a_file_changes_before_it_does() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let roles = owner.get("/t/acme/roles").await;
    for link in ["/t/acme/role-file.yaml", "/t/acme/role-file\""] {
        assert!(roles.text().contains(link), "{link}");
    }
    let file = owner.get("/t/acme/role-file.yaml").await;
    assert_eq!(
        (file.header("content-type"), file.text()),
        (YAML, owner.get(FILE).await.text())
    );
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert_eq!(owner.get("/t/acme/role-file").await.status, StatusCode::OK);

    let wrong = hand_in(&owner, "version: 1\nrolls: []", false).await;
    assert!(
        wrong.text().contains("line 2") && wrong.text().contains("rolls: []"),
        "{}",
        wrong.text()
    );
    let hostile = AUDITOR.replace("Auditor", "<script>");
    let page = hand_in(&owner, &hostile, true).await;
    assert!(page.text().contains("is made") && !page.text().contains("<script>Auditor"));
    assert!(
        !page.text().contains("name: <script>") && page.text().contains("&#60;script&#62;"),
        "{}",
        page.text()
    );
    let (_, state) = page.text().split_once("name=\"state\" value=\"").expect("the state");
    let (state, _) = state.split_once('"').expect("its end");
    let fields = [("text", &*hostile), ("prune", "yes"), ("state", state)];
    let applied = owner.post_form("/t/acme/role-file", &fields).await;
    assert_eq!(applied.header("location"), "/t/acme/roles", "{}", applied.text());
    assert!(owner.get("/t/acme/roles").await.text().contains("&#60;script&#62;"));
    let stale = owner.post_form("/t/acme/role-file", &fields).await;
    assert!(stale.text().contains("Plan once more"), "{}", stale.text());
    let same = hand_in(&owner, &hostile, false).await;
    assert!(same.text().contains("Nothing changes"));

    // Whoever may not sees no way there, and finds none.
    let staff = client(&app).signed_in(&acme.staff().await);
    assert!(!staff.get("/t/acme/roles").await.text().contains("role-file"));
    assert!(staff.get("/t/acme/role-file").await.status.is_redirection());
    assert!(staff.get("/t/acme/role-file.yaml").await.status.is_redirection());
    let refused = hand_in(&staff, AUDITOR, false).await;
    assert!(refused.status.is_redirection(), "{}", refused.text());
}
