//! How far the sealing is, and whether the database still has the checkpoint that this installation keeps. `verify` looks at everything.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::audit as sql;
use jiff::Timestamp;
use serde::Serialize;

use super::{Checkpoint, Target, checkpoint::missing};
use crate::{
    App, Mode, Operation, Result,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Debug, Serialize)]
pub struct Sealing {
    /// The newest over all logs.
    pub checkpoint: Option<String>,
    pub made_at: Option<Timestamp>,
    /// When the first event was that is not sealed yet.
    pub unsealed_since: Option<Timestamp>,
    /// Whether the keys at hand hold the one that it is signed with.
    pub key_is_known: bool,
    /// The checkpoint that was kept, if the database has it no more.
    pub missing: Option<String>,
}

pub struct Newest;

#[async_trait]
impl Operation for Newest {
    type Plane = Platform;
    const NAME: &'static str = "audit.newest";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Sealing;

    fn target(&self) -> Target {
        Target::new("audit_log", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Sealing>> {
        let last = sql::last_checkpoint().bind(tx.db()).opt().await?;
        let unsealed_since = sql::oldest_unsealed().bind(tx.db()).opt().await?;
        let known = tx.app().keys().verifying_keys();
        let is_known = |row: &sql::CheckpointRow| u32::try_from(row.key_id).is_ok_and(|id| known.contains_key(&id));
        let sealing = Sealing {
            key_is_known: last.as_ref().is_none_or(is_known),
            checkpoint: last.as_ref().map(|row| Checkpoint::from(row).to_string()),
            made_at: last.map(|row| row.made_at),
            unsealed_since,
            missing: None,
        };
        Ok(Done::after_commit(async move |app: App| {
            let missing = missing(&app, None).await?.map(|checkpoint| checkpoint.to_string());
            Ok(Sealing { missing, ..sealing })
        }))
    }
}
