//! `tenant suspend`: closes a tenant's door, as the root panel does.

use std::process::ExitCode;

use anyhow::Result;
use app::{
    App, Caller, TenantRef,
    tenants::{Suspend, Tenant},
};

use super::find;
use crate::{
    commands::{print, print_json},
    installation::{Installation, Missing},
    settings::Settings,
};

pub async fn run(settings: &Settings, named: &str, reason: String, json: bool) -> Result<ExitCode> {
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let suspended = suspend(&installation.app, named, reason).await;
    installation.close().await?;
    let tenant = suspended?;
    if json {
        print_json(&tenant)?;
    } else {
        print(&format!(
            "{0} is suspended: its people and its application are shut out. `bailiwick tenant restore {0}` lets them in again.",
            tenant.slug
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn suspend(app: &App, named: &str, reason: String) -> Result<Tenant> {
    let found = find(app, named).await?.tenant;
    let suspend = Suspend {
        tenant: TenantRef::Id(found.id),
        version: found.version,
        reason,
    };
    Ok(app.on_platform(&Caller::cli(), suspend).await?)
}
