//! Has a job done again that was given up.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::jobs as sql;

use crate::{
    Error, JobId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Retry {
    pub job: JobId,
}

#[async_trait]
impl Operation for Retry {
    type Plane = Platform;
    const NAME: &'static str = "jobs.retry";
    const PERMISSION: Permission<'static> = Permission::new("jobs", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("job", self.job, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let job = sql::get()
            .bind(tx.db(), &self.job.0)
            .opt()
            .await?
            .ok_or(Error::NotFound)?;
        if sql::requeue().bind(tx.db(), &tx.now(), &self.job.0).await? == 0 {
            return Err(Error::conflict(
                "not_failed",
                "There is nothing to try again: the job has not failed.",
            ));
        }
        let done = Done::after_commit(async move |app: crate::App| {
            app.wake_workers();
            Ok(())
        });
        done.target("job", self.job, job.kind)
            .before(serde_json::json!({ "state": job.state, "error": job.error }))
    }
}
