//! A tenant of a test, and its people.

use app::{
    Caller, MembershipId, Plane, TenantId, TenantRef,
    invitations::{Accept, NewLink},
    members::{Invite, NewMember},
    tenants::{Create, NewTenant, Show, TenantState},
};
use tokio::sync::broadcast::error::RecvError;

use crate::{PASSWORD, Person, TestApp, people};

pub struct TestTenant<'a> {
    app: &'a TestApp,
    pub id: TenantId,
    pub slug: String,
}

impl TestApp {
    /// An open tenant, as after provisioning, but nothing of it on the cluster: for tests of the control plane.
    pub async fn tenant(&self, slug: &str) -> TestTenant<'_> {
        let tenant = self.create(slug, "schema").await;
        let client = self.superuser().await;
        let open = "update tenants set state = 'active' where id = $1";
        client.execute(open, &[&tenant.id.0]).await.expect("an open tenant");
        let done = "update jobs set state = 'done' where tenant_id = $1";
        client.execute(done, &[&tenant.id.0]).await.expect("no job");
        tenant
    }

    /// A tenant with a schema of its own on the cluster, made by the workers, which run from now on.
    pub async fn provisioned_tenant(&self, slug: &str) -> TestTenant<'_> {
        let mut progress = self.watch_jobs();
        let tenant = self.create(slug, "schema").await;
        self.start_workers();
        loop {
            let show = Show { tenant: tenant.by_id() };
            let details = self.on_platform(&Caller::cli(), show).await.expect("the tenant");
            if details.tenant.state == TenantState::Active {
                return tenant;
            }
            let error = details.progress.and_then(|progress| progress.error);
            assert!(error.is_none(), "the tenant cannot be provisioned: {error:?}");
            let told = progress.recv().await;
            assert_ne!(told, Err(RecvError::Closed), "the application is gone");
        }
    }

    async fn create(&self, slug: &str, isolation: &str) -> TestTenant<'_> {
        let new = NewTenant {
            name: format!("Tenant {slug}"),
            slug: slug.into(),
            isolation: isolation.into(),
            server: None,
            owner_email: None,
        };
        let tenant = self.on_platform(&Caller::cli(), Create(new)).await.expect("a tenant");
        TestTenant {
            app: self,
            id: tenant.id,
            slug: tenant.slug,
        }
    }

    /// Opens the link of an invitation and accepts it, with everybody's password.
    pub async fn accept(&self, link: &NewLink) -> app::Result<app::sessions::NewSession> {
        let (_, token) = link.link.rsplit_once('/').expect("the link ends in its token");
        let accept = Accept {
            token: token.into(),
            name: "Somebody New".into(),
            password: Some(PASSWORD.into()),
        };
        let accepted = self.in_public(&self.anonymous(), accept).await?;
        accepted.entered.expect("nobody was signed in").session()
    }
}

impl TestTenant<'_> {
    pub fn by_id(&self) -> TenantRef {
        TenantRef::Id(self.id)
    }

    pub fn by_slug(&self) -> TenantRef {
        TenantRef::Slug(self.slug.clone())
    }

    pub async fn owner(&self) -> Person {
        self.person("owner").await
    }

    pub async fn admin(&self) -> Person {
        self.person("admin").await
    }

    pub async fn staff(&self) -> Person {
        self.person("staff").await
    }

    pub async fn member(&self) -> Person {
        self.person("member").await
    }

    pub async fn read_only(&self) -> Person {
        self.person("read_only").await
    }

    /// Somebody new who holds the role and is signed in.
    pub async fn person(&self, role: &str) -> Person {
        let client = self.app.superuser().await;
        let name = self.app.unique(role);
        let mut person = people::insert(client, &name, Plane::App, self.app.now()).await;
        person.membership = Some(self.admit(&person, role).await);
        person
    }

    /// Makes somebody who is there already a member.
    pub async fn admit(&self, person: &Person, role: &str) -> MembershipId {
        let client = self.app.superuser().await;
        people::make_member(client, self.id, person.user, role, self.app.now()).await
    }

    /// Invites by e-mail, as a caller.
    pub async fn invite(&self, by: &Caller, email: &str, role: &str) -> app::Result<NewLink> {
        let new = NewMember {
            email: email.into(),
            name: String::new(),
            role: role.into(),
        };
        self.app.in_tenant(by, &self.by_id(), Invite(new)).await
    }
}
