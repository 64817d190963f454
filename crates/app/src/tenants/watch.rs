//! How far the work on a tenant is, for whoever watches it: to find it deleted is what they wait for, so it is an answer and no refusal.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::jobs;

use super::{
    Progress,
    show::{find, progress},
};
use crate::{
    Error, Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    jobs::JobState,
};

pub struct Watch {
    pub tenant: TenantRef,
}

#[derive(Debug)]
pub enum Watched {
    /// A job is at work, or will be.
    Moving(Progress),
    /// No job is at work.
    Settled,
    /// It is deleted, or never was.
    Gone,
}

#[async_trait]
impl Operation for Watch {
    type Plane = Platform;
    const NAME: &'static str = "tenants.watch";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Watched;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Watched>> {
        let tenant = match find(tx, &self.tenant).await {
            Err(Error::NotFound) => return Ok(Done::new(Watched::Gone)),
            found => found?,
        };
        let job = jobs::latest_of_tenant().bind(tx.db(), &tenant.id.0).opt().await?;
        let progress = job.map(progress).transpose()?;
        let moving = progress.filter(|job| matches!(job.state, JobState::Queued | JobState::Running));
        Ok(Done::new(moving.map_or(Watched::Settled, Watched::Moving)))
    }
}
