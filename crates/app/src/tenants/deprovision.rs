//! The job that removes a deleted tenant from its server and then forgets the slug.

use std::sync::Arc;

use super::{Home, StepState, TenantState, purge::Purge};
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

pub(crate) async fn deprovision(app: &App, job: Arc<Job>, tenant: TenantId) -> Result<()> {
    app.exclusively(tenant, deprovision_alone(app.clone(), job, tenant))
        .await
}

async fn deprovision_alone(app: App, job: Arc<Job>, tenant: TenantId) -> Result<()> {
    let (home, desired) = Home::with_wish(Tx::<Platform>::background(&app).await?, tenant).await?;
    if home.state != TenantState::Deleting {
        return Ok(());
    }
    job.record(&app, &states("running")).await?;
    app.panel_sessions().forget(tenant);
    tenantdb::deprovision(&home.server, &desired).await?;
    job.record(&app, &states("done")).await?;
    app.on_platform(
        &Caller::system("provisioner"),
        Purge {
            tenant,
            slug: home.slug,
        },
    )
    .await
}
