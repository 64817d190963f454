//! For each operation a request that whoever is allowed gets a 2xx for: the document's example, aimed at what is new each time.

use app::{
    AdminId, AuditViewId, Caller, JobId, SecretToken, ServerId, SessionId, TokenId, invitations::NewLink, members,
    servers,
};
use jiff::SignedDuration;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use testkit::{PASSWORD, Person};
use uuid::Uuid;

use super::{
    callers::{Asker, World},
    tenants::TENANT_ACTS,
};
use crate::requests::{address, example, parameters};

pub struct Request {
    pub path: String,
    pub body: Option<Value>,
    /// Of what is edited.
    pub version: i32,
}

/// In what a request differs from the document's example: the parameters and fields that name what is there, or must be new.
pub(super) struct Differing {
    pub parameters: Vec<(&'static str, String)>,
    pub fields: Value,
    pub version: i32,
}

/// A parameter of the path or query.
pub(super) fn at(name: &'static str, value: impl ToString) -> Differing {
    Differing {
        parameters: vec![(name, value.to_string())],
        ..with(json!({}))
    }
}

fn is_query(operation: &str, name: &str) -> bool {
    let declared = parameters(operation, "query");
    declared.iter().any(|it| it["name"] == *name)
}

/// Fields of the body.
pub(super) fn with(fields: Value) -> Differing {
    Differing {
        parameters: Vec::new(),
        fields,
        version: 1,
    }
}

impl Differing {
    fn of_version(self, version: i32) -> Self {
        Self { version, ..self }
    }
}

impl World<'_> {
    pub async fn request(&self, operation: &str, asker: &Asker) -> Request {
        let Differing {
            parameters,
            fields,
            version,
        } = self.differing(operation, asker).await;
        let of = |name: &str| parameters.iter().find(|(known, _)| *known == name);
        let mut body = example(operation);
        for (name, value) in fields.as_object().into_iter().flatten() {
            body.as_mut().expect("it takes a body")[name] = value.clone();
        }
        let mut path = address(operation, |name| of(name).map(|(_, value)| value.clone()));
        for (name, value) in parameters.iter().filter(|(name, _)| is_query(operation, name)) {
            path = format!("{path}{}{name}={value}", if path.contains('?') { '&' } else { '?' });
        }
        Request { path, body, version }
    }

    /// An operation that is not here is good as the document shows it.
    async fn differing(&self, operation: &str, asker: &Asker) -> Differing {
        match operation {
            "start_audit_verification" => {
                // One at a time, and nobody is in another's way here.
                let over = "update jobs set state = 'done' where kind = 'verify_audit'";
                self.app
                    .superuser()
                    .await
                    .execute(over, &[])
                    .await
                    .expect("no verification");
                with(json!({}))
            }
            "save_audit_view" | "save_platform_audit_view" => with(json!({ "name": self.new_name("view") })),
            "delete_audit_view" => at("view", self.view_of(asker, self.acme.id.0).await),
            "delete_platform_audit_view" => at("view", self.view_of(asker, Uuid::nil()).await),
            // Somebody is in both planes, whom nobody else is about to set aside.
            "dismiss_suggestion" => with(json!({
                "kind": "both_planes", "admin": self.admin_in_both_planes().await,
                "until": self.app.now() + SignedDuration::from_hours(24),
            })),
            "restore_suggestion" => {
                let admin = self.admin_in_both_planes().await;
                let aside = "insert into security_dismissals (kind, subject, reason, until, dismissed_by, dismissed_at)
                    select 'both_planes', id, 'They are both.', now() + interval '1 year', user_id, now() from platform_admins where id = $1";
                self.app
                    .superuser()
                    .await
                    .execute(aside, &[&admin.0])
                    .await
                    .expect("a dismissal");
                with(json!({ "kind": "both_planes", "admin": admin }))
            }
            "list_permission_holders" => at("permission", "members.view"),
            "explain_decision" => {
                let mut about = at("member", self.member("active").await.0);
                about.parameters.push(("permission", "audit.view".to_owned()));
                about
            }
            // About somebody else, which only those may ask who hold `decisions.view`.
            "evaluate" => with(json!({ "subject": { "type": "user", "id": self.acme.member().await.user } })),
            "change_password" => with(json!({ "current": PASSWORD })),
            "prove_identity" => with(json!({ "password": PASSWORD })),
            "create_token" => with(new_token(asker)),
            name if name.contains("passkey") => self.about_a_passkey(name, asker).await,
            name if name.contains("totp") || name.contains("codes") => self.about_a_second_factor(name, asker).await,
            "revoke_session" => at("session", self.session_of(asker).await),
            "revoke_token" => at("token", self.token_of(asker).await),
            "retry_job" => at("job", self.failed_job().await),
            "change_settings" => with(json!({})).of_version(self.version_of("instance_settings").await),
            "change_branding" | "set_logo" | "remove_logo" => {
                with(json!({})).of_version(self.version_of("branding").await)
            }
            "change_mail_server" => with(json!({})).of_version(self.version_of("mail_settings").await),
            "test_mail_server" | "retry_all_mails" => {
                self.set_mail_server().await;
                with(json!({}))
            }
            "open_access_grant" => with(json!({ "mode": "read", "reason": "Ticket 4711", "minutes": 60 })),
            "enter_access_grant" => at("grant", self.access_grant(asker.person.as_ref(), "active").await),
            "end_access_grant" | "revoke_access_grant" => at("grant", self.access_grant(None, "active").await),
            "approve_access_grant" | "refuse_access_grant" => at("grant", self.access_grant(None, "requested").await),
            // As it was, so that it is in nobody's way.
            "set_access_policy" => with(json!({ "require_owner_approval": false })),
            "show_mail" => at("mail", self.mail().await),
            "retry_mail" => {
                self.set_mail_server().await;
                at("mail", self.mail().await)
            }
            "add_server" => with(self.new_server(1)),
            "test_server" => with(self.new_server(self.local_server().await.port)),
            "show_server" | "check_server" => at("server", self.local_server().await.id),
            "remove_server" => at("server", self.other_server().await),
            "edit_server" => Differing {
                fields: self.new_server(1),
                ..at("server", self.other_server().await)
            },
            "create_tenant" | "attach_tenant" | "test_attachment" | "change_tenants" | "set_plan" | "invite_owner" => {
                self.about_a_tenant(operation).await
            }
            name if TENANT_ACTS.contains(&name) => self.about_a_tenant(name).await,
            "create_plan" => with(json!({ "key": self.new_name("p") })),
            "edit_plan" | "delete_plan" => at("plan", self.new_plan().await),
            "list_users" | "export_users" => with(json!({})),
            name if name.contains("user") || name.contains("membership") || name.starts_with("lift_") => {
                self.about_a_user(name).await
            }
            "archive_everywhere" | "reset_second_factors" => self.about_a_user(operation).await,
            "add_admin" => {
                let new = self.new_name("admin");
                with(json!({ "email": format!("{new}@example.com") }))
            }
            "import_admins" => {
                let email = self.app.stranger().await.email;
                with(json!({ "rows": [{ "email": email, "role": "support" }], "dry_run": false }))
            }
            "start_access_review" => {
                self.no_open_review().await;
                with(json!({}))
            }
            "show_access_review" | "list_access_review_items" | "close_access_review" => {
                at("review", self.access_review().await)
            }
            "decide_access_review_item" => {
                let admin = self.admin("active").await;
                let review = self.access_review().await;
                let item = self.review_item(review, admin).await;
                Differing {
                    parameters: vec![("review", review.to_string()), ("item", item.to_string())],
                    ..with(json!({}))
                }
            }
            "show_access_review_report" => {
                let review = match self.review_where("closed_at is not null").await {
                    Some(closed) => closed,
                    None => self.closed_review().await,
                };
                at("review", review)
            }
            "create_platform_role" => with(json!({ "key": self.new_name("r") })),
            "edit_platform_role" | "delete_platform_role" => at("platform_role", self.platform_role().await),
            "create_role" => with(json!({ "key": self.new_name("r") })),
            // Something to make for everybody who may.
            "apply_role_file" => {
                let role = json!({ "key": self.new_name("r"), "name": "Auditor", "rank": 30, "permissions": ["members.view"] });
                with(json!({ "roles": [role], "groups": [] }))
            }
            "show_role" | "edit_role" | "delete_role" => at("role", self.role().await),
            "save_roles" | "preview_roles" => {
                let change = json!({ "role": self.role().await, "version": 1, "add": ["tables.view"], "remove": [] });
                with(json!({ "roles": [change] }))
            }
            "declare_module" => at("module", self.new_name("m")),
            "delete_module" | "switch_module" => at("module", self.module().await),
            "reactivate_admin" => at("admin", self.admin("inactive").await),
            "approve_admin" => at("admin", self.admin("pending").await),
            "resend_admin_invitation" => at("admin", self.invited_admin().await),
            "show_admin"
            | "change_admin"
            | "deactivate_admin"
            | "remove_admin"
            | "reset_admin_password"
            | "unlock_admin"
            | "sign_out_admin"
            | "list_admin_history" => at("admin", self.admin("active").await),
            name if name.contains("group") => self.about_a_group(name).await,
            "invite_member" => with(json!({ "email": format!("{}@example.com", self.new_name("new")) })),
            "check_member_import" => {
                let email = format!("{}@example.com", self.new_name("new"));
                with(json!({ "rows": [{ "email": email, "role": "member" }] }))
            }
            "show_member_import" | "list_member_import_lines" | "apply_member_import" => {
                at("import", self.member_import().await)
            }
            "change_members" => {
                let (id, version) = self.member("active").await;
                with(json!({ "members": [{ "id": id, "version": version }] }))
            }
            "dismiss_tenant_suggestion" => with(json!({
                "kind": "without_role", "member": self.member_without_role().await, "until": self.app.now() + SignedDuration::from_hours(24),
            })),
            "restore_tenant_suggestion" => {
                with(json!({ "kind": "without_role", "member": self.suggestion_set_aside().await }))
            }
            "send_member_reset" => {
                self.set_mail_server().await;
                let (member, version) = self.member("active").await;
                at("member", member).of_version(version)
            }
            "change_tenant_settings" => {
                let version = self.version_of_settings().await;
                with(json!({})).of_version(version)
            }
            "give_up_tenant" => with(json!({ "confirm": self.acme.slug })),
            "transfer_ownership"
            | "change_role"
            | "archive_member"
            | "show_member"
            | "remove_member"
            | "list_member_decisions" => {
                let (member, version) = self.member("active").await;
                at("member", member).of_version(version)
            }
            "reactivate_member" => {
                let (member, version) = self.member("archived").await;
                at("member", member).of_version(version)
            }
            "add_email_domain" => with(json!({ "domain": format!("{}.example", self.new_name("d")) })),
            "check_email_domain" | "remove_email_domain" => at("domain", self.email_domain().await),
            "create_variable" => with(json!({ "key": self.new_name("KEY_") })),
            "show_variable" | "edit_variable" | "delete_variable" | "reveal_variable" => {
                at("variable", self.variable("production").await)
            }
            "read_environment" => {
                self.variable("elsewhere").await;
                at("environment", "elsewhere")
            }
            "resend_invitation" | "revoke_invitation" => at("invitation", self.invitation().await.id),
            "save_grants" => {
                let sql = "select version from roles where tenant_id = $1 and key = 'member'";
                let client = self.app.superuser().await;
                let row = client.query_one(sql, &[&self.acme.id.0]).await;
                with(json!({})).of_version(row.expect("the role").get(0))
            }
            _ => with(json!({})),
        }
    }

    /// A platform admin whom everybody stands above who may act on any.
    pub(super) async fn admin(&self, state: &str) -> AdminId {
        let person = self.app.platform("support").await;
        let sql = "update platform_admins set state = $2 where user_id = $1 returning id";
        let client = self.app.superuser().await;
        let row = client.query_one(sql, &[&person.user.0, &state]).await;
        AdminId(row.expect("a row").get(0))
    }

    /// The key of a role of the installation's own.
    async fn platform_role(&self) -> String {
        let key = self.new_name("r");
        let new =
            json!({ "key": key, "name": "Night Shift", "rank": 20, "permissions": [], "reason": "For the matrix." });
        let new = serde_json::from_value(new).expect("a role");
        let create = app::platform_roles::Create(new);
        self.app.on_platform(&Caller::cli(), create).await.expect("a role");
        key
    }

    /// The key of a role of the tenant's own that nobody holds.
    async fn role(&self) -> String {
        let key = self.new_name("r");
        // A tenant has not so many as there are questions here.
        let unheld = "delete from roles r where tenant_id = $1 and not builtin
            and not exists (select from memberships m where m.tenant_id = r.tenant_id and m.role_id = r.id)";
        let cleared = self.app.superuser().await.execute(unheld, &[&self.acme.id.0]).await;
        cleared.expect("no role is left");
        let sql =
            "insert into roles (tenant_id, id, key, name, rank, builtin, permissions, default_rights, full_rights)
                   values ($1, gen_random_uuid(), $2, 'Bookkeeper', 10, false, '{}', 0, false)";
        let made = self.app.superuser().await.execute(sql, &[&self.acme.id.0, &key]).await;
        made.expect("a role");
        key
    }

    /// The key of a module that the application declared.
    async fn module(&self) -> String {
        let key = self.new_name("m");
        let declaration = json!({ "label": "Invoices", "actions": ["view"] });
        let declaration = serde_json::from_value(declaration).expect("a declaration");
        let declare = app::modules::Declare {
            key: key.clone(),
            declaration,
        };
        self.app.on_platform(&Caller::cli(), declare).await.expect("a module");
        key
    }

    async fn version_of_settings(&self) -> i32 {
        let sql = "select settings_version from tenants where id = $1";
        let row = self.app.superuser().await.query_one(sql, &[&self.acme.id.0]).await;
        row.expect("the tenant").get(0)
    }

    async fn version_of(&self, table: &str) -> i32 {
        let sql = format!("select version from {table}");
        let row = self.app.superuser().await.query_one(&sql, &[]).await;
        row.expect("the only row").get(0)
    }

    /// Where nothing listens.
    async fn set_mail_server(&self) {
        let sql =
            "update mail_settings set host = '127.0.0.1', port = 1, tls = 'none', sender = 'no-reply@example.com'";
        self.app
            .superuser()
            .await
            .execute(sql, &[])
            .await
            .expect("a mail server");
    }

    async fn failed_job(&self) -> JobId {
        let slug = self.new_tenant().await;
        let failed = "update jobs set state = 'failed'
            where tenant_id = (select id from tenants where slug = $1) returning id";
        let row = self.app.superuser().await.query_one(failed, &[&slug]).await;
        JobId(row.expect("a failed job").get(0))
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

    async fn admin_in_both_planes(&self) -> AdminId {
        let person = self.acme.member().await;
        let id = AdminId::new();
        let sql = "insert into platform_admins (id, user_id, role_id, created_at)
                   select $1, $2, id, now() from platform_roles where key = 'support'";
        let client = self.app.superuser().await;
        client.execute(sql, &[&id.0, &person.user.0]).await.expect("an admin");
        id
    }

    /// One of the asker's own; one of nobody where there is no asker.
    async fn view_of(&self, asker: &Asker, log: Uuid) -> AuditViewId {
        let id = AuditViewId::new();
        if let Some(Person { user, .. }) = &asker.person {
            let sql = "insert into audit_views (chain, id, owner_id, name, filter, shared, created_at)
                       values ($1, $2, $3, $4, '{}', false, now())";
            let client = self.app.superuser().await;
            client
                .execute(sql, &[&log, &id.0, &user.0, &self.new_name("view")])
                .await
                .expect("a view");
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

    async fn other_server(&self) -> ServerId {
        let new = serde_json::from_value(self.new_server(1)).expect("a server");
        let server = self.app.on_platform(&Caller::cli(), servers::Add(new)).await;
        server.expect("a server").id
    }

    async fn local_server(&self) -> servers::Server {
        let list = servers::List::default();
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

    async fn new_plan(&self) -> String {
        let new = app::plans::NewPlan {
            key: self.new_name("p"),
            name: "Short-lived".into(),
            max_admins: None,
            modules: vec!["*".into()],
        };
        let plan = self.app.on_platform(&Caller::cli(), app::plans::Create(new)).await;
        plan.expect("a plan").key
    }

    #[allow(clippy::unused_self)] // as its neighbours are called
    pub(super) fn new_name(&self, what: &str) -> String {
        let unique = Uuid::new_v4().simple().to_string();
        format!("{what}{}", &unique[..12])
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
    json!({ "tenant": tenant, "permissions": [permission] })
}
