//! Takes a deletion back within its thirty days: the user is active or suspended as before.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::users as sql;

use super::{User, UserState, hold, listed, unchanged};
use crate::{
    Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Restore {
    pub user: UserId,
    /// The user's version as it was read.
    pub version: i32,
}

#[async_trait]
impl Operation for Restore {
    type Plane = Platform;
    const NAME: &'static str = "users.restore";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = User;

    fn target(&self) -> Target {
        Target::new("user", self.user, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(hold(tx, who, self.user).await?.of_version(self.version)?.acts())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<User>> {
        let before = listed(tx, self.user).await?;
        if before.state != UserState::Deleted {
            return Err(unchanged("This user is not deleted."));
        }
        sql::restore().bind(tx.db(), &self.user.0).await?;
        let user = listed(tx, self.user).await?;
        let state = user.state;
        Done::new(user)
            .target("user", self.user, before.email)
            .before(serde_json::json!({ "state": before.state }))?
            .after(serde_json::json!({ "state": state }))
    }
}
