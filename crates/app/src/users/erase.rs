//! Erases what is personal of somebody who was deleted thirty days ago: the last step of a deletion, done by a job. The row stays, under a
//! pseudonym, for what refers to it.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::users as sql;
use jiff::SignedDuration;

use crate::{
    App, Caller, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

/// How long a deletion can be taken back.
pub(super) const GRACE: SignedDuration = SignedDuration::from_hours(24 * 30);

struct Erase {
    user: UserId,
}

#[async_trait]
impl Operation for Erase {
    type Plane = Platform;
    const NAME: &'static str = "users.erase";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("user", self.user, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        // Who was restored, or deleted again since, has another job to wait for.
        let erased = sql::erase()
            .bind(tx.db(), &self.user.0, &(tx.now() - GRACE), &tx.now())
            .one()
            .await?;
        Done::new(()).after(serde_json::json!({ "erased": erased }))
    }
}

pub(crate) async fn erase(app: &App, user: UserId) -> Result<()> {
    app.on_platform(&Caller::system("eraser"), Erase { user }).await
}
