//! Others' judgement of the API: a validator reads its document, and schemathesis sends what the document allows and what it
//! does not, for a bounded time and always the same. `make tools` installs both.
// covers: A15

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use app::{Caller, Plane, mails, members, servers, sessions::SignIn};
use axum::http::StatusCode;
use server::{Listeners, TrustedProxies, serve};
use testkit::{PASSWORD, TestApp};
use tokio::{net::TcpListener, process::Command, sync::watch};

use crate::place::{client, tenant_with_tables};

/// A program of the tests' Python.
pub fn tool(name: &str) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("it lies in the target directory");
    let program = target.join("tools/python/bin").join(name);
    assert!(
        program.exists(),
        "{} is missing: `make tools` installs it",
        program.display()
    );
    program
}

#[tokio::test]
async fn the_document_is_valid() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/openapi.json");
    let output = Command::new(tool("openapi-spec-validator"))
        .args(["--schema", "3.1", path])
        .output()
        .await;
    let output = output.expect("the validator runs");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// What every answer must be: documented in status, type and shape, no fault of ours, and no yes to what is not allowed.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,\
                      negative_data_rejection,missing_required_header,unsupported_method";

/// Longer than it ever takes; what bounds a run is how many examples it tries.
const AT_MOST: Duration = Duration::from_secs(400);

/// What would end the tenant that all is tried in, or the place in it of whoever tries; and what never ends.
const NOT_TRIED: &str = "[[operations]]\ninclude-operation-id = \"give_up_tenant\"\nenabled = false\n\
    [[operations]]\ninclude-operation-id = \"leave_for_good\"\nenabled = false\n\
    [[operations]]\ninclude-operation-id = \"follow_events\"\nenabled = false\n\
    [[operations]]\ninclude-operation-id = \"follow_all_events\"\nenabled = false\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn schemathesis_finds_nothing() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let (owner, admin) = (acme.owner().await, app.platform("super_admin").await);
    let invitation = acme
        .invite(&Caller::cli(), "new@example.com", "member")
        .await
        .expect("an invitation");
    let list = app
        .in_tenant(&Caller::cli(), &acme.by_id(), members::List::default())
        .await
        .expect("members");
    let server = servers::List::default();
    let server = app.on_platform(&Caller::cli(), server).await.expect("servers");
    let mail = app
        .on_platform(&Caller::cli(), mails::List::default())
        .await
        .expect("mails");

    // Whoever is found in the list of users is signed out and suspended: not those who ask.
    let somebody = app.stranger().await;
    // A session to be ended that is not the one that ends it.
    let sign_in = SignIn {
        plane: Plane::App,
        email: owner.email.clone(),
        password: PASSWORD.into(),
    };
    let other = app
        .in_public(&app.anonymous(), sign_in)
        .await
        .expect("a session")
        .session()
        .unwrap();

    // What is there, so that more is tried than how one says that there is nothing.
    // RFC 6585 §3 has a status of its own for an If-Match that is missing; a key that was used before is wrong sooner.
    let config = format!(
        "[checks]\nmissing_required_header.expected-statuses = [422, 428]\n[parameters]\n\"path.tenant\" = \"acme\"\n\"path.role\" = \"member\"\n\"path.table\" = \"orders\"\n\"path.invitation\" = \"{}\"\n\
         \"path.session\" = \"{}\"\n\
         \"path.member\" = \"{}\"\n\"path.server\" = \"{}\"\n\"path.mail\" = \"{}\"\n\"path.user\" = \"{}\"\n\
         {NOT_TRIED}",
        invitation.id, other.id, list.items[0].id, server.items[0].id, mail.items[0].id, somebody.user
    );
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(app.database().name());
    std::fs::create_dir_all(&directory).expect("a directory");
    std::fs::write(directory.join("schemathesis.toml"), config).expect("its configuration");

    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!(
        "http://{}/api/openapi.json",
        listener.local_addr().expect("its address")
    );
    let (stop, stopped) = watch::channel(false);
    let listeners = Listeners {
        main: listener,
        platform: None,
        metrics: None,
        proxies: TrustedProxies::default(),
    };
    let serving = tokio::spawn(serve(app.app().clone(), listeners, stopped));
    let as_owner = run(
        &directory,
        &url,
        format!("__Host-bailiwick={}", owner.token),
        &["account", "tenant", "decisions"],
    );
    let as_admin = run(
        &directory,
        &url,
        format!("__Host-bailiwick-root={}", admin.token),
        &["platform"],
    );
    let found = tokio::time::timeout(AT_MOST, async { tokio::join!(as_owner, as_admin) }).await;
    stop.send_replace(true);
    let (as_owner, as_admin) = found.expect("schemathesis comes to an end");
    serving.await.expect("the server ends").expect("it ends well");
    std::fs::remove_dir_all(&directory).expect("the directory is gone");
    // All that was answered, was answered to somebody who may ask.
    for (person, path) in [
        (&owner, "/api/v1/tenants/acme/members"),
        (&admin, "/api/v1/platform/overview"),
    ] {
        let still = client(&app).signed_in(person).get(path).await;
        assert_eq!(still.status, StatusCode::OK, "{path}: {}", still.text());
    }
    assert!(as_owner.0, "as an owner:\n{}", as_owner.1);
    assert!(as_admin.0, "as a Super Admin:\n{}", as_admin.1);
}

/// Whether nothing was found, and what schemathesis says.
async fn run(directory: &Path, url: &str, cookie: String, tags: &[&str]) -> (bool, String) {
    let mut command = Command::new(tool("schemathesis"));
    command
        .args(["run", url, "--checks", CHECKS, "--phases", "examples,coverage,fuzzing"])
        .args(["--max-examples", "20", "--seed", "1", "--generation-deterministic"])
        .args([
            "--continue-on-failure",
            "--request-timeout",
            "60",
            "--warnings",
            "off",
            "--suppress-health-check",
            "all",
        ])
        .args(["--generation-with-security-parameters", "false"])
        .args(["-H", &format!("Cookie: {cookie}")])
        .current_dir(directory)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .kill_on_drop(true);
    for tag in tags {
        command.args(["--include-tag", tag]);
    }
    let output = command.output().await.expect("schemathesis runs");
    let told = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&told).into_owned())
}
