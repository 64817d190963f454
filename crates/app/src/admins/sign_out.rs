//! Ends every session of a platform admin, on both planes, every API token and every link that waits.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{acts_on, find, hold};
use crate::{
    AdminId, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    users::end_everything,
};

pub struct SignOut {
    pub admin: AdminId,
    pub reason: String,
}

#[async_trait]
impl Operation for SignOut {
    type Plane = Platform;
    const NAME: &'static str = "admins.sign_out";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("platform_admin", self.admin, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let row = hold(tx, who, self.admin).await?;
        acts_on(tx, who, &row, None).await
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let admin = find(tx, self.admin).await?;
        let ended = end_everything(tx, UserId(admin.user_id)).await?;
        Done::new(())
            .target("platform_admin", self.admin, admin.email)
            .after(serde_json::json!({ "ended": ended }))
    }
}
