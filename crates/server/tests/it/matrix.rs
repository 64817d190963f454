//! Every operation of the OpenAPI document × every kind of caller, each with a request that is good in all else.
// covers: S0-39, S0-21, S0-08, S0-42, S2-11, S2-18, D1, D6, D17

mod callers;
mod requests;

use std::{collections::BTreeMap, fmt::Write};

use testkit::TestApp;

use crate::place::tenant_with_tables;
use callers::{CALLERS, World};

/// Method, path and operation id, by path.
pub fn operations() -> Vec<(String, String, String)> {
    let document = serde_json::to_value(server::openapi()).expect("the document is JSON");
    let mut found = Vec::new();
    // Whether JSON objects keep their order depends on what else is built.
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let id = operation["operationId"].as_str().expect("every operation has an id");
            found.push((method.to_uppercase(), path.clone(), id.to_owned()));
        }
    }
    found.sort_by(|a: &(String, String, String), b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    found
}

#[tokio::test]
async fn who_may_call_what() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let world = World::new(&app, &acme).await;
    let mut text = String::new();
    for (method, path, id) in operations() {
        // Status and code, then who gets them.
        let mut answers: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for kind in CALLERS {
            let caller = world.caller(kind).await;
            let request = world.request(&id, &caller).await;
            assert_eq!(
                (&*method, true),
                (request.method.as_str(), fits(&path, &request.path)),
                "the request of {id}"
            );
            let answer = caller
                .client
                .if_match(request.version)
                .send(request.method, &request.path, request.body.as_ref())
                .await;
            assert!(!answer.status.is_server_error(), "{id} by {kind}: {}", answer.text());
            let outcome = format!("{} {}", answer.status.as_u16(), answer.code());
            answers.entry(outcome.trim().to_owned()).or_default().push(kind);
        }
        writeln!(text, "{method} {path}\n  {id}").expect("a string");
        for (outcome, callers) in answers {
            writeln!(text, "    {outcome:<22} {}", folded(&callers)).expect("a string");
        }
        text.push('\n');
    }
    insta::assert_snapshot!("callers", text);
}

/// In lines that a reviewer's screen holds.
fn folded(callers: &[&str]) -> String {
    let mut lines = vec![String::new()];
    for caller in callers {
        let line = lines.last_mut().expect("there is always one");
        if line.len() + caller.len() > 100 {
            lines.push(format!("{caller}, "));
        } else {
            line.push_str(&format!("{caller}, "));
        }
    }
    lines
        .join(&format!("\n{:27}", ""))
        .trim_end_matches(", ")
        .replace(" \n", "\n")
}

/// Whether a path is one of a template's.
fn fits(template: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let (template, path): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len() && template.iter().zip(path).all(|(t, p)| t.starts_with('{') || *t == p)
}
