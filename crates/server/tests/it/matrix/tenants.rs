//! Tenants to be acted on as a whole, and what is in the one that most requests are about.

use app::{
    Caller, EmailDomainId, TenantRef, VariableId,
    email_domains::{Add, NewEmailDomain},
    tenants::{Create, InviteOwner, NewTenant},
    variables::{self, NewVariable},
};

use serde_json::json;

use super::{
    callers::World,
    requests::{Differing, at, with},
};

/// What is done to one tenant by its path.
pub const TENANT_ACTS: [&str; 7] = [
    "delete_tenant",
    "delete_tenant_now",
    "edit_tenant",
    "suspend_tenant",
    "archive_tenant",
    "restore_tenant",
    "revoke_owner_invitation",
];

impl World<'_> {
    pub(super) async fn about_a_tenant(&self, operation: &str) -> Differing {
        match operation {
            "create_tenant" => with(json!({ "slug": self.new_name("t") })),
            "test_attachment" => with(json!({ "database": self.app.database().tenants(), "schema": "public" })),
            "attach_tenant" => {
                let slug = self.new_name("t");
                with(json!({ "slug": slug, "database": "elsewhere", "schema": slug }))
            }
            "delete_tenant" => {
                let slug = self.new_tenant().await;
                Differing {
                    fields: json!({ "confirm": slug }),
                    ..at("tenant", &slug)
                }
            }
            "delete_tenant_now" => {
                let slug = self.new_tenant().await;
                Differing {
                    fields: json!({ "confirm": slug }),
                    ..at("tenant", &slug)
                }
            }
            "edit_tenant" => {
                let slug = self.new_tenant().await;
                Differing {
                    fields: json!({ "slug": self.new_name("t") }),
                    ..at("tenant", &slug)
                }
            }
            "suspend_tenant" | "archive_tenant" => at("tenant", self.tenant_in("active").await),
            "restore_tenant" => at("tenant", self.tenant_in("suspended").await),
            "change_tenants" => {
                let slug = self.tenant_in("active").await;
                with(json!({ "tenants": [{ "id": self.id_of(&slug).await, "version": 1 }] }))
            }
            "set_plan" => at("tenant", self.new_tenant().await),
            "invite_owner" => at("tenant", self.new_tenant().await),
            "revoke_owner_invitation" => {
                let slug = self.new_tenant().await;
                let invite = InviteOwner {
                    tenant: TenantRef::Slug(slug.clone()),
                    email: "first@example.com".into(),
                };
                self.app.on_platform(&Caller::cli(), invite).await.expect("a link");
                at("tenant", slug)
            }
            other => panic!("{other} is about no tenant"),
        }
    }

    pub(super) async fn new_tenant(&self) -> String {
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

    /// One that nobody is in, in this state.
    pub(super) async fn tenant_in(&self, state: &str) -> String {
        let slug = self.new_tenant().await;
        let sql =
            "update tenants set state = $2, suspended_at = case when $2 = 'suspended' then now() end where slug = $1";
        let client = self.app.superuser().await;
        client.execute(sql, &[&slug, &state]).await.expect("the tenant");
        let done = "update jobs set state = 'done' where tenant_id = (select id from tenants where slug = $1)";
        client.execute(done, &[&slug]).await.expect("no job");
        slug
    }

    pub(super) async fn id_of(&self, slug: &str) -> app::TenantId {
        let sql = "select id from tenants where slug = $1";
        let row = self.app.superuser().await.query_one(sql, &[&slug]).await;
        app::TenantId(row.expect("the tenant").get(0))
    }

    /// The only one, and nobody had the DNS asked just now.
    pub(super) async fn email_domain(&self) -> EmailDomainId {
        let acme = self.acme.id.0;
        let client = self.app.superuser().await;
        for rest in [
            "delete from email_domains where tenant_id = $1",
            "update tenants set email_domains_checked_at = null where id = $1",
        ] {
            client.execute(rest, &[&acme]).await.expect("a tenant at rest");
        }
        let domain = format!("{}.example", self.new_name("d"));
        let add = Add(NewEmailDomain { domain });
        let added = self.app.in_tenant(&Caller::cli(), &self.acme.by_id(), add).await;
        added.expect("a domain").id
    }

    pub(super) async fn variable(&self, environment: &str) -> VariableId {
        let new = NewVariable {
            environment: environment.into(),
            key: self.new_name("KEY_"),
            value: "a secret".into(),
            secret: true,
        };
        let create = variables::Create(new);
        let made = self.app.in_tenant(&Caller::cli(), &self.acme.by_id(), create).await;
        made.expect("a variable").id
    }
}
