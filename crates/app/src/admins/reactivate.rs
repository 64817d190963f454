//! Lets a platform admin who was put to rest go on, with the role they had (S3-88).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::admins as sql;

use super::{Admin, acts_on, find, hold, role};
use crate::{
    AdminId, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Reactivate {
    pub admin: AdminId,
    pub version: i32,
    pub reason: String,
}

#[async_trait]
impl Operation for Reactivate {
    type Plane = Platform;
    const NAME: &'static str = "admins.reactivate";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Admin;

    fn target(&self) -> Target {
        Target::new("platform_admin", self.admin, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let row = hold(tx, who, self.admin).await?;
        // Who goes on may do what the role says, so the role is given.
        let given = role(tx, row.role_id).await?;
        acts_on(tx, who, &row, Some(given)).await
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Admin>> {
        let before = find(tx, self.admin).await?;
        if before.state != "inactive" {
            return Err(Error::conflict("unchanged", "This platform admin is not inactive."));
        }
        let changed = sql::set_state()
            .bind(tx.db(), &"active", &None::<&str>, &None, &self.admin.0, &self.version)
            .await?;
        if changed == 0 {
            return Err(Error::stale());
        }
        let admin = Admin::read(tx, self.admin, granted.who()).await?;
        Done::new(admin.clone())
            .target("platform_admin", self.admin, admin.email)
            .before(serde_json::json!({ "state": before.state, "reason": before.state_reason }))?
            .after(serde_json::json!({ "state": admin.state }))
    }
}
