//! Tries a provisioning or deprovisioning again that had failed for good.

use authz::{Action, Permission};
use db::queries::jobs;

use super::show;
use crate::{
    Error, Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Retry {
    pub tenant: TenantRef,
}

impl Operation for Retry {
    type Plane = Platform;
    const NAME: &'static str = "tenants.retry";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let tenant = show::find(tx, &self.tenant).await?;
        let job = jobs::latest_of_tenant()
            .bind(tx.db(), &tenant.id.0)
            .opt()
            .await?
            .ok_or(Error::NotFound)?;
        if jobs::requeue().bind(tx.db(), &tx.now(), &job.id).await? == 0 {
            return Err(Error::conflict(
                "not_failed",
                "There is nothing to try again: the job has not failed.",
            ));
        }
        let app = tx.app().clone();
        let done = Done::after_commit(async move |_| {
            app.wake_workers();
            Ok(())
        });
        Ok(done.target("tenant", tenant.id, &tenant.slug))
    }
}
