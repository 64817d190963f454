//! Gives a platform admin another role or title, at once.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::admins as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Admin, acts_on, find, guarded, hold, role_by_key};
use crate::{
    AdminId, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    names,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AdminChange, examples(json!({ "role": "support", "title": "Night shift", "reason": "Helps out until May." })))]
pub struct Changes {
    /// The key of the role that they will have.
    #[garde(length(max = 40))]
    #[schema(max_length = 40)]
    pub role: String,
    #[serde(default)]
    #[garde(custom(names::optional_name))]
    #[schema(max_length = 120)]
    pub title: String,
    /// Why; kept in the audit log.
    #[garde(skip)]
    #[schema(min_length = 3, max_length = 500)]
    pub reason: String,
}

pub struct Change {
    pub admin: AdminId,
    pub version: i32,
    pub changes: Changes,
}

#[async_trait]
impl Operation for Change {
    type Plane = Platform;
    const NAME: &'static str = "admins.change";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Admin;

    fn target(&self) -> Target {
        Target::new("platform_admin", self.admin, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.changes.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        self.changes.validate()?;
        let row = hold(tx, who, self.admin).await?;
        let new = role_by_key(tx, &self.changes.role).await?;
        // A title alone gives nobody anything.
        let given = (new.id.0 != row.role_id.as_u128()).then_some(new);
        acts_on(tx, who, &row, given).await
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Admin>> {
        let before = find(tx, self.admin).await?;
        let role = role_by_key(tx, &self.changes.role).await?;
        if before.role_id.as_u128() == role.id.0 && before.title == self.changes.title {
            return Err(Error::conflict("unchanged", "They have this role and title already."));
        }
        let changed = sql::change()
            .bind(
                tx.db(),
                &Uuid::from_u128(role.id.0),
                &self.changes.title,
                &self.admin.0,
                &self.version,
            )
            .await
            .map_err(guarded)?;
        if changed == 0 {
            return Err(Error::stale());
        }
        let admin = Admin::read(tx, self.admin, granted.who()).await?;
        Done::new(admin.clone())
            .target("platform_admin", self.admin, &admin.email)
            .before(serde_json::json!({ "role": before.role_key, "title": before.title }))?
            .after(serde_json::json!({ "role": admin.role, "title": admin.title }))
    }
}
