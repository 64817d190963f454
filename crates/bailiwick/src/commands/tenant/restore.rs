//! `tenant restore`: takes a tenant back to the state before, as the root panel does.

use std::process::ExitCode;

use anyhow::Result;
use app::{
    App, Caller, TenantRef,
    tenants::{Restore, Tenant},
};

use super::find;
use crate::{
    commands::{print, print_json},
    installation::{Installation, Missing},
    settings::Settings,
};

pub async fn run(settings: &Settings, named: &str, json: bool) -> Result<ExitCode> {
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let restored = restore(&installation.app, named).await;
    installation.close().await?;
    let tenant = restored?;
    if json {
        print_json(&tenant)?;
    } else {
        print(&format!("{} is {} again.", tenant.slug, tenant.state))?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn restore(app: &App, named: &str) -> Result<Tenant> {
    let found = find(app, named).await?.tenant;
    let restore = Restore {
        tenant: TenantRef::Id(found.id),
        version: found.version,
    };
    Ok(app.on_platform(&Caller::cli(), restore).await?)
}
