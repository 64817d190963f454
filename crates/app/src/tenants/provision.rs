//! The jobs that make a tenant's place what it should be: provisioning, step by step and resumable, and reconciling after a change of the wish.

use std::sync::Arc;

use tenantdb::{ConnectError, Login, Provisioning, Step};

use super::{Home, StepState, TenantState, open::Open, place::panel_password};
use crate::{
    App, Caller, Error, Result, TenantId,
    gate::{Platform, Tx},
    jobs::Job,
};

/// The steps as a person reads them, after which the tenant opens.
const STEPS: [(Step, &str); 5] = [
    (Step::Database, "Database"),
    (Step::Roles, "Database roles"),
    (Step::Schema, "Schema"),
    (Step::Isolation, "Isolation"),
    (Step::Tables, "Tables and policies"),
];
const OPEN: &str = "Open the door";

fn states(done: usize) -> Vec<StepState> {
    let names = STEPS.iter().map(|(_, name)| *name).chain([OPEN]);
    names
        .enumerate()
        .map(|(at, name)| StepState {
            name: name.to_owned(),
            state: match at.cmp(&done) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal => "running",
                std::cmp::Ordering::Greater => "waiting",
            }
            .to_owned(),
        })
        .collect()
}

/// Every step may be repeated, so after a crash it begins again where the record says, or before.
pub(crate) async fn provision(app: &App, job: Arc<Job>, tenant: TenantId) -> Result<()> {
    app.exclusively(tenant, provision_alone(app.clone(), job, tenant)).await
}

async fn provision_alone(app: App, job: Arc<Job>, tenant: TenantId) -> Result<()> {
    let (home, desired) = Home::with_wish(Tx::<Platform>::background(&app).await?, tenant).await?;
    if home.state != TenantState::Provisioning {
        return Ok(());
    }
    let recorded: Vec<StepState> = serde_json::from_value(job.progress.clone()).unwrap_or_default();
    let begin = recorded.iter().filter(|step| step.state == "done").count();
    let mut provisioning = Provisioning::new(&home.server, &desired);
    for (at, (step, _)) in STEPS.iter().enumerate().skip(begin) {
        job.record(&app, &states(at)).await?;
        provisioning.run(*step).await.map_err(for_operators)?;
    }
    job.record(&app, &states(STEPS.len())).await?;
    let admin = home.admin().await?;
    tenantdb::set_password(&admin, &home.names(), Login::Panel, &panel_password(&app, tenant)).await?;
    app.on_platform(
        &Caller::system("provisioner"),
        Open {
            tenant,
            slug: home.slug,
        },
    )
    .await?;
    job.record(&app, &states(STEPS.len() + 1)).await
}

/// In the job's record, whose readers may know everything; what only a person can mend is a conflict, and not tried again by itself.
fn for_operators(error: tenantdb::Error) -> Error {
    match error {
        tenantdb::Error::Conflict(_) | tenantdb::Error::Connect(ConnectError::NoSuchDatabase(_)) => {
            Error::conflict("place_unusable", error.to_string())
        }
        other => Error::TenantDatabase(other.to_string()),
    }
}

/// Applies the wish as it is committed now; nothing to do is the usual end.
pub(crate) async fn reconcile(app: &App, tenant: TenantId) -> Result<()> {
    app.exclusively(tenant, reconcile_alone(app.clone(), tenant)).await
}

async fn reconcile_alone(app: App, tenant: TenantId) -> Result<()> {
    let (home, desired) = Home::with_wish(Tx::<Platform>::background(&app).await?, tenant).await?;
    if !home.state.has_place() {
        return Ok(());
    }
    if home.state.is_closed() {
        app.panel_sessions().forget(tenant);
    }
    let mut admin = home.admin().await?;
    let (_, outcomes) = tenantdb::reconcile(&mut admin, &desired).await?;
    match outcomes.into_iter().find_map(|outcome| outcome.error) {
        Some(error) => Err(crate::Error::TenantDatabase(error)),
        None => Ok(()),
    }
}
