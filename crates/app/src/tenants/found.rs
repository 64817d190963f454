//! Founds a tenant: a member makes one of their own, where members may (D13). What a personal one has in common with it is here too.

use async_trait::async_trait;
use db::queries::tenants as sql;
use garde::Validate;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{MyTenant, TenantState};
use crate::{
    AccountOperation, Error, MembershipId, Mode, Result, RoleId, TenantId, UserId,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    gate::{Done, Door, Plane, Tx},
    jobs::Work,
    names, roles,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "name": "Birch Books", "slug": "birch-books" })))]
pub struct NewOwnTenant {
    #[garde(custom(names::name))]
    #[schema(max_length = 120)]
    pub name: String,
    /// Part of the tenant's addresses.
    #[garde(custom(names::slug))]
    #[schema(pattern = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$")]
    pub slug: String,
}

pub struct Found(pub NewOwnTenant);

#[async_trait]
impl AccountOperation for Found {
    const NAME: &'static str = "tenants.found";
    const MODE: Mode = Mode::Write;
    type Output = MyTenant;

    fn target(&self, _: &Who) -> Target {
        Target::new("tenant", "", &self.0.slug)
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<MyTenant>> {
        let founder = who.person()?.id;
        let tx = door.tx().await?;
        // Where members found none this is no address at all, whatever is sent to it.
        if !sql::may_found().bind(tx.db(), &founder.0).one().await? {
            return Err(Error::NotFound);
        }
        self.0.validate()?;
        let founding = Founding {
            tenant: TenantId::new(),
            name: &self.0.name,
            slug: &self.0.slug,
            founder,
            personal: false,
        };
        if !founding.insert(tx).await? {
            return Err(Error::NotFound);
        }
        let tenant = MyTenant {
            id: founding.tenant,
            slug: self.0.slug.clone(),
            name: self.0.name.clone(),
            state: TenantState::Provisioning,
            role: Some(OWNER.key.to_owned()),
            role_name: Some(OWNER.name.to_owned()),
            last_seen_at: None,
        };
        founding.event(Done::new(tenant))
    }
}

const OWNER: &roles::BuiltIn = &roles::BUILT_IN[0];

/// A tenant that is owned by its founder from the beginning.
pub(super) struct Founding<'a> {
    pub tenant: TenantId,
    pub name: &'a str,
    pub slug: &'a str,
    pub founder: UserId,
    pub personal: bool,
}

impl Founding<'_> {
    /// False where the founder may not have it.
    pub async fn insert<P: Plane>(&self, tx: &Tx<P>) -> Result<bool> {
        let role = |role: &roles::BuiltIn| {
            json!({
                "id": RoleId::new().0, "key": role.key, "name": role.name, "description": role.description, "rank": role.rank.0,
                "permissions": role.permissions, "default_rights": role.default_rights, "full_rights": role.full_rights,
            })
        };
        let builtin = roles::BUILT_IN.iter().map(role).collect::<serde_json::Value>();
        let founded = sql::found()
            .bind(
                tx.db(),
                &self.tenant.0,
                &self.slug,
                &self.name,
                &self.founder.0,
                &self.personal,
                &tx.app().settings().tenants_database.as_str(),
                &MembershipId::new().0,
                &builtin,
                &tx.now(),
            )
            .one()
            .await
            .map_err(|error| match violated_constraint(&error) {
                Some("tenants_slug") => Error::invalid("slug", "Another tenant has this slug already."),
                _ => error.into(),
            })?;
        if founded {
            tx.enqueue(&Work::Provision { tenant: self.tenant }).await?;
        }
        Ok(founded)
    }

    /// In the tenant's log, which its owner reads and the platform too.
    pub fn event<T>(&self, done: Done<T>) -> Result<Done<T>> {
        done.target("tenant", self.tenant, self.slug)
            .in_tenant(self.tenant)
            .after(json!({ "name": self.name, "slug": self.slug, "personal": self.personal }))
    }
}
