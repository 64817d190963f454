//! Requests that are wrong in every way: the answer is a problem document that says what and where, and nothing is stored.
// covers: A15, A16

mod bodies;
mod bytes;
mod parameters;

use serde_json::{Value, json};
use testkit::{Answer, Client, TestApp};

use crate::place::{client, tenant_with_tables};

/// Those who may do everything, so that nothing is refused before it is read.
struct Allowed {
    owner: Client,
    root: Client,
}

impl Allowed {
    async fn new(app: &TestApp) -> Self {
        let acme = tenant_with_tables(app, "acme").await;
        let nobody = client(app).if_match(1);
        Self {
            owner: nobody.signed_in(&acme.owner().await),
            root: nobody.signed_in(&app.platform("super_admin").await),
        }
    }

    fn on(&self, path: &str) -> &Client {
        if path.starts_with("/api/v1/platform") {
            &self.root
        } else {
            &self.owner
        }
    }
}

/// Fails unless the answer is a problem document (RFC 9457), for a fault of the request's.
fn assert_problem(answer: &Answer, what: &str) {
    let told = format!(
        "{what}: {} {} {}",
        answer.status,
        answer.header("content-type"),
        String::from_utf8_lossy(&answer.body)
    );
    assert!(answer.status.is_client_error(), "{told}");
    assert_eq!(answer.header("content-type"), "application/problem+json", "{told}");
    let problem = answer.json();
    let code = problem["code"].as_str().unwrap_or_default();
    assert!(
        !code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'),
        "{told}"
    );
    assert_eq!(
        problem["type"],
        json!(format!("urn:bailiwick:problem:{code}")),
        "{told}"
    );
    assert_eq!(problem["status"], json!(answer.status.as_u16()), "{told}");
    assert!(
        problem["title"].as_str().is_some_and(|title| !title.is_empty()),
        "{told}"
    );
    assert!(is_sentence(&problem["detail"]), "no sentence in {told}");
    for error in problem["errors"].as_array().into_iter().flatten() {
        assert!(
            error["field"].is_string() && is_sentence(&error["message"]),
            "no sentence in {told}"
        );
        assert!(
            !error["message"].as_str().is_some_and(|text| text.contains(" at line ")),
            "whoever wrote {told} wrote fields"
        );
    }
}

fn is_sentence(text: &Value) -> bool {
    let text = text.as_str().unwrap_or_default();
    let start = text.chars().next().is_some_and(|c| !c.is_lowercase());
    start && text.ends_with(['.', '!', '?']) && !text.ends_with("..")
}

/// Fails unless the problem names this field first.
fn assert_field(answer: &Answer, field: &str, what: &str) {
    assert_problem(answer, what);
    let errors = &answer.json()["errors"];
    let named = errors[0]["field"].as_str().unwrap_or_default();
    let fits = named == field || named.starts_with(&format!("{field}.")) || named.starts_with(&format!("{field}["));
    assert!(fits, "{what} should name {field}: {}", answer.text());
}
