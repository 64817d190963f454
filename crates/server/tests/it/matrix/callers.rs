//! The kinds of callers. Each time one is asked for it is somebody new, so that no call is in the way of another.

use app::{
    Caller, Plane, TenantRef, access_grants,
    tenants::{self, TenantState},
    tokens,
};
use testkit::{Client, Person, TestApp, TestTenant};

use crate::place::client;

/// In the order in which the snapshot names them. What is not said to be otherwise is signed in to the tenant panel, and
/// from `super_admin` on to the root panel.
pub const CALLERS: [&str; 28] = [
    "anonymous",
    "expired session",
    "revoked token",
    "suspended owner",
    "stranger",
    "owner",
    "owner who proved long ago",
    "admin",
    "staff",
    "member",
    "read_only",
    "without a role",
    "archived admin",
    "owner of another tenant",
    "owner and super_admin in the tenant panel",
    "owner and super_admin in the root panel",
    "owner's token for members.view",
    "super_admin's token for tenants.view",
    "super_admin",
    "super_admin who proved long ago",
    "operator",
    "user_manager",
    "support",
    "auditor",
    "super_admin inside to read",
    "super_admin inside to write",
    "super_admin whose access grant expired",
    "super_admin whose access grant was ended",
];

pub struct World<'a> {
    pub app: &'a TestApp,
    pub acme: &'a TestTenant<'a>,
    other: TestTenant<'a>,
    nobody: Client,
}

pub struct Asker {
    pub client: Client,
    /// Missing where nobody is known.
    pub person: Option<Person>,
}

impl<'a> World<'a> {
    pub async fn new(app: &'a TestApp, acme: &'a TestTenant<'a>) -> Self {
        // Somebody has to remain wherever somebody is taken away.
        acme.owner().await;
        app.platform("super_admin").await;
        Self {
            app,
            acme,
            other: app.tenant("other").await,
            nobody: client(app),
        }
    }

    /// Somebody may have given the tenant up.
    pub async fn reopen(&self) {
        let tenant = TenantRef::Id(self.acme.id);
        let show = tenants::Show { tenant: tenant.clone() };
        let found = self.app.on_platform(&Caller::cli(), show).await.expect("the tenant");
        if found.tenant.state != TenantState::Active {
            let version = found.tenant.version;
            let restore = tenants::Restore { tenant, version };
            self.app.on_platform(&Caller::cli(), restore).await.expect("it is open");
        }
    }

    pub async fn caller(&self, kind: &'static str) -> Asker {
        let (app, acme) = (self.app, self.acme);
        let person = match kind {
            "anonymous" => {
                return Asker {
                    client: self.nobody.clone(),
                    person: None,
                };
            }
            "stranger" => app.stranger().await,
            "owner" | "admin" | "staff" | "member" | "read_only" => acme.person(kind).await,
            "super_admin" | "operator" | "user_manager" | "support" | "auditor" => app.platform(kind).await,
            "expired session" => {
                let person = acme.owner().await;
                self.set(
                    "update sessions set created_at = created_at - interval '2 days', expires_at = created_at - interval '1 day'
                     where user_id = $1",
                    &person,
                )
                .await;
                person
            }
            "owner who proved long ago" => {
                let person = acme.owner().await;
                self.set(PROVED_LONG_AGO, &person).await;
                person
            }
            "super_admin who proved long ago" => {
                let person = app.platform("super_admin").await;
                self.set(PROVED_LONG_AGO, &person).await;
                person
            }
            "suspended owner" => {
                let person = acme.owner().await;
                self.set("update users set state = 'suspended' where id = $1", &person)
                    .await;
                person
            }
            "without a role" => {
                let person = acme.member().await;
                self.set("update memberships set role_id = null where user_id = $1", &person)
                    .await;
                person
            }
            "archived admin" => {
                let person = acme.admin().await;
                self.set("update memberships set state = 'archived' where user_id = $1", &person)
                    .await;
                person
            }
            "owner of another tenant" => self.other.owner().await,
            "owner and super_admin in the tenant panel" => {
                let person = app.stranger().await;
                acme.admit(&person, "owner").await;
                self.set(MAKE_SUPER_ADMIN, &person).await;
                person
            }
            "owner and super_admin in the root panel" => {
                let person = app.platform("super_admin").await;
                acme.admit(&person, "owner").await;
                person
            }
            "owner's token for members.view" | "revoked token" => {
                let person = acme.owner().await;
                let token = self.token(&person, Some(&acme.slug), "members.view").await;
                if kind == "revoked token" {
                    self.set(
                        "update api_tokens set revoked_at = created_at where user_id = $1",
                        &person,
                    )
                    .await;
                }
                return Asker {
                    client: self.nobody.bearer(&token),
                    person: Some(person),
                };
            }
            "super_admin's token for tenants.view" => {
                let person = app.platform("super_admin").await;
                let token = self.token(&person, None, "tenants.view").await;
                return Asker {
                    client: self.nobody.bearer(&token),
                    person: Some(person),
                };
            }
            "super_admin inside to read"
            | "super_admin inside to write"
            | "super_admin whose access grant expired"
            | "super_admin whose access grant was ended" => {
                let mode = if kind.ends_with("write") { "write" } else { "read" };
                let person = app.platform("super_admin").await;
                let token = self.inside(&person, mode).await;
                let over = match kind {
                    "super_admin whose access grant expired" => {
                        Some("started_at = started_at - interval '1 day', ends_at = ends_at - interval '1 day'")
                    }
                    "super_admin whose access grant was ended" => Some("ended_at = started_at, ended_by = 'an owner'"),
                    _ => None,
                };
                if let Some(over) = over {
                    self.set(&format!("update access_grants set {over} where user_id = $1"), &person)
                        .await;
                }
                return Asker {
                    client: self.nobody.bearer(&token),
                    person: Some(person),
                };
            }
            other => panic!("nobody is called {other}"),
        };
        Asker {
            client: self.nobody.signed_in(&person),
            person: Some(person),
        }
    }

    /// The token of an access grant to the tenant.
    async fn inside(&self, person: &Person, mode: &str) -> String {
        let open = access_grants::Open {
            tenant: self.acme.by_id(),
            new: access_grants::NewAccessGrant {
                mode: mode.into(),
                reason: "The matrix asks.".into(),
                minutes: 60,
            },
            way: access_grants::Way::Api,
        };
        let opened = self.app.on_platform(person, open).await.expect("an access grant");
        opened.token.expect("its token")
    }

    async fn set(&self, sql: &str, person: &Person) {
        let changed = self.app.superuser().await.execute(sql, &[&person.user.0]).await;
        assert!(changed.expect("a change") > 0, "{sql}");
    }

    async fn token(&self, person: &Person, tenant: Option<&str>, permission: &str) -> String {
        let new = tokens::NewToken {
            name: "matrix".into(),
            tenant: tenant.map(Into::into),
            permissions: vec![permission.into()],
            expires_in_days: 1,
        };
        self.app
            .on_account(person, tokens::Create(new))
            .await
            .expect("a token")
            .token
    }
}

const PROVED_LONG_AGO: &str = "update sessions set proved_at = proved_at - interval '1 hour' where user_id = $1";

const MAKE_SUPER_ADMIN: &str = "insert into platform_admins (id, user_id, role_id, created_at)
    select gen_random_uuid(), $1, id, now() from platform_roles where key = 'super_admin'";

/// The panel a person is signed in to; tests of one's own account need it.
pub fn plane(person: &Person) -> Plane {
    match person.caller.credential {
        app::Credential::Session(plane, _) => plane,
        _ => Plane::App,
    }
}
