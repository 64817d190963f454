//! Changes a platform role of the installation's own; what its holders may do changes with their next request.

use async_trait::async_trait;
use std::sync::Arc;

use authz::{Action, Permission};
use db::queries::platform_roles as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{PlatformRole, RANKS, holds, present, role_of, summary};
use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    modules::permission_set,
    names,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PlatformRoleChange, examples(json!({
    "name": "Night Shift", "description": "Until six.", "rank": 30, "permissions": ["tenants.view"], "reason": "Sees tenants now."
})))]
pub struct RoleChanges {
    #[garde(custom(names::name), length(chars, max = 60))]
    #[schema(max_length = 60)]
    pub name: String,
    #[serde(default)]
    #[garde(custom(names::optional_name))]
    #[schema(max_length = 120)]
    pub description: String,
    #[garde(range(min = RANKS.0, max = RANKS.1))]
    #[schema(minimum = 1, maximum = 99)]
    pub rank: i16,
    #[garde(length(max = 200))]
    pub permissions: Vec<String>,
    /// Why; kept in the audit log.
    #[garde(skip)]
    #[schema(min_length = 3, max_length = 500)]
    pub reason: String,
}

pub struct Edit {
    /// The role's key.
    pub role: String,
    pub version: i32,
    pub changes: RoleChanges,
}

#[async_trait]
impl Operation for Edit {
    type Plane = Platform;
    const NAME: &'static str = "platform_roles.edit";
    const PERMISSION: Permission<'static> = Permission::new("roles", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = PlatformRole;

    fn target(&self) -> Target {
        Target::new("platform_role", &self.role, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.changes.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let changes = &self.changes;
        changes.validate()?;
        let (row, present) = present(tx, who, &self.role).await?;
        // Nobody changes what they themselves may do (S4-32), nor gives the holders what they do not have.
        let on_holders = Act::OnPerson {
            themself: holds(who, present.id),
            present: Some(present),
            new: Some(Arc::new(role_of(&row.key, changes.rank, &changes.permissions)?)),
        };
        Ok(vec![on_holders, Act::Sensitive])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<PlatformRole>> {
        let changes = &self.changes;
        let before = summary(tx, granted, &self.role).await?;
        let permissions = permission_set(&changes.permissions)?.to_texts();
        let changed = sql::update()
            .bind(
                tx.db(),
                &changes.name,
                &changes.description,
                &changes.rank,
                &permissions,
                &before.id.0,
                &self.version,
            )
            .await?;
        if changed == 0 {
            return Err(Error::stale());
        }
        let after = summary(tx, granted, &self.role).await?;
        let seen = |role: &PlatformRole| {
            serde_json::json!({
                "name": role.name, "description": role.description, "rank": role.rank, "permissions": role.permissions,
            })
        };
        let (was, is) = (seen(&before), seen(&after));
        Done::new(after)
            .target("platform_role", before.id, before.name)
            .before(was)?
            .after(is)
    }
}
