//! Every parameter of a path and of a query, with values that are none.

use axum::http::Method;
use serde_json::json;
use testkit::TestApp;

use super::{Allowed, assert_field, assert_problem};
use crate::{
    place::client,
    requests::{address, operations, parameters, required_query},
    witness,
};

const NO_IDS: [&str; 14] = [
    "x",
    "0",
    "-1",
    "mem_",
    "mem_0000000000007000800000000000000",
    "MEM_00000000000070008000000000000000",
    "00000000-0000-7000-8000-000000000000",
    "%00",
    "%FF%FE",
    "..%2F..%2Fadmins",
    "%27%20or%201%3D1--",
    "%F0%9F%98%80",
    "%E2%80%AEmem",
    "%20",
];

#[tokio::test]
async fn what_is_no_id_is_refused_or_not_found() {
    let app = TestApp::new().await;
    let allowed = Allowed::new(&app).await;
    let before = witness::everything(&app).await;
    let mut tried = 0;
    for (method, path, id) in operations() {
        for parameter in parameters(&id, "path") {
            let wrong_one = parameter["name"].as_str().expect("a name");
            let long = "m".repeat(3000);
            for value in NO_IDS.into_iter().chain([&*long]) {
                let wrong = address(&id, |name| (name == wrong_one).then(|| value.to_owned()));
                let method: Method = method.parse().expect("a method");
                let answer = allowed.on(&path).send(method, &wrong, None).await;
                assert_problem(&answer, &format!("{id} {wrong}"));
                tried += 1;
            }
        }
    }
    assert!(tried > 400, "only {tried} requests");
    assert_eq!(before, witness::everything(&app).await, "something was stored");
}

/// Values that are wrong for a query parameter of this name; where the answer may be fine, only that it is no fault of ours counts.
fn wrong_values(name: &str) -> (&'static [&'static str], bool) {
    match name {
        "limit" => (
            &[
                "0",
                "-1",
                "65536",
                "99999999999999999999",
                "abc",
                "1.5",
                "1e3",
                "0x10",
                "%00",
                "%20",
                "1%20",
            ],
            true,
        ),
        "since" | "until" => (
            &[
                "yesterday",
                "2026-13-01T00:00:00Z",
                "2026-01-01",
                "%00",
                "1",
                "-9999-01-02T00:00:00Z",
                "+010000-01-01T00:00:00Z",
            ],
            true,
        ),
        "descending" => (&["maybe", "1", "%00"], true),
        _ => (
            &[
                "%00",
                "a%00b",
                "%FF",
                "%27%3B%20drop%20table%20users%3B--",
                "%25%5F%5C",
                "%F0%9F%98%80",
                "%E2%80%AE",
                "0.",
                "1.x",
                "9223372036854775807.00000000000000000000000000000000",
                "-9223372036854775808.ffffffffffffffffffffffffffffffff",
                "job_",
                "eyJ9",
            ],
            false,
        ),
    }
}

#[tokio::test]
async fn a_wrong_query_is_said_to_be_wrong() {
    let app = TestApp::new().await;
    let allowed = Allowed::new(&app).await;
    let before = witness::everything(&app).await;
    let mut tried = 0;
    for (method, path, id) in operations() {
        let queries: Vec<&str> = parameters(&id, "query")
            .iter()
            .filter_map(|it| it["name"].as_str())
            .collect();
        if queries.is_empty() {
            continue;
        }
        // What must be there is, and right, unless it is what is wrong.
        let required = required_query(&id);
        let send = async |query: &str| {
            let besides = required
                .iter()
                .filter(|(name, _)| !query.starts_with(&format!("{name}=")));
            let besides: String = besides.map(|(name, value)| format!("&{name}={value}")).collect();
            let wrong = format!("{}?{query}{besides}", address(&id, |_| None));
            let method: Method = method.parse().expect("a method");
            (allowed.on(&path).send(method, &wrong, None).await, wrong)
        };
        let (answer, wrong) = send("surprise=1").await;
        assert_field(&answer, "surprise", &wrong);
        for name in queries {
            let (values, refused) = wrong_values(name);
            let long = "9".repeat(5000);
            for value in values.iter().copied().chain([&*long]) {
                let (answer, wrong) = send(&format!("{name}={value}")).await;
                let fine = !refused && answer.status.is_success();
                if !fine {
                    assert_problem(&answer, &wrong);
                }
                if refused {
                    assert_field(&answer, name, &wrong);
                }
                tried += 1;
            }
            let (answer, wrong) = send(&format!("{name}=1&{name}=2")).await;
            assert_problem(&answer, &wrong);
        }
    }
    assert!(tried > 200, "only {tried} requests");
    assert_eq!(before, witness::everything(&app).await, "something was stored");
}

/// As far as PostgreSQL's time reaches and ours does.
#[tokio::test]
async fn times_far_away_are_times() {
    let app = TestApp::new().await;
    let allowed = Allowed::new(&app).await;
    for query in [
        "until=9999-12-30T00:00:00Z",
        "since=-009999-01-03T00:00:00Z",
        "until=-009999-01-03T00:00:00Z",
        "since=0001-01-01T00:00:00Z",
        "since=9999-12-30T00:00:00Z&until=0001-01-01T00:00:00Z",
        "since=1969-01-01T00:00:00%2B14:00",
    ] {
        for path in ["/api/v1/tenants/acme/audit", "/api/v1/platform/audit"] {
            let answer = allowed.on(path).get(&format!("{path}?{query}")).await;
            assert_eq!(answer.status.as_u16(), 200, "{path}?{query}: {}", answer.text());
        }
    }
}

#[tokio::test]
async fn addresses_that_are_none_are_said_to_be_none() {
    let app = TestApp::new().await;
    let allowed = Allowed::new(&app).await;
    for path in [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v1/nothing",
        "/api/v2/me",
        "/api/v1/me/",
        "/api/v1//me",
        "/access/v1/evaluations",
        "/api/v1/tenants/acme",
        "/API/V1/ME",
    ] {
        let answer = allowed.owner.header("accept", "*/*").get(path).await;
        if path.starts_with("/api/") || path.starts_with("/access/") {
            assert_problem(&answer, path);
        }
        assert_eq!(answer.status.as_u16(), 404, "{path}");
    }
    let mut tried = 0;
    for (_, path, id) in operations() {
        for method in ["PUT", "PATCH", "DELETE", "POST", "TRACE", "PROPFIND", "OPTIONS"] {
            let known = operations().iter().any(|(m, p, _)| *p == path && m == method);
            if known {
                continue;
            }
            let answer = allowed
                .on(&path)
                .send(method.parse().expect("a method"), &address(&id, |_| None), None)
                .await;
            assert_problem(&answer, &format!("{method} {path}"));
            assert_eq!(
                (answer.status.as_u16(), &*answer.code()),
                (405, "method_not_allowed"),
                "{method} {path}"
            );
            assert!(
                !answer.header("allow").is_empty(),
                "{method} {path} says nothing of what it allows"
            );
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried} requests");
}

/// An edit says which version it changes, as it was read.
#[tokio::test]
async fn an_edit_without_its_version_is_refused() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let member = acme.member().await.membership.expect("a member");
    let owner = client(&app).signed_in(&acme.owner().await);
    let path = format!("/api/v1/tenants/acme/members/{member}");
    let change = async |tag: Option<&str>| {
        let client = tag.map_or_else(|| owner.clone(), |tag| owner.header("if-match", tag));
        let answer = client
            .send(Method::PATCH, &path, Some(&json!({ "role": "staff" })))
            .await;
        (answer.status.as_u16(), answer.code(), answer.header("etag").to_owned())
    };
    assert_eq!(change(None).await, (428, "version_required".to_owned(), String::new()));
    for tag in [
        "*",
        "1",
        "\"\"",
        "\"one\"",
        "W/\"1\"",
        "\"1\", \"2\"",
        "\"-1\"",
        "\"99999999999\"",
    ] {
        assert_eq!(
            change(Some(tag)).await,
            (400, "malformed".to_owned(), String::new()),
            "{tag}"
        );
    }
    assert_eq!(change(Some("\"1\"")).await, (200, String::new(), "\"2\"".to_owned()));
    assert_eq!(change(Some("\"1\"")).await, (412, "stale".to_owned(), String::new()));
}
