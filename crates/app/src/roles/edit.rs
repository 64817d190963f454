//! Changes a role; what its holders may do changes with their next request.

use async_trait::async_trait;
use std::sync::Arc;

use authz::{Action, Permission};
use db::queries::roles as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{RANKS, RoleSummary, find, present, proof_for, refuse_fixed, role_of, stale, summary, texts};
use crate::{
    Error, Mode, Operation, Result, RoleId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    members::holds,
    modules, names,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RoleEdit, examples(json!({
    "name": "Bookkeeper", "description": "Until the audit.", "rank": 30, "permissions": ["tables.view"]
})))]
pub struct RoleChanges {
    #[garde(custom(names::name), length(chars, max = 60))]
    #[schema(max_length = 60)]
    pub name: String,
    #[serde(default)]
    #[garde(custom(names::optional_name))]
    #[schema(max_length = 120)]
    pub description: String,
    /// A built-in role keeps its own.
    #[garde(range(min = RANKS.0, max = RANKS.1))]
    #[schema(minimum = 1, maximum = 99)]
    pub rank: i16,
    #[garde(length(max = 300))]
    pub permissions: Vec<String>,
}

pub struct Edit {
    /// The role's key.
    pub role: String,
    pub version: i32,
    pub changes: RoleChanges,
}

#[async_trait]
impl Operation for Edit {
    type Plane = Tenant;
    const NAME: &'static str = "roles.edit";
    const PERMISSION: Permission<'static> = Permission::new("roles", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = RoleSummary;

    fn target(&self) -> Target {
        Target::new("role", &self.role, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        let changes = &self.changes;
        let (row, role) = present(tx, who, &self.role).await?;
        refuse_fixed(&row)?;
        changes.validate()?;
        let kept = (&*changes.name, &*changes.description, changes.rank) == (&*row.name, &*row.description, row.rank);
        if row.builtin && !kept {
            return Err(Error::conflict(
                "builtin_role",
                "A built-in role keeps its name, description and rank; only its permissions change. Clone it, and change the copy.",
            ));
        }
        modules::refuse_unknown(tx, &changes.permissions, &row.permissions).await?;
        let new = role_of(&row.key, changes.rank, &changes.permissions, role.tables.clone())?;
        let proof = proof_for([&role, &new]);
        // Nobody changes what they themselves may do (S4-32), nor gives the holders what they do not have.
        let on_holders = Act::OnPerson {
            themself: holds(who, role.id),
            present: Some(role),
            new: Some(Arc::new(new)),
        };
        Ok([on_holders].into_iter().chain(proof).collect())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<RoleSummary>> {
        let changes = &self.changes;
        let before = find(tx, &self.role, false).await?;
        let changed = if before.builtin {
            sql::set_permissions()
                .bind(
                    tx.db(),
                    &texts(&changes.permissions)?,
                    &tx.tenant()?.0,
                    &before.id,
                    &self.version,
                )
                .await?
        } else {
            sql::update()
                .bind(
                    tx.db(),
                    &changes.name,
                    &changes.description,
                    &changes.rank,
                    &texts(&changes.permissions)?,
                    &tx.tenant()?.0,
                    &before.id,
                    &self.version,
                )
                .await?
        };
        if changed == 0 {
            return Err(stale(&before.name));
        }
        let after = summary(tx, granted, &self.role).await?;
        let seen = |name: &str, description: &str, rank: i16, permissions: &[String]| serde_json::json!({ "name": name, "description": description, "rank": rank, "permissions": permissions });
        let was = seen(&before.name, &before.description, before.rank, &before.permissions);
        let is = seen(&after.name, &after.description, after.rank, &after.permissions);
        Done::new(after)
            .target("role", RoleId(before.id), before.name)
            .before(was)?
            .after(is)
    }
}
