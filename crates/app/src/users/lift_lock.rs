//! Lets somebody who guessed wrong too often try again at once.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::users as sql;

use super::{hold, listed, unchanged};
use crate::{
    Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    sessions::guess_keys,
};

pub struct LiftLock {
    pub user: UserId,
}

#[async_trait]
impl Operation for LiftLock {
    type Plane = Platform;
    const NAME: &'static str = "users.lift_lock";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("user", self.user, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(hold(tx, who, self.user).await?.acts())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let user = listed(tx, self.user).await?;
        let lifted = sql::lift_lock().bind(tx.db(), &guess_keys(&user.email)).await?;
        if lifted == 0 {
            return Err(unchanged("Nothing keeps this user from signing in."));
        }
        Ok(Done::new(()).target("user", self.user, user.email))
    }
}
