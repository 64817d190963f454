//! Invites a platform admin once more who has chosen no password yet: by a new link, which ends the one before.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{Admin, AdminState, WayIn, acts_on, add::welcome, hold, refuse_members, role};
use crate::{
    AdminId, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Resend {
    pub admin: AdminId,
    /// Why; kept in the audit log.
    pub reason: String,
}

#[async_trait]
impl Operation for Resend {
    type Plane = Platform;
    const NAME: &'static str = "admins.resend_invitation";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = WayIn;

    fn target(&self) -> Target {
        Target::new("platform_admin", self.admin, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let row = hold(tx, who, self.admin).await?;
        refuse_members(tx, row.user_id, "Mail them a password link instead.").await?;
        // Whoever sees the link can do all that its owner will.
        let given = role(tx, row.role_id).await?;
        acts_on(tx, who, &row, Some(given)).await
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<WayIn>> {
        let admin = Admin::read(tx, self.admin, granted.who()).await?;
        if admin.state != AdminState::Invited {
            return Err(Error::conflict(
                "unchanged",
                "They do not wait to choose their first password. If they cannot sign in, reset their password.",
            ));
        }
        let way_in = welcome(tx, granted.who(), admin.user_id.0, &admin, true).await?;
        let seen = serde_json::json!({ "mailed": way_in.mailed, "expires_at": way_in.expires_at });
        Done::new(way_in)
            .target("platform_admin", self.admin, admin.email)
            .after(seen)
    }
}
