//! Begins a verification of every log, unless one is under way.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::jobs as sql;

use super::Verification;
use crate::{
    Error, Mode, Operation, Result,
    audit::{Checkpoint, Target},
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    jobs::Work,
};

#[derive(Default)]
pub struct Start {
    /// One that the caller kept: it must be there and the same.
    pub expected: Option<Checkpoint>,
}

#[async_trait]
impl Operation for Start {
    type Plane = Platform;
    const NAME: &'static str = "audit_verifications.start";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Write;
    type Output = Verification;

    fn target(&self) -> Target {
        Target::new("audit_log", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Verification>> {
        sql::hold_verifications().bind(tx.db()).one().await?;
        if sql::open_verification().bind(tx.db()).one().await? {
            return Err(Error::conflict(
                "in_progress",
                "The log is being verified already. Wait for what is found.",
            ));
        }
        let expected = self.expected.map(|checkpoint| checkpoint.to_string());
        let job = tx.enqueue(&Work::VerifyAudit { expected }).await?;
        let row = sql::get().bind(tx.db(), &job.0).one().await?;
        Ok(Done::new(row.try_into()?))
    }
}
