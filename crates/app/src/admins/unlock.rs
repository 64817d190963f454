//! Lifts the wait that wrong passwords brought upon a platform admin, on either plane (S0-45).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::admins as sql;

use super::{acts_on, find, hold};
use crate::{
    AdminId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    sessions::guess_keys,
};

pub struct Unlock {
    pub admin: AdminId,
    pub reason: String,
}

#[async_trait]
impl Operation for Unlock {
    type Plane = Platform;
    const NAME: &'static str = "admins.unlock";
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
        let keys = guess_keys(&admin.email);
        let lifted = sql::lift_locks().bind(tx.db(), &keys).await?;
        Done::new(())
            .target("platform_admin", self.admin, admin.email)
            .after(serde_json::json!({ "lifted": lifted }))
    }
}
