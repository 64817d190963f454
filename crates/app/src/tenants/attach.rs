//! Takes an existing schema under management: Bailiwick will keep roles, grants and policies there and own nothing else.

use async_trait::async_trait;
use authz::{Action, Permission};
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    Isolation, Tenant,
    create::{Insert, insert},
};
use crate::{
    Mode, Operation, Result, ServerId, TenantId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    names,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "name": "Birch Books", "slug": "birch-books", "server": null, "database": "books", "schema": "public", "owner_email": null,
})))]
pub struct NewAttachment {
    #[garde(custom(names::name))]
    #[schema(max_length = 120)]
    pub name: String,
    /// Part of the tenant's addresses.
    #[garde(custom(names::slug))]
    #[schema(pattern = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$")]
    pub slug: String,
    #[garde(skip)]
    pub server: Option<ServerId>,
    #[garde(custom(names::database_object))]
    #[schema(min_length = 1, max_length = 63)]
    pub database: String,
    #[garde(custom(names::schema))]
    #[schema(min_length = 1, max_length = 63)]
    pub schema: String,
    #[garde(inner(custom(names::email)))]
    pub owner_email: Option<String>,
}

pub struct Attach(pub NewAttachment);

#[async_trait]
impl Operation for Attach {
    type Plane = Platform;
    const NAME: &'static str = "tenants.attach";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = Tenant;

    fn target(&self) -> Target {
        Target::new("tenant", "", &self.0.slug)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Tenant>> {
        let new = &self.0;
        new.validate()?;
        let insertion = Insert {
            id: TenantId::new(),
            name: &new.name,
            slug: &new.slug,
            isolation: Isolation::Attached,
            server: new.server,
            database: &new.database,
            schema: &new.schema,
            owner_email: new.owner_email.as_deref(),
        };
        let tenant = insert(tx, granted.who(), &insertion).await?;
        Done::new(tenant.clone())
            .target("tenant", tenant.id, &tenant.slug)
            .after(&tenant)
    }
}
