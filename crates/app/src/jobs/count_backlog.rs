//! How much work waits, runs and gave up: for whoever watches over the installation.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::jobs as sql;
use jiff::Timestamp;

use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Copy, Debug)]
pub struct Backlog {
    pub queued: i64,
    pub running: i64,
    pub failed: i64,
    /// When the queued job that waits longest was due; it lies ahead where all wait for their next attempt.
    pub oldest_due_at: Option<Timestamp>,
}

pub struct CountBacklog;

#[async_trait]
impl Operation for CountBacklog {
    type Plane = Platform;
    const NAME: &'static str = "jobs.count_backlog";
    const PERMISSION: Permission<'static> = Permission::new("jobs", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Backlog;

    fn target(&self) -> Target {
        Target::new("job", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Backlog>> {
        let row = sql::backlog().bind(tx.db()).one().await?;
        Ok(Done::new(Backlog {
            queued: row.queued,
            running: row.running,
            failed: row.failed,
            oldest_due_at: row.oldest_due_at,
        }))
    }
}
