//! Every operation of the OpenAPI document × every kind of caller, each with a request that is good in all else.
// covers: S0-03, S0-04, S0-05, S0-06, S3-01, S3-02, S3-11, S0-39, S0-21, S0-08, S0-42, S2-11, S2-18, D1, D6, D17

mod callers;
mod groups;
mod passkeys;
mod people;
mod requests;
mod reviews;
mod second_factors;
mod tenants;

use std::{collections::BTreeMap, fmt::Write};

use testkit::{NameServer, TestApp};

use crate::{place::tenant_with_tables, requests::operations};
use callers::{CALLERS, World};

#[tokio::test]
async fn who_may_call_what() {
    let names = NameServer::start().await;
    let app = TestApp::asking(&names).await;
    let acme = tenant_with_tables(&app, "acme").await;
    let world = World::new(&app, &acme).await;
    let mut text = String::new();
    for (method, path, id) in operations() {
        // Status and code, then who gets them.
        let mut answers: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for kind in CALLERS {
            let caller = world.caller(kind).await;
            let request = world.request(&id, &caller).await;
            let answer = caller
                .client
                .if_match(request.version)
                .send(method.parse().expect("a method"), &request.path, request.body.as_ref())
                .await;
            if id == "give_up_tenant" {
                world.reopen().await;
            }
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
