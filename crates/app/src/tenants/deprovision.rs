//! The job that removes a deleted tenant from its server and then forgets the slug.

use authz::{Action, Permission};
use db::queries::tenants as sql;

use super::{Home, StepState};
use crate::{
    App, Caller, Mode, Operation, Result, TenantId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    jobs::Job,
};

fn states(state: &str) -> [StepState; 1] {
    [StepState {
        name: "Remove from the server".to_owned(),
        state: state.to_owned(),
    }]
}

pub(crate) async fn deprovision(app: &App, job: &Job, tenant: TenantId) -> Result<()> {
    let tx = Tx::<Platform>::background(app).await?;
    let home = Home::load(tx.db(), app, tenant).await?;
    let desired = home.desired(tx.db()).await?;
    tx.done().await?;
    if home.state != "deleting" {
        return Ok(());
    }
    job.record(app, &states("running")).await?;
    app.panel_sessions().forget(tenant);
    tenantdb::deprovision(&home.server, &desired).await?;
    job.record(app, &states("done")).await?;
    app.on_platform(
        &Caller::system("provisioner"),
        Purge {
            tenant,
            slug: home.slug,
        },
    )
    .await
}

/// Frees the slug. The row stays for the audit log.
struct Purge {
    tenant: TenantId,
    slug: String,
}

impl Operation for Purge {
    type Plane = Platform;
    const NAME: &'static str = "tenants.purge";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("tenant", self.tenant, &self.slug)
    }

    async fn act(&self, _: &Who, _: &Tx<Platform>) -> Result<Act> {
        Ok(Act::Plain)
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        sql::set_state()
            .bind(tx.db(), &"purged", &tx.now(), &self.tenant.0, &"deleting")
            .await?;
        Ok(Done::new(()))
    }
}
