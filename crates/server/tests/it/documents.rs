//! The OpenAPI document against the router: what is served is documented, what is documented is served.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::{Method, StatusCode};
use serde_json::Value;
use server::{Part, router};
use testkit::TestApp;

use crate::{place::client, requests::operations};

fn document() -> Value {
    serde_json::to_value(server::openapi()).expect("the document is JSON")
}

#[test]
fn the_document_is_complete_in_itself() {
    let document = document();
    assert!(
        document["openapi"]
            .as_str()
            .is_some_and(|version| version.starts_with("3.1."))
    );
    let mut ids = BTreeSet::new();
    for (method, path, id) in operations() {
        assert!(ids.insert(id.clone()), "two operations are called {id}");
        let operation = &document["paths"][&path][method.to_lowercase()];
        for key in ["summary", "tags", "responses"] {
            assert!(!operation[key].is_null(), "{id} has no {key}");
        }
        let summary = operation["summary"].as_str().expect("a summary");
        assert!(
            !summary.ends_with('.') && summary.len() < 80,
            "the summary of {id} is no headline: {summary}"
        );
        for (status, response) in operation["responses"].as_object().expect("responses") {
            let described = response["description"].as_str().is_some_and(|text| !text.is_empty());
            assert!(described, "{status} of {id} has no description");
        }
        for name in path
            .split('/')
            .filter_map(|part| part.strip_prefix('{'))
            .map(|part| part.trim_end_matches('}'))
        {
            let declared = operation["parameters"].as_array().into_iter().flatten();
            let declared = declared
                .filter(|it| it["in"] == "path" && it["name"] == name && it["required"] == true)
                .count();
            assert_eq!(declared, 1, "{id} does not declare {name}");
        }
    }
    let mut referenced = BTreeSet::new();
    walk(&document, "", &mut |path, key, value| {
        assert!(!key.starts_with("x-"), "{path}: an extension is left over: {key}");
        if key == "$ref" {
            let pointer = value
                .as_str()
                .and_then(|text| text.strip_prefix('#'))
                .expect("all is in one document");
            assert!(
                document.pointer(pointer).is_some(),
                "{path} refers to {pointer}, which is not there"
            );
            referenced.insert(pointer.to_owned());
        }
        if key == "security" {
            for scheme in value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_object)
                .flat_map(|it| it.keys())
            {
                assert!(
                    !document["components"]["securitySchemes"][scheme].is_null(),
                    "{path}: no scheme {scheme}"
                );
            }
        }
    });
    let schemas: BTreeMap<_, _> = document["components"]["schemas"]
        .as_object()
        .expect("schemas")
        .iter()
        .collect();
    for name in schemas.keys() {
        assert!(
            referenced.contains(&format!("/components/schemas/{name}")),
            "nothing refers to {name}"
        );
    }
}

fn walk(value: &Value, path: &str, see: &mut impl FnMut(&str, &str, &Value)) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                see(path, key, value);
                walk(value, &format!("{path}/{key}"), see);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, path, see)),
        _ => {}
    }
}

/// The paths of a router, as its debug output lists them: there is no other way to see them all.
fn routed(app: &TestApp, part: Part) -> BTreeSet<String> {
    let text = format!("{:?}", router(app, part));
    let (_, paths) = text.split_once("paths: {").expect("a router lists its paths");
    let (paths, _) = paths
        .split_once('}')
        .map(|_| paths.split_at(paths.rfind(")").unwrap_or(paths.len())))
        .expect("the end of the list");
    paths
        .split('"')
        .filter(|part| part.starts_with('/'))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn what_is_served_is_documented_and_the_reverse() {
    let app = TestApp::new().await;
    let served: BTreeSet<String> = routed(&app, Part::Everything);
    let documented: BTreeSet<String> = operations().into_iter().map(|(_, path, _)| path).collect();
    assert!(
        served.len() > documented.len(),
        "the router lists {} paths",
        served.len()
    );
    assert!(
        served.contains("/healthz") && served.contains("/static/{*path}"),
        "{served:?}"
    );
    let api =
        |path: &&String| path.starts_with("/api/v1") || path.starts_with("/access") || path.starts_with("/.well-known");
    let of_api: BTreeSet<String> = served.iter().filter(api).cloned().collect();
    assert_eq!(of_api, documented);
    let apart: BTreeSet<String> = &routed(&app, Part::Tenants) | &routed(&app, Part::Platform);
    assert_eq!(apart, served, "what no listener of its own serves");
    // What is documented takes the method that it is documented with, and what is not is not.
    let nobody = client(&app);
    for (method, path, id) in operations() {
        let path = path.replace(['{', '}'], "");
        let answer = nobody.send(method.parse().expect("a method"), &path, None).await;
        assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{id}");
    }
    let served = nobody.get("/api/openapi.json").await;
    assert_eq!(served.json(), document());
    assert_eq!(served.header("content-type"), "application/json");
}

/// The copy that people read and that changes are reviewed in.
#[test]
fn the_committed_copy_is_the_document() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/openapi.json");
    let committed = std::fs::read_to_string(path).expect("docs/reference/openapi.json");
    let committed: Value = serde_json::from_str(&committed).expect("JSON");
    assert!(
        committed == document(),
        "docs/reference/openapi.json is old: run `cargo xtask generate`"
    );
}

#[tokio::test]
async fn the_page_needs_nothing_from_elsewhere() {
    let app = TestApp::new().await;
    let nobody = client(&app);
    let page = nobody.get("/api/docs").await;
    assert_eq!(page.status, StatusCode::OK);
    let mut files = 0;
    for part in page
        .text()
        .split(['"', '\''])
        .filter(|part| part.starts_with('/') || part.contains("://"))
    {
        assert!(part.starts_with('/') && !part.starts_with("//"), "{part} is elsewhere");
        let answer = nobody.send(Method::GET, part, None).await;
        assert_eq!(answer.status, StatusCode::OK, "{part}");
        files += 1;
    }
    assert!(files > 1, "{}", page.text());
    assert!(
        !page.text().contains("<script>") && !page.text().contains("<style"),
        "{}",
        page.text()
    );
}

/// Each guide says for which version somebody went through it last: a new version asks for that once more.
// covers: S3-112
#[test]
fn guides_were_verified_against_this_version() {
    let guides = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guides");
    let wanted = format!("*Last verified against version {} (", env!("CARGO_PKG_VERSION"));
    let mut count = 0;
    for entry in std::fs::read_dir(guides).expect("the guides") {
        let path = entry.expect("a guide").path();
        let text = std::fs::read_to_string(&path).expect("text");
        let last = text.trim_end().lines().last().unwrap_or_default();
        assert!(last.starts_with(&wanted), "{} ends with {last:?}", path.display());
        count += 1;
    }
    assert!(count >= 3);
}
