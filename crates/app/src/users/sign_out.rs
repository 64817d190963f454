//! Ends every session and every API token of somebody.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{end_everything, hold, listed};
use crate::{
    Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct SignOut {
    pub user: UserId,
}

#[async_trait]
impl Operation for SignOut {
    type Plane = Platform;
    const NAME: &'static str = "users.sign_out";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = u64;

    fn target(&self) -> Target {
        Target::new("user", self.user, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(hold(tx, who, self.user).await?.acts())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<u64>> {
        let user = listed(tx, self.user).await?;
        let ended = end_everything(tx, self.user).await?;
        Done::new(ended)
            .target("user", self.user, user.email)
            .after(serde_json::json!({ "ended": ended }))
    }
}
