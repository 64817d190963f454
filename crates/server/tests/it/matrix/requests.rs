//! For each operation a request that whoever is allowed gets a 2xx for: its target is new each time and everything in it is right.

use app::{
    Caller, JobId, SecretToken, SessionId, TokenId,
    invitations::NewLink,
    members, servers,
    tenants::{Create, NewTenant},
};
use axum::http::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use testkit::{PASSWORD, Person};
use uuid::Uuid;

use super::callers::{Asker, World};

pub struct Request {
    pub method: Method,
    pub path: String,
    pub body: Option<Value>,
    /// Of what is edited.
    pub version: i32,
}

fn get(path: impl Into<String>) -> Request {
    with(Method::GET, path, None)
}

fn post(path: impl Into<String>, body: Value) -> Request {
    with(Method::POST, path, Some(body))
}

fn with(method: Method, path: impl Into<String>, body: Option<Value>) -> Request {
    Request {
        method,
        path: path.into(),
        body,
        version: 1,
    }
}

impl Request {
    fn of_version(self, version: i32) -> Self {
        Self { version, ..self }
    }
}

impl World<'_> {
    pub async fn request(&self, operation: &str, asker: &Asker) -> Request {
        match operation {
            "authzen_configuration" => get("/.well-known/authzen-configuration"),
            "evaluate" => self.evaluation().await,
            name if name.contains("account") || name.contains("password") && name != "rotate_password" => account(name),
            "list_my_tenants" => get("/api/v1/me/tenants"),
            "list_sessions" => get("/api/v1/me/sessions"),
            "revoke_session" => with(
                Method::DELETE,
                format!("/api/v1/me/sessions/{}", self.session_of(asker).await),
                None,
            ),
            "prove_identity" => with(Method::PUT, "/api/v1/me/proof", Some(json!({ "password": PASSWORD }))),
            "list_tokens" => get("/api/v1/me/tokens"),
            "create_token" => post("/api/v1/me/tokens", new_token(asker)),
            "revoke_token" => with(
                Method::DELETE,
                format!("/api/v1/me/tokens/{}", self.token_of(asker).await),
                None,
            ),
            _ => match self.on_platform(operation).await {
                Some(request) => request,
                None => self.in_tenant(operation).await,
            },
        }
    }

    async fn on_platform(&self, operation: &str) -> Option<Request> {
        let platform = "/api/v1/platform";
        Some(match operation {
            "show_overview" => get(format!("{platform}/overview")),
            "list_admins" => get(format!("{platform}/admins")),
            "list_jobs" => get(format!("{platform}/jobs")),
            "retry_job" => {
                let slug = self.new_tenant().await;
                let failed = "update jobs set state = 'failed'
                    where tenant_id = (select id from tenants where slug = $1) returning id";
                let row = self.app.superuser().await.query_one(failed, &[&slug]).await;
                let job = JobId(row.expect("a failed job").get(0));
                with(Method::POST, format!("{platform}/jobs/{job}/retry"), None)
            }
            "list_mails" => get(format!("{platform}/mails")),
            "show_mail" => get(format!("{platform}/mails/{}", self.mail().await)),
            "list_all_events" => get(format!("{platform}/audit")),
            "verify_audit" => get(format!("{platform}/audit/verification")),
            "list_servers" => get(format!("{platform}/servers")),
            "add_server" => post(format!("{platform}/servers"), self.new_server(1)),
            "test_server" => {
                let local = self.local_server().await;
                post(format!("{platform}/servers/test"), self.new_server(local.port))
            }
            "show_server" => get(format!("{platform}/servers/{}", self.local_server().await.id)),
            "check_server" => with(
                Method::POST,
                format!("{platform}/servers/{}/check", self.local_server().await.id),
                None,
            ),
            "remove_server" => {
                let new = serde_json::from_value(self.new_server(1)).expect("a server");
                let server = self
                    .app
                    .on_platform(&Caller::cli(), servers::Add(new))
                    .await
                    .expect("a server");
                with(Method::DELETE, format!("{platform}/servers/{}", server.id), None)
            }
            "list_tenants" => get(format!("{platform}/tenants")),
            "create_tenant" => {
                let slug = self.new_name("t");
                post(
                    format!("{platform}/tenants"),
                    json!({ "name": "New", "slug": slug, "isolation": "schema" }),
                )
            }
            "attach_tenant" => {
                let slug = self.new_name("t");
                let body = json!({ "name": "New", "slug": slug, "database": "elsewhere", "schema": slug });
                post(format!("{platform}/tenants/attach"), body)
            }
            "show_tenant" => get(format!("{platform}/tenants/{}", self.acme.slug)),
            "delete_tenant" => {
                let slug = self.new_tenant().await;
                post(
                    format!("{platform}/tenants/{slug}/deletion"),
                    json!({ "confirm": slug, "reason": "Gone" }),
                )
            }
            "invite_owner" => {
                let slug = self.new_tenant().await;
                let email = format!("{slug}@example.com");
                post(
                    format!("{platform}/tenants/{slug}/owner-invitation"),
                    json!({ "email": email }),
                )
            }
            _ => return None,
        })
    }

    async fn in_tenant(&self, operation: &str) -> Request {
        let tenant = format!("/api/v1/tenants/{}", self.acme.slug);
        match operation {
            "list_members" => get(format!("{tenant}/members")),
            "invite_member" => {
                let email = format!("{}@example.com", self.new_name("new"));
                post(format!("{tenant}/members"), json!({ "email": email, "role": "member" }))
            }
            "change_role" => {
                let (member, version) = self.member("active").await;
                let body = json!({ "role": "member" });
                with(Method::PATCH, format!("{tenant}/members/{member}"), Some(body)).of_version(version)
            }
            "archive_member" => {
                let (member, version) = self.member("active").await;
                with(Method::POST, format!("{tenant}/members/{member}/archive"), None).of_version(version)
            }
            "reactivate_member" => {
                let (member, version) = self.member("archived").await;
                with(Method::POST, format!("{tenant}/members/{member}/reactivate"), None).of_version(version)
            }
            "list_invitations" => get(format!("{tenant}/invitations")),
            "resend_invitation" => {
                let id = self.invitation().await.id;
                with(Method::POST, format!("{tenant}/invitations/{id}/resend"), None)
            }
            "revoke_invitation" => {
                let id = self.invitation().await.id;
                with(Method::DELETE, format!("{tenant}/invitations/{id}"), None)
            }
            "list_roles" => get(format!("{tenant}/roles")),
            "show_grants" => get(format!("{tenant}/grants/member")),
            "save_grants" => {
                let sql = "select version from roles where tenant_id = $1 and key = 'member'";
                let row = self
                    .app
                    .superuser()
                    .await
                    .query_one(sql, &[&self.acme.id.0])
                    .await
                    .expect("the role");
                let line = json!({ "table": "orders", "read": true, "write": false, "delete": false });
                let body = json!({ "lines": [line] });
                with(Method::PATCH, format!("{tenant}/grants/member"), Some(body)).of_version(row.get(0))
            }
            "list_tables" => get(format!("{tenant}/tables")),
            "list_rows" => get(format!("{tenant}/tables/orders/rows")),
            "list_events" => get(format!("{tenant}/audit")),
            "show_connection" => get(format!("{tenant}/connection")),
            "rotate_password" => with(Method::POST, format!("{tenant}/connection/password"), None),
            other => {
                panic!("{other} is in the OpenAPI document and not in this matrix: write a good request for it here")
            }
        }
    }

    /// About somebody else, which only those may ask who hold `decisions.view`.
    async fn evaluation(&self) -> Request {
        let somebody = self.acme.member().await;
        let body = json!({
            "subject": { "type": "user", "id": somebody.user },
            "action": { "name": "tables.view" },
            "resource": { "type": "tenant", "id": self.acme.slug },
        });
        post("/access/v1/evaluation", body)
    }

    /// A session of the asker beside the one that asks; one of nobody where there is no asker.
    async fn session_of(&self, asker: &Asker) -> SessionId {
        let id = SessionId::new();
        if let Some(Person { user, .. }) = &asker.person {
            let sql = "insert into sessions (id, token_hash, user_id, plane, methods, proved_at, created_at, seen_at, expires_at)
                       values ($1, $2, $3, 'app', '{pwd}', now(), now(), now(), now() + interval '1 day')";
            let hash = SecretToken::new().hash();
            let client = self.app.superuser().await;
            client
                .execute(sql, &[&id.0, &hash.as_slice(), &user.0])
                .await
                .expect("a session");
        }
        id
    }

    async fn token_of(&self, asker: &Asker) -> TokenId {
        let id = TokenId::new();
        if let Some(Person { user, .. }) = &asker.person {
            let sql = "insert into api_tokens (id, token_hash, user_id, name, permissions, created_at, expires_at)
                       values ($1, $2, $3, 'one more', '{overview.view}', now(), now() + interval '1 day')";
            let hash = SecretToken::new().hash();
            let client = self.app.superuser().await;
            client
                .execute(sql, &[&id.0, &hash.as_slice(), &user.0])
                .await
                .expect("a token");
        }
        id
    }

    /// Somebody below everybody who may act on people, in this state, with their version.
    async fn member(&self, state: &str) -> (app::MembershipId, i32) {
        let id = self.acme.read_only().await.membership.expect("a member");
        let sql = "update memberships set state = $2 where id = $1 returning version";
        let row = self
            .app
            .superuser()
            .await
            .query_one(sql, &[&id.0, &state])
            .await
            .expect("the member");
        (id, row.get(0))
    }

    async fn invitation(&self) -> NewLink {
        let new = members::NewMember {
            email: format!("{}@example.com", self.new_name("invited")),
            name: String::new(),
            role: "member".into(),
        };
        let invite = members::Invite(new);
        self.app
            .in_tenant(&Caller::cli(), &self.acme.by_id(), invite)
            .await
            .expect("an invitation")
    }

    async fn mail(&self) -> app::MailId {
        self.invitation().await;
        let list = app::mails::List::default();
        let page = self.app.on_platform(&Caller::cli(), list).await.expect("mails");
        page.items.first().expect("the invitation's mail").id
    }

    async fn local_server(&self) -> servers::Server {
        let list = servers::List {
            after: None,
            limit: None,
        };
        let page = self.app.on_platform(&Caller::cli(), list).await.expect("the servers");
        page.items
            .into_iter()
            .find(|server| server.managed)
            .expect("the local one")
    }

    /// By address and password: no server is registered by its socket but the one that we run.
    fn new_server(&self, port: i32) -> Value {
        let local = testkit::local_server();
        json!({
            "name": self.new_name("s"), "host": "127.0.0.1", "port": port, "database": "postgres", "username": local.username,
            "password": local.password.expose_secret(), "tls_mode": "disable",
        })
    }

    async fn new_tenant(&self) -> String {
        let new = NewTenant {
            name: "Short-lived".into(),
            slug: self.new_name("t"),
            isolation: "schema".into(),
            server: None,
            owner_email: None,
        };
        self.app
            .on_platform(&Caller::cli(), Create(new))
            .await
            .expect("a tenant")
            .slug
    }

    #[allow(clippy::unused_self)] // as its neighbours are called
    fn new_name(&self, what: &str) -> String {
        let unique = Uuid::new_v4().simple().to_string();
        format!("{what}{}", &unique[..12])
    }
}

fn account(operation: &str) -> Request {
    match operation {
        "show_account" => get("/api/v1/me"),
        "rename_account" => with(Method::PATCH, "/api/v1/me", Some(json!({ "name": "Another Name" }))),
        "change_password" => {
            let body = json!({ "current": PASSWORD, "new": "granite otter 77 fjord lamp" });
            with(Method::PUT, "/api/v1/me/password", Some(body))
        }
        other => panic!("{other} is in the OpenAPI document and not in this matrix: write a good request for it here"),
    }
}

/// For where the asker is at home; nobody can give what they do not hold.
fn new_token(asker: &Asker) -> Value {
    let on_platform = asker
        .person
        .as_ref()
        .is_some_and(|person| super::callers::plane(person) == app::Plane::Root);
    let (tenant, permission) = if on_platform {
        (Value::Null, "overview.view")
    } else {
        (json!("acme"), "tables.view")
    };
    json!({ "name": "new", "tenant": tenant, "permissions": [permission], "expires_in_days": 1 })
}
