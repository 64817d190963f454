//! Verifying every log from its first event takes as long as it takes: a job, one at a time, whose report is kept.

mod list;
mod start;

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use utoipa::ToSchema;

use crate::{
    App, Error, JobId, Result,
    audit::{Report, verify},
    jobs::{Job, JobState},
};
use db::queries::jobs::JobRow;

pub use list::List;
pub use start::Start;

/// How far it is, and in the end what was found.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = AuditVerificationProgress)]
pub struct Progress {
    /// How many logs there are.
    pub logs: usize,
    /// How many are done, and what was found in them so far.
    pub report: Report,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AuditVerification)]
pub struct Verification {
    pub id: JobId,
    pub state: JobState,
    pub created_at: Timestamp,
    pub finished_at: Option<Timestamp>,
    /// Missing until it has begun.
    pub progress: Option<Progress>,
    pub error: Option<String>,
}

impl TryFrom<JobRow> for Verification {
    type Error = Error;

    fn try_from(row: JobRow) -> Result<Self> {
        Ok(Self {
            id: JobId(row.id),
            state: row.state.parse()?,
            created_at: row.created_at,
            finished_at: row.finished_at,
            // A job that was never taken has the empty list of steps that every job begins with.
            progress: serde_json::from_value(row.progress).ok(),
            error: row.error,
        })
    }
}

/// Between two lines of progress, which each are a write.
const TELL_EVERY: Duration = Duration::from_secs(2);

pub(crate) async fn perform(app: &App, job: &Job, expected: Option<&str>) -> Result<()> {
    let expected = expected.map(str::parse).transpose();
    let expected = expected.map_err(|error: &str| Error::Internal(error.to_owned()))?;
    let told = watch::Sender::default();
    let report = tokio::select! {
        report = verify(app, expected, &told) => report?,
        over = tell(app, job, told.subscribe()) => return Err(over),
    };
    if !report.findings.is_empty() {
        tracing::error!(
            findings = report.findings.len(),
            "the audit log is not as it was sealed"
        );
    }
    let logs = report.logs;
    job.record(app, Progress { logs, report }).await
}

/// Writes down now and then how far it is. Ends only with an error.
async fn tell(app: &App, job: &Job, mut told: watch::Receiver<(usize, Report)>) -> Error {
    loop {
        tokio::time::sleep(TELL_EVERY).await;
        let (logs, report) = told.borrow_and_update().clone();
        if let Err(error) = job.record(app, Progress { logs, report }).await {
            return error;
        }
    }
}
