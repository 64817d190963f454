//! Approves a platform admin whom somebody else added; who asked for it cannot.

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

pub struct Approve {
    pub admin: AdminId,
    pub version: i32,
    pub reason: String,
}

#[async_trait]
impl Operation for Approve {
    type Plane = Platform;
    const NAME: &'static str = "admins.approve";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Create);
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
        let asked = who
            .person
            .as_ref()
            .is_some_and(|person| row.requested_by == Some(person.id.0));
        if asked {
            return Err(Error::conflict(
                "own_request",
                "You asked for this, so somebody else has to approve it.",
            ));
        }
        // Who is approved may do what the role says, so the role is given.
        let given = role(tx, row.role_id).await?;
        acts_on(tx, who, &row, Some(given)).await
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Admin>> {
        let before = find(tx, self.admin).await?;
        if before.state != "pending" {
            return Err(Error::conflict(
                "unchanged",
                "This platform admin does not wait for an approval.",
            ));
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
