//! Deletes a platform role of the installation's own; whoever holds it gets another in its place (D16).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::platform_roles as sql;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{holds, present};
use crate::{
    Error, Mode, Operation, Result, RoleId,
    admins::role_by_key,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PlatformRoleDeletion, examples(json!({ "replacement": "support", "reason": "The tier is given up." })))]
pub struct Deletion {
    /// The key of the role that its holders get; not needed where nobody holds it.
    #[serde(default)]
    pub replacement: Option<String>,
    /// Why; kept in the audit log.
    #[schema(min_length = 3, max_length = 500)]
    pub reason: String,
}

pub struct Delete {
    /// The role's key.
    pub role: String,
    pub version: i32,
    pub deletion: Deletion,
}

#[async_trait]
impl Operation for Delete {
    type Plane = Platform;
    const NAME: &'static str = "platform_roles.delete";
    const PERMISSION: Permission<'static> = Permission::new("roles", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("platform_role", &self.role, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.deletion.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let (_, present) = present(tx, who, &self.role).await?;
        let new = match self.deletion.replacement.as_deref() {
            None => None,
            Some(key) if key == self.role => {
                return Err(Error::invalid(
                    "replacement",
                    "Choose another role than the one that goes.",
                ));
            }
            Some(key) => Some(role_by_key(tx, key).await.map_err(|_| {
                Error::invalid(
                    "replacement",
                    "There is no such role. Choose one of the platform's roles.",
                )
            })?),
        };
        let on_holders = Act::OnPerson {
            themself: holds(who, present.id),
            present: Some(present),
            new,
        };
        Ok(vec![on_holders, Act::Sensitive])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let (row, _) = present(tx, granted.who(), &self.role).await?;
        if row.version != self.version {
            return Err(Error::stale());
        }
        let moved = match self.deletion.replacement.as_deref() {
            None => 0,
            Some(key) => {
                let replacement = role_by_key(tx, key).await?;
                sql::replace()
                    .bind(tx.db(), &Uuid::from_u128(replacement.id.0), &row.id)
                    .await?
            }
        };
        if sql::is_held().bind(tx.db(), &row.id).one().await? {
            return Err(Error::conflict(
                "replacement_required",
                "Somebody holds this role. Choose the role that they get in its place.",
            ));
        }
        if sql::delete().bind(tx.db(), &tx.now(), &row.id, &self.version).await? == 0 {
            return Err(Error::stale());
        }
        Done::new(())
            .target("platform_role", RoleId(row.id), row.name)
            .before(serde_json::json!({ "key": row.key, "permissions": row.permissions }))?
            .after(serde_json::json!({ "replacement": self.deletion.replacement, "moved": moved }))
    }
}
