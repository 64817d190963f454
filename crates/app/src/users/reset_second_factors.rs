//! Takes away all second factors of somebody who has lost theirs, and signs them out everywhere: with their password they set up others.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::second_factors as sql;

use super::{UserState, end_everything, hold, listed};
use crate::{
    Error, Mode, Operation, Result, UserId,
    account::SecurityChange,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    jobs::Work,
};

pub struct ResetSecondFactors {
    pub user: UserId,
    /// Why; kept in the audit log.
    pub reason: String,
}

#[async_trait]
impl Operation for ResetSecondFactors {
    type Plane = Platform;
    const NAME: &'static str = "users.reset_second_factors";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("user", self.user, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    /// From then on a password is enough, so whoever does it proves that it is them.
    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let mut acts = hold(tx, who, self.user).await?.acts();
        acts.push(Act::Sensitive);
        Ok(acts)
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let user = listed(tx, self.user).await?;
        if user.state == UserState::Deleted {
            return Err(Error::conflict("wrong_state", "This account is deleted."));
        }
        if user.second_factors.is_empty() {
            return Err(Error::conflict(
                "no_second_factor",
                "They have no second factor to reset.",
            ));
        }
        sql::forget().bind(tx.db(), &self.user.0).one().await?;
        end_everything(tx, self.user).await?;
        tx.enqueue(&Work::TellOfChange {
            user: self.user,
            change: SecurityChange::SecondFactorsReset,
        })
        .await?;
        Done::new(())
            .target("user", self.user, user.email)
            .before(serde_json::json!({ "second_factors": user.second_factors }))?
            .after(serde_json::json!({ "second_factors": [] }))
    }
}
