//! Makes a role of the tenant's own, from nothing or after the pattern of another.

use async_trait::async_trait;
use std::sync::Arc;

use authz::{Action, Permission, TableRights};
use db::queries::roles as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{RANKS, RoleSummary, proof_for, role_of, summary, tables_of, texts};
use crate::{
    Error, Mode, Operation, Result, RoleId,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    facts::bits,
    gate::{Act, Done, Granted, Tenant, Tx},
    jobs::Work,
    modules, names,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "key": "bookkeeper", "name": "Bookkeeper", "description": "", "rank": 30, "permissions": ["tables.view"], "like": "staff"
})))]
pub struct NewRole {
    /// 1 to 30 small letters, digits and underscores, beginning with a letter. It never changes.
    #[garde(custom(names::key))]
    #[schema(pattern = "^[a-z][a-z0-9_]{0,29}$")]
    pub key: String,
    #[garde(custom(names::name), length(chars, max = 60))]
    #[schema(max_length = 60)]
    pub name: String,
    #[serde(default)]
    #[garde(custom(names::optional_name))]
    #[schema(max_length = 120)]
    pub description: String,
    /// Whoever holds it acts on those below.
    #[garde(range(min = RANKS.0, max = RANKS.1))]
    #[schema(minimum = 1, maximum = 99)]
    pub rank: i16,
    /// As `module.action`; none that you do not hold yourself.
    #[garde(length(max = 300))]
    pub permissions: Vec<String>,
    /// The key of the role whose rights on tables it begins with; left out: none.
    #[serde(default)]
    #[garde(skip)]
    pub like: Option<String>,
}

pub struct Create(pub NewRole);

impl Create {
    /// The role whose rights on tables are taken over.
    async fn pattern(&self, tx: &Tx<Tenant>) -> Result<Option<(Uuid, TableRights)>> {
        let Some(key) = &self.0.like else { return Ok(None) };
        let found = tables_of(tx, key).await.map_err(|error| match error {
            Error::NotFound => Error::invalid("like", "There is no such role. Choose one of the tenant's roles."),
            other => other,
        })?;
        Ok(Some(found))
    }
}

#[async_trait]
impl Operation for Create {
    type Plane = Tenant;
    const NAME: &'static str = "roles.create";
    const PERMISSION: Permission<'static> = Permission::new("roles", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = RoleSummary;

    fn target(&self) -> Target {
        Target::new("role", "", &self.0.name)
    }

    async fn acts(&self, _: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        let new = &self.0;
        new.validate()?;
        modules::refuse_unknown(tx, &new.permissions, &[]).await?;
        let tables = self.pattern(tx).await?.map(|(_, tables)| tables).unwrap_or_default();
        let role = role_of(&new.key, new.rank, &new.permissions, tables)?;
        // Whoever makes a role can give it, so it is as if it were given.
        let proof = proof_for([&role]);
        let given = Act::OnPerson {
            themself: false,
            present: None,
            new: Some(Arc::new(role)),
        };
        Ok([given].into_iter().chain(proof).collect())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<RoleSummary>> {
        let (new, tenant, id) = (&self.0, tx.tenant()?, RoleId::new());
        let pattern = self.pattern(tx).await?;
        let default = pattern.as_ref().map_or(0, |(_, tables)| bits(tables.of_new_tables()));
        sql::insert()
            .bind(
                tx.db(),
                &tenant.0,
                &id.0,
                &new.key,
                &new.name,
                &new.description,
                &new.rank,
                &texts(&new.permissions)?,
                &default,
            )
            .await
            .map_err(|error| match violated_constraint(&error) {
                Some("roles_tenant_id_key_key") => {
                    Error::invalid("key", "There is a role with this key already. Choose another.")
                }
                _ => error.into(),
            })?;
        if let Some((from, _)) = pattern {
            sql::copy_lines().bind(tx.db(), &id.0, &tenant.0, &from).await?;
        }
        tx.enqueue(&Work::Reconcile { tenant }).await?;
        let role = summary(tx, granted, &new.key).await?;
        let seen = serde_json::json!({
            "key": role.key, "name": role.name, "rank": role.rank, "permissions": role.permissions, "tables_like": new.like,
        });
        Done::new(role).target("role", id, &new.name).after(seen)
    }
}
