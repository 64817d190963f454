//! What browsers are told and what they are kept from: cookies, other sites, headers on every answer.
// covers: A12, S0-21, S0-08, G12

use app::Plane;
use axum::http::{Method, StatusCode};
use serde_json::json;
use testkit::{Answer, PASSWORD, TestApp};

use crate::place::client;

const NAME: &str = "/api/v1/me";

#[tokio::test]
async fn other_sites_change_nothing() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let admin = app.platform("super_admin").await;
    let (tenant, root) = (client(&app).signed_in(&person), client(&app).signed_in(&admin));
    let name = json!({ "name": "Changed" });
    let foreign: [&[(&str, &str)]; 7] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example"), ("host", "bailiwick.example")],
        &[("origin", "null"), ("host", "bailiwick.example")],
        &[
            ("origin", "https://bailiwick.example.evil.example"),
            ("host", "bailiwick.example"),
        ],
        &[
            ("origin", "https://bailiwick.example:8443"),
            ("host", "bailiwick.example"),
        ],
        &[
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://bailiwick.example"),
            ("host", "bailiwick.example"),
        ],
    ];
    for client in [&tenant, &root] {
        for headers in foreign {
            let from_there = headers
                .iter()
                .fold(client.clone(), |client, (name, value)| client.header(name, value));
            let answer = from_there.send(Method::PATCH, NAME, Some(&name)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}: {}", answer.text());
            assert_eq!(answer.code(), "cross_site", "{headers:?}");
            assert!(
                answer.json()["detail"]
                    .as_str()
                    .is_some_and(|detail| detail.ends_with('.')),
                "{}",
                answer.text()
            );
            // A page of another site posts forms without asking; a reader's link is a reader's own.
            for path in ["/sign-out", "/root/sign-out", "/sign-in", "/root/sign-in"] {
                assert_eq!(
                    from_there.post_form(path, &[]).await.status,
                    StatusCode::FORBIDDEN,
                    "{path} {headers:?}"
                );
            }
            assert_eq!(from_there.get(NAME).await.status, StatusCode::OK, "{headers:?}");
        }
        assert_ne!(client.get(NAME).await.json()["name"], "Changed");
        for headers in [
            vec![],
            vec![("sec-fetch-site", "same-origin")],
            vec![("sec-fetch-site", "none")],
            vec![("origin", "https://bailiwick.example"), ("host", "bailiwick.example")],
        ] {
            let own = headers
                .iter()
                .fold(client.clone(), |client, (name, value)| client.header(name, value));
            let version = own.get(NAME).await.json()["version"].as_i64().expect("a version");
            let renamed = own
                .if_match(version.try_into().expect("a small one"))
                .send(Method::PATCH, NAME, Some(&name))
                .await;
            assert_eq!(renamed.status, StatusCode::OK, "{headers:?}");
        }
    }
    // What a form can send from another site is not what the API reads.
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        let answer = tenant
            .if_match(1)
            .send_bytes(Method::PATCH, NAME, kind, name.to_string())
            .await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind}");
    }
}

#[tokio::test]
async fn a_cookie_of_one_plane_is_nothing_on_the_other() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let both = app.platform("super_admin").await;
    acme.admit(&both, "owner").await;
    let nobody = client(&app);
    let paths = ["/api/v1/tenants/acme/members", "/api/v1/platform/overview"];
    let root_token = &both.token;
    for (path, right) in [(paths[0], false), (paths[1], true)] {
        let answer = nobody.cookie(Plane::Root, root_token).get(path).await;
        assert_eq!(
            answer.status,
            if right {
                StatusCode::OK
            } else {
                StatusCode::UNAUTHORIZED
            },
            "{path}"
        );
        // The very token under the other plane's name is no session there either.
        let answer = nobody.cookie(Plane::App, root_token).get(path).await;
        assert_eq!(
            (answer.status, &*answer.code()),
            (StatusCode::UNAUTHORIZED, "unauthenticated"),
            "{path}"
        );
    }
    let member = acme.owner().await;
    for path in paths {
        let answer = nobody.cookie(Plane::Root, &member.token).get(path).await;
        assert_eq!(
            (answer.status, &*answer.code()),
            (StatusCode::UNAUTHORIZED, "unauthenticated"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_wrong_bearer_token_is_not_helped_by_a_good_cookie() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = client(&app).signed_in(&acme.owner().await);
    let path = "/api/v1/tenants/acme/members";
    assert_eq!(owner.get(path).await.status, StatusCode::OK);
    for value in [
        "Bearer",
        "Bearer ",
        "Bearer x",
        "bearer bwt_wrong",
        "Basic b3duZXI6eA==",
        "",
        " ",
        "Bearer\tx",
        "Negotiate",
        "Bearer bwt_a, Bearer bwt_b",
    ] {
        let answer = owner.header("authorization", value).get(path).await;
        assert_eq!(
            (answer.status, &*answer.code()),
            (StatusCode::UNAUTHORIZED, "unauthenticated"),
            "{value:?}"
        );
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    }
}

#[tokio::test]
async fn cookies_are_kept_to_one_host_and_from_scripts() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    let admin = app.platform("super_admin").await;
    let nobody = client(&app);
    for (path, out, email, name) in [
        ("/sign-in", "/sign-out", &person.email, "__Host-bailiwick="),
        (
            "/root/sign-in",
            "/root/sign-out",
            &admin.email,
            "__Host-bailiwick-root=",
        ),
    ] {
        let signed_in = nobody
            .post_form(path, &[("email", email), ("password", PASSWORD)])
            .await;
        assert_eq!(signed_in.status, StatusCode::SEE_OTHER, "{}", signed_in.text());
        let cookie = signed_in.header("set-cookie").to_owned();
        assert!(cookie.starts_with(name), "{cookie}");
        assert_kept(&signed_in);
        let (value, _) = cookie.split_once(';').expect("attributes");
        assert!(value.len() >= name.len() + 43, "256 bits are 43 letters: {value}");
        assert!(
            !signed_in.text().contains(&value[name.len()..]),
            "the session's token is in the page"
        );
        let inside = nobody.header("cookie", value);
        assert_eq!(inside.get(NAME).await.status, StatusCode::OK);
        let left = inside.post_form(out, &[]).await;
        assert!(left.header("set-cookie").contains("Max-Age=0"), "{:?}", left.headers);
        assert_kept(&left);
        assert_eq!(inside.get(NAME).await.status, StatusCode::UNAUTHORIZED);
        // No session begins with an identifier that came from outside.
        let fixed = nobody
            .cookie(Plane::App, "chosen-by-somebody-else")
            .cookie(Plane::Root, "chosen-by-somebody-else");
        let again = fixed.post_form(path, &[("email", email), ("password", PASSWORD)]).await;
        assert!(!again.header("set-cookie").contains("chosen"), "{:?}", again.headers);
        assert_eq!(
            fixed.get(NAME).await.status,
            StatusCode::UNAUTHORIZED,
            "nor becomes one"
        );
    }
    for next in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "\\\\evil.example",
        "%2F%2Fevil.example",
    ] {
        let form = [("email", &*person.email), ("password", PASSWORD), ("next", next)];
        let answer = nobody.post_form("/sign-in", &form).await;
        assert_eq!(answer.header("location"), "/", "{next} is followed");
    }
}

fn assert_kept(answer: &Answer) {
    for cookie in answer.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().expect("text");
        for part in ["__Host-", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{part} is missing: {cookie}");
        }
        assert!(!cookie.to_lowercase().contains("domain="), "{cookie}");
    }
}

#[tokio::test]
async fn every_answer_says_what_to_refuse() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let nobody = client(&app);
    let (owner, root) = (
        nobody.signed_in(&acme.owner().await).if_match(1),
        nobody.signed_in(&app.platform("super_admin").await),
    );
    let large = "x".repeat(1024 * 1024 + 1);
    let answers = [
        ("a page", nobody.get("/sign-in").await),
        ("a page inside", owner.get("/t/acme").await),
        ("a root page", root.get("/root").await),
        ("a redirect", nobody.get("/root").await),
        ("JSON", owner.get("/api/v1/me").await),
        ("401", nobody.get("/api/v1/me").await),
        (
            "403",
            owner
                .header("sec-fetch-site", "cross-site")
                .post("/api/v1/me/tokens", &json!({}))
                .await,
        ),
        ("404 of the API", owner.get("/api/v1/nothing").await),
        ("404 of a tenant", owner.get("/api/v1/tenants/nobody/members").await),
        ("404 of a page", nobody.get("/nothing").await),
        ("405", nobody.send(Method::DELETE, "/api/v1/me", None).await),
        (
            "413",
            owner
                .send_bytes(Method::PATCH, "/api/v1/me", "application/json", large)
                .await,
        ),
        (
            "415",
            owner.send_bytes(Method::PATCH, "/api/v1/me", "text/plain", "x").await,
        ),
        ("422", owner.send(Method::PATCH, "/api/v1/me", Some(&json!({}))).await),
        ("a file", nobody.get("/static/css/base.css").await),
        ("no file", nobody.get("/static/nothing.css").await),
        ("no path", nobody.get("/static/%FF").await),
        ("a file above", nobody.get("/static/../Cargo.toml").await),
        ("the document", nobody.get("/api/openapi.json").await),
        ("its page", nobody.get("/api/docs").await),
        ("health", nobody.get("/healthz").await),
        ("readiness", nobody.get("/readyz").await),
        ("HEAD", nobody.send(Method::HEAD, "/sign-in", None).await),
        ("OPTIONS", nobody.send(Method::OPTIONS, "/api/v1/me", None).await),
    ];
    for (what, answer) in answers {
        assert_guarded(what, &answer);
        if what == "a file above" {
            assert!(answer.status.is_client_error(), "{what}: {}", answer.status);
        }
    }
}

fn assert_guarded(what: &str, answer: &Answer) {
    let policy = answer.header("content-security-policy");
    assert!(
        policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"),
        "{what}: {policy}"
    );
    assert!(!policy.contains("unsafe"), "{what}: {policy}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{name} of {what}");
    }
    assert!(!answer.header("x-request-id").is_empty(), "{what} has no request id");
    assert!(
        answer.headers.get("access-control-allow-origin").is_none(),
        "{what} is open to other sites"
    );
    assert!(
        answer.headers.get("server").is_none() && answer.headers.get("x-powered-by").is_none(),
        "{what} tells too much"
    );
    let kept = answer.header("cache-control");
    let file = what == "a file";
    assert!(
        if file {
            kept.starts_with("public")
        } else {
            kept == "no-store"
        },
        "{what} may be kept: {kept}"
    );
    assert!(!answer.status.is_server_error(), "{what}: {}", answer.status);
}

/// On a listener of its own the platform is hidden from the other, and the other from it.
#[tokio::test]
async fn each_listener_serves_its_part_only() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let both = app.platform("super_admin").await;
    acme.admit(&both, "owner").await;
    let tenants = testkit::Client::new(server::router(&app, server::Part::Tenants)).signed_in(&both);
    let platform = testkit::Client::new(server::router(&app, server::Part::Platform)).signed_in(&both);
    let nothing = tenants.get("/api/v1/nothing").await;
    for (_, path, _) in crate::requests::operations() {
        let elsewhere = match path.starts_with("/api/v1/platform") {
            true => &tenants,
            false if path.starts_with("/api/v1/me") => continue,
            false => &platform,
        };
        let answer = elsewhere.get(&path.replace(['{', '}'], "")).await;
        if path.starts_with("/.well-known") {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        } else {
            assert_eq!(answer.fingerprint(), nothing.fingerprint(), "{path}");
        }
    }
    assert_eq!(platform.get("/api/v1/platform/overview").await.status, StatusCode::OK);
    assert_eq!(tenants.get("/root").await.status, StatusCode::NOT_FOUND);
    assert_eq!(platform.get("/t/acme").await.status, StatusCode::NOT_FOUND);
}
