//! After a breach: everybody of the platform chooses a new password, by a link. What was known before opens nothing any more.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::admins as sql;
use uuid::Uuid;

use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct RequireNewPasswords {
    pub reason: String,
}

#[async_trait]
impl Operation for RequireNewPasswords {
    type Plane = Platform;
    const NAME: &'static str = "admins.require_new_passwords";
    // It is for the top alone: it shuts everybody out who does not remember their password.
    const PERMISSION: Permission<'static> = Permission::new("security", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("instance", "", "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(vec![Act::Sensitive])
    }

    /// The asker's own session goes on, so that somebody can hand out links; they choose another password like everybody else.
    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        sql::require_new_passwords().bind(tx.db(), &tx.now()).await?;
        let own = granted.who().session.map_or(Uuid::nil(), |session| session.0);
        let ended = sql::end_all_sessions().bind(tx.db(), &tx.now(), &own).await?;
        Done::new(()).after(serde_json::json!({ "passwords_after": tx.now(), "ended_sessions": ended }))
    }
}
