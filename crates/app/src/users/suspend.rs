//! Takes somebody out of everything until the suspension is lifted: on the very next request, on every plane.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::users as sql;

use super::{User, UserState, end_sessions, hold, listed, refuse_last_one, unchanged};
use crate::{
    Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Suspend {
    pub user: UserId,
    /// The user's version as it was read.
    pub version: i32,
    /// Why; kept in the audit log.
    pub reason: String,
}

#[async_trait]
impl Operation for Suspend {
    type Plane = Platform;
    const NAME: &'static str = "users.suspend";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = User;

    fn target(&self) -> Target {
        Target::new("user", self.user, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(hold(tx, who, self.user).await?.of_version(self.version)?.acts())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<User>> {
        let before = listed(tx, self.user).await?;
        if before.state != UserState::Active {
            return Err(unchanged("This user is suspended or deleted already."));
        }
        refuse_last_one(tx, self.user).await?;
        sql::set_state().bind(tx.db(), &"suspended", &self.user.0).await?;
        // Who took a session over must not find it again once the suspension is lifted.
        end_sessions(tx, self.user).await?;
        let user = listed(tx, self.user).await?;
        Done::new(user)
            .target("user", self.user, before.email)
            .before(serde_json::json!({ "state": before.state }))?
            .after(serde_json::json!({ "state": "suspended" }))
    }
}
