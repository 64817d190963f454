//! Gives a tenant another name or slug. The slugs it had before lead to it for as long as it is there, and are nobody else's.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenants as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Tenant, TenantState, closing::held, show};
use crate::{
    Error, Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    gate::{Act, Done, Granted, Platform, Tx},
    names,
};

pub struct Edit {
    pub tenant: TenantRef,
    pub version: i32,
    pub change: TenantChange,
}

/// What is left out stays as it is.
#[derive(Clone, Debug, Default, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "name": "Acme Ltd", "slug": "acme-ltd" })))]
pub struct TenantChange {
    #[garde(inner(custom(names::name)))]
    #[schema(max_length = 120)]
    pub name: Option<String>,
    /// Part of the tenant's addresses. The former ones lead to the new ones.
    #[garde(inner(custom(names::slug)))]
    #[schema(pattern = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$")]
    pub slug: Option<String>,
}

#[async_trait]
impl Operation for Edit {
    type Plane = Platform;
    const NAME: &'static str = "tenants.edit";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Tenant;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Tenant>> {
        self.change.validate()?;
        let before = held(tx, &self.tenant, self.version).await?;
        if matches!(before.state, TenantState::Deleting | TenantState::Purged) {
            return Err(Error::conflict("deleting", "This tenant is being deleted."));
        }
        let name = self.change.name.as_ref().unwrap_or(&before.name);
        let slug = self.change.slug.as_ref().unwrap_or(&before.slug);
        sql::rename()
            .bind(tx.db(), name, slug, &before.id.0)
            .await
            .map_err(|error| match violated_constraint(&error) {
                Some("tenants_slug") => Error::invalid("slug", "Another tenant has this slug, or had it before."),
                _ => error.into(),
            })?;
        let after = show::find(tx, &TenantRef::Id(before.id)).await?;
        Done::new(after.clone())
            .target("tenant", after.id, &after.slug)
            .before(serde_json::json!({ "name": before.name, "slug": before.slug }))?
            .after(serde_json::json!({ "name": after.name, "slug": after.slug }))
    }
}
