//! What is taken away is gone on the very next request, on another replica as well.
// covers: D11, A3, S2-24, S3-42, S4-29

use app::{App, Caller, Clock, Plane, SessionId, TokenId, members, sessions, tables, tenants, tokens};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use server::{Part, router};
use testkit::{Client, PASSWORD, Person, TestApp, keys};

use crate::place::{client, set_rights, tenant_with_tables};

/// Two replicas on one database.
struct Replicas {
    here: Client,
    there: Client,
}

impl Replicas {
    fn of(app: &TestApp) -> Self {
        Self {
            here: client(app),
            there: Client::new(router(&another(app), Part::Everything)),
        }
    }

    /// The same caller at both.
    fn both(&self, dress: impl Fn(&Client) -> Client) -> [Client; 2] {
        [dress(&self.here), dress(&self.there)]
    }
}

/// A second process, as far as anything in memory goes.
pub fn another(app: &TestApp) -> App {
    let clock: Clock = app.clock().clone();
    App::on_prepared(&app.database().owner(), keys(), app.settings().clone(), clock)
}

async fn expect(clients: &[Client], path: &str, status: StatusCode, code: &str, when: &str) {
    for client in clients {
        let answer = client.get(path).await;
        assert_eq!(
            (answer.status, &*answer.code()),
            (status, code),
            "{path} {when}: {}",
            answer.text()
        );
    }
}

const OK: StatusCode = StatusCode::OK;
const ME: &str = "/api/v1/me";
const MEMBERS: &str = "/api/v1/tenants/acme/members";

async fn session_of(app: &TestApp, person: &Person) -> SessionId {
    let sql = "select id from sessions where user_id = $1 order by created_at limit 1";
    let row = app.superuser().await.query_one(sql, &[&person.user.0]).await;
    SessionId(row.expect("a session").get(0))
}

#[tokio::test]
async fn a_session_that_ended_is_over() {
    let app = TestApp::new().await;
    let replicas = Replicas::of(&app);
    for (how, plane) in [
        ("revoked", Plane::App),
        ("revoked", Plane::Root),
        ("signed out", Plane::App),
        ("signed out", Plane::Root),
        ("expired", Plane::App),
    ] {
        let person = match plane {
            Plane::App => app.stranger().await,
            Plane::Root => app.platform("support").await,
        };
        let clients = replicas.both(|client| client.signed_in(&person));
        expect(&clients, ME, OK, "", "before").await;
        match how {
            "revoked" => {
                let path = format!("/api/v1/me/sessions/{}", session_of(&app, &person).await);
                assert_eq!(
                    clients[0].send(Method::DELETE, &path, None).await.status,
                    StatusCode::NO_CONTENT
                );
            }
            "signed out" => {
                let path = if plane == Plane::Root {
                    "/root/sign-out"
                } else {
                    "/sign-out"
                };
                assert_eq!(clients[0].post_form(path, &[]).await.status, StatusCode::SEE_OTHER);
            }
            _ => app.advance(jiff::SignedDuration::from_hours(24 * 14)),
        }
        expect(&clients, ME, StatusCode::UNAUTHORIZED, "unauthenticated", how).await;
    }
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions() {
    let app = TestApp::new().await;
    let replicas = Replicas::of(&app);
    let person = app.stranger().await;
    let sign_in = sessions::SignIn {
        plane: Plane::App,
        email: person.email.clone(),
        password: PASSWORD.into(),
    };
    let other = app
        .in_public(&app.anonymous(), sign_in)
        .await
        .expect("signed in")
        .session()
        .unwrap();
    let others = replicas.both(|client| client.cookie(Plane::App, other.token.expose()));
    let own = replicas.both(|client| client.signed_in(&person));
    expect(&others, ME, OK, "", "before").await;
    let change = json!({ "current": PASSWORD, "new": "granite otter 77 fjord lamp" });
    let changed = own[0].send(Method::PUT, "/api/v1/me/password", Some(&change)).await;
    assert_eq!(changed.status, StatusCode::NO_CONTENT, "{}", changed.text());
    expect(
        &others,
        ME,
        StatusCode::UNAUTHORIZED,
        "unauthenticated",
        "after the change",
    )
    .await;
    expect(&own, ME, OK, "", "after one's own change").await;
    for (password, fits) in [(PASSWORD, false), ("granite otter 77 fjord lamp", true)] {
        let form = [("email", &*person.email), ("password", password)];
        let answer = replicas.there.post_form("/sign-in", &form).await;
        assert_eq!(
            answer.header("set-cookie").starts_with("__Host-bailiwick="),
            fits,
            "{}",
            answer.status
        );
    }
}

#[tokio::test]
async fn a_member_who_is_archived_or_demoted_is_so_at_once() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let replicas = Replicas::of(&app);
    let owner = replicas.here.signed_in(&acme.owner().await);
    let admin = acme.admin().await;
    let member = admin.membership.expect("a member");
    let token = acme_token(&app, &admin).await;
    let clients: Vec<Client> = replicas
        .both(|client| client.signed_in(&admin))
        .into_iter()
        .chain(replicas.both(|client| client.bearer(&token)))
        .collect();
    let version = async || {
        let list = app
            .in_tenant(&Caller::cli(), &acme.by_id(), members::List::default())
            .await
            .expect("members");
        list.items.iter().find(|it| it.id == member).expect("the admin").version
    };
    let change = async |what: &str, method: Method, body: Option<Value>| {
        let answer = owner
            .if_match(version().await)
            .send(method, &format!("{MEMBERS}/{member}{what}"), body.as_ref())
            .await;
        assert_eq!(answer.status, OK, "{what} {}", answer.text());
    };
    expect(&clients, MEMBERS, OK, "", "as an admin").await;
    change("", Method::PATCH, Some(json!({ "role": "member" }))).await;
    expect(&clients, MEMBERS, StatusCode::FORBIDDEN, "forbidden", "as a member").await;
    change("", Method::PATCH, Some(json!({ "role": "staff" }))).await;
    expect(&clients, MEMBERS, OK, "", "as staff").await;
    change("/archive", Method::POST, None).await;
    expect(&clients, MEMBERS, StatusCode::NOT_FOUND, "not_found", "archived").await;
    change("/reactivate", Method::POST, None).await;
    expect(&clients, MEMBERS, OK, "", "reactivated").await;
}

async fn acme_token(app: &TestApp, person: &Person) -> String {
    let new = tokens::NewToken {
        name: "members".into(),
        tenant: Some("acme".into()),
        permissions: vec!["members.view".into()],
        expires_in_days: 1,
    };
    app.on_account(person, tokens::Create(new))
        .await
        .expect("a token")
        .token
}

#[tokio::test]
async fn a_token_that_is_revoked_or_has_expired_is_none() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let replicas = Replicas::of(&app);
    let owner = acme.owner().await;
    let session = replicas.here.signed_in(&owner);
    let token = acme_token(&app, &owner).await;
    let clients = replicas.both(|client| client.bearer(&token));
    expect(&clients, MEMBERS, OK, "", "before").await;
    let id = session.get("/api/v1/me/tokens").await.json()["items"][0]["id"].clone();
    let id: TokenId = id.as_str().expect("an id").parse().expect("an id");
    let revoked = session
        .send(Method::DELETE, &format!("/api/v1/me/tokens/{id}"), None)
        .await;
    assert_eq!(revoked.status, StatusCode::NO_CONTENT);
    expect(
        &clients,
        MEMBERS,
        StatusCode::UNAUTHORIZED,
        "unauthenticated",
        "revoked",
    )
    .await;

    let token = acme_token(&app, &owner).await;
    let clients = replicas.both(|client| client.bearer(&token));
    expect(&clients, MEMBERS, OK, "", "before").await;
    app.advance(jiff::SignedDuration::from_hours(24));
    expect(
        &clients,
        MEMBERS,
        StatusCode::UNAUTHORIZED,
        "unauthenticated",
        "expired",
    )
    .await;
}

#[tokio::test]
async fn a_tenant_that_is_deleted_is_none() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let replicas = Replicas::of(&app);
    let owner = acme.owner().await;
    let token = acme_token(&app, &owner).await;
    let invitation = acme
        .invite(&Caller::cli(), "new@example.com", "member")
        .await
        .expect("an invitation");
    let clients: Vec<Client> = replicas
        .both(|client| client.signed_in(&owner))
        .into_iter()
        .chain(replicas.both(|client| client.bearer(&token)))
        .collect();
    expect(&clients, MEMBERS, OK, "", "before").await;
    let delete = tenants::DeleteNow {
        tenant: acme.by_id(),
        version: 1,
        confirm: "acme".into(),
        reason: "Gone".into(),
    };
    app.on_platform(&Caller::cli(), delete).await.expect("deleted");
    expect(&clients, MEMBERS, StatusCode::NOT_FOUND, "not_found", "deleted").await;
    let none = clients[0].get("/api/v1/tenants/nobody/members").await;
    assert_eq!(clients[0].get(MEMBERS).await.fingerprint(), none.fingerprint());
    assert_eq!(clients[0].get("/api/v1/me/tenants").await.json()["items"], json!([]));
    let refused = app.accept(&invitation).await.map(drop);
    assert_eq!(refused.expect_err("the link is dead").code(), "invite_invalid");
}

#[tokio::test]
async fn a_platform_admin_who_is_closed_is_none() {
    let app = TestApp::new().await;
    let replicas = Replicas::of(&app);
    app.platform("super_admin").await;
    let overview = "/api/v1/platform/overview";
    for (how, sql) in [
        (
            "inactive",
            "update platform_admins set state = 'inactive', version = version + 1 where user_id = $1",
        ),
        (
            "closed",
            "update platform_admins set closed_at = now(), version = version + 1 where user_id = $1",
        ),
        ("suspended", "update users set state = 'suspended' where id = $1"),
    ] {
        let admin = app.platform("operator").await;
        let clients = replicas.both(|client| client.signed_in(&admin));
        expect(&clients, overview, OK, "", "before").await;
        app.superuser().await.execute(sql, &[&admin.user.0]).await.expect(how);
        let (status, code) = if how == "suspended" {
            (StatusCode::FORBIDDEN, "suspended")
        } else {
            (StatusCode::NOT_FOUND, "not_found")
        };
        expect(&clients, overview, status, code, how).await;
    }
}

// covers: S0-40
#[tokio::test]
async fn a_grant_that_is_taken_away_is_gone() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let replicas = Replicas::of(&app);
    let member = acme.member().await;
    let clients = replicas.both(|client| client.signed_in(&member));
    let (list, rows) = ("/api/v1/tenants/acme/tables", "/api/v1/tenants/acme/tables/orders/rows");
    for _ in 0..2 {
        expect(&clients, rows, OK, "", "while it is granted").await;
        for client in &clients {
            assert_eq!(names(&client.get(list).await.json()), ["customers", "orders"]);
        }
        set_rights(&app, &acme.by_id(), "member", &[("orders", false)]).await;
        expect(
            &clients,
            rows,
            StatusCode::NOT_FOUND,
            "not_found",
            "once it is taken away",
        )
        .await;
        let none = clients[0].get("/api/v1/tenants/acme/tables/nothing/rows").await;
        assert_eq!(
            clients[0].get(rows).await.fingerprint(),
            none.fingerprint(),
            "a table one may not read is none"
        );
        for client in &clients {
            assert_eq!(names(&client.get(list).await.json()), ["customers"]);
        }
        // The engine's answer aside, PostgreSQL itself refuses.
        let database = testkit::superuser(&app.database().tenants()).await;
        let sql = "select count(*) from pg_roles r, pg_class c
            where r.rolname like 'bw\\_%\\_member' and c.relname = 'orders' and has_table_privilege(r.oid, c.oid, 'select')";
        assert_eq!(
            database.query_one(sql, &[]).await.expect("the roles").get::<_, i64>(0),
            0
        );
        set_rights(&app, &acme.by_id(), "member", &[("orders", true)]).await;
    }
    let cli = app
        .in_tenant(&Caller::cli(), &acme.by_id(), tables::List::default())
        .await
        .expect("tables");
    assert_eq!(cli.len(), 2);
}

fn names(tables: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = tables
        .as_array()
        .expect("tables")
        .iter()
        .filter_map(|it| it["name"].as_str())
        .collect();
    names.sort_unstable();
    names
}
