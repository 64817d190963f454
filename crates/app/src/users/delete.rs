//! Deletes somebody: out of everything at once, restorable for thirty days, then erased by a job.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::users as sql;

use super::{User, UserState, end_sessions, erase::GRACE, hold, listed, refuse_last_one, unchanged};
use crate::{
    Error, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    jobs::Work,
};

pub struct Delete {
    pub user: UserId,
    /// The user's version as it was read.
    pub version: i32,
    /// The e-mail address once more, typed by whoever asks.
    pub confirm: String,
    /// Why; kept in the audit log.
    pub reason: String,
}

#[async_trait]
impl Operation for Delete {
    type Plane = Platform;
    const NAME: &'static str = "users.delete";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = User;

    fn target(&self) -> Target {
        Target::new("user", self.user, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let held = hold(tx, who, self.user).await?.of_version(self.version)?;
        let email = listed(tx, self.user).await?.email;
        if !self.confirm.trim().eq_ignore_ascii_case(&email) {
            let sentence = format!("Type the address, {email}, to delete this user.");
            return Err(Error::invalid("confirm", sentence));
        }
        let mut acts = held.acts();
        acts.push(Act::Sensitive);
        Ok(acts)
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<User>> {
        let before = listed(tx, self.user).await?;
        if before.state == UserState::Deleted {
            return Err(unchanged("This user is deleted already."));
        }
        if before.state == UserState::Active {
            refuse_last_one(tx, self.user).await?;
        }
        sql::mark_deleted().bind(tx.db(), &tx.now(), &self.user.0).await?;
        end_sessions(tx, self.user).await?;
        tx.enqueue_at(&Work::EraseUser { user: self.user }, tx.now() + GRACE)
            .await?;
        let user = listed(tx, self.user).await?;
        Done::new(user)
            .target("user", self.user, before.email)
            .before(serde_json::json!({ "state": before.state }))?
            .after(serde_json::json!({ "state": "deleted" }))
    }
}
