//! Creates a tenant: its row, its built-in roles, its first owner's invitation, and the job that provisions its place.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{servers, tenants as sql};
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Isolation, Tenant, show};
use crate::{
    Error, Mode, Operation, Result, RoleId, ServerId, TenantId, TenantRef,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    gate::{Act, Done, Granted, Platform, Tx},
    jobs::Work,
    names, roles,
    servers::refuse_control_database,
};

/// The schema of a tenant with a database of its own.
const OWN_SCHEMA: &str = "app";

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "name": "Birch Books", "slug": "birch-books", "isolation": "schema", "server": null, "owner_email": null })))]
pub struct NewTenant {
    #[garde(custom(names::name))]
    #[schema(max_length = 120)]
    pub name: String,
    /// Part of the tenant's addresses.
    #[garde(custom(names::slug))]
    #[schema(pattern = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$")]
    pub slug: String,
    /// `schema`: its own schema in a shared database; `database`: a database of its own.
    #[garde(custom(is_isolation))]
    pub isolation: String,
    /// Left out: the server that Bailiwick runs itself.
    #[garde(skip)]
    pub server: Option<ServerId>,
    /// Who is invited as its first owner.
    #[garde(inner(custom(names::email)))]
    pub owner_email: Option<String>,
}

fn is_isolation(value: &str, (): &()) -> garde::Result {
    match value.parse() {
        Ok(Isolation::Schema | Isolation::Database) => Ok(()),
        Ok(Isolation::Attached) | Err(_) => Err(garde::Error::new("Choose schema or database")),
    }
}

pub struct Create(pub NewTenant);

#[async_trait]
impl Operation for Create {
    type Plane = Platform;
    const NAME: &'static str = "tenants.create";
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
        let id = TenantId::new();
        let own = tenantdb::Names::new(id.0).place();
        let isolation = new.isolation.parse()?;
        let (database, schema) = if isolation == Isolation::Database {
            (own.as_str(), OWN_SCHEMA)
        } else {
            (tx.app().settings().tenants_database.as_str(), own.as_str())
        };
        let tenant = insert(
            tx,
            granted.who(),
            &Insert {
                id,
                name: &new.name,
                slug: &new.slug,
                isolation,
                server: new.server,
                database,
                schema,
                owner_email: new.owner_email.as_deref(),
            },
        )
        .await?;
        Done::new(tenant.clone())
            .target("tenant", tenant.id, &tenant.slug)
            .after(&tenant)
    }
}

/// What creating and attaching have in common.
pub(super) struct Insert<'a> {
    pub id: TenantId,
    pub name: &'a str,
    pub slug: &'a str,
    pub isolation: Isolation,
    pub server: Option<ServerId>,
    pub database: &'a str,
    pub schema: &'a str,
    pub owner_email: Option<&'a str>,
}

pub(super) async fn insert(tx: &Tx<Platform>, who: &Who, new: &Insert<'_>) -> Result<Tenant> {
    refuse_control_database(tx.app(), new.database)?;
    let server = match new.server {
        Some(id) => Some(id.0),
        None => servers::managed_id().bind(tx.db()).opt().await?.map(|row| row.id),
    };
    let held = match server {
        Some(id) => servers::hold_for_tenant().bind(tx.db(), &id).opt().await?,
        None => None,
    };
    let server =
        held.ok_or_else(|| Error::invalid("server", "There is no such server. Add one first, or choose another."))?;
    let id = new.id;
    sql::insert()
        .bind(
            tx.db(),
            &id.0,
            &new.slug,
            &new.name,
            &new.isolation.as_str(),
            &server,
            &new.database,
            &new.schema,
            &tx.now(),
        )
        .await
        .map_err(|error| match violated_constraint(&error) {
            Some("tenants_slug") => Error::invalid("slug", "Another tenant has this slug already."),
            Some("tenants_place") => Error::invalid("schema", "Another tenant lives in this schema already."),
            _ => error.into(),
        })?;
    for role in &roles::BUILT_IN {
        sql::insert_role()
            .bind(
                tx.db(),
                &id.0,
                &RoleId::new().0,
                &role.key,
                &role.name,
                &role.description,
                &role.rank.0,
                &role.permissions,
                &role.default_rights,
                &role.full_rights,
            )
            .await?;
    }
    if let Some(email) = new.owner_email {
        super::invite_owner::invite(tx, who, id, new.name, email).await?;
    }
    tx.enqueue(&Work::Provision { tenant: id }).await?;
    show::find(tx, &TenantRef::Id(id)).await
}
