//! The job that removes a deleted tenant from its server and then forgets the slug.

use super::{Home, StepState, purge::Purge};
use crate::{
    App, Caller, Result, TenantId,
    gate::{Platform, Tx},
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
