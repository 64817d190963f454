//! `roles export`: the file on standard output.

use std::process::ExitCode;

use anyhow::Result;
use app::{Caller, TenantRef, role_file::Export};

use super::found;
use crate::{
    commands::{print, print_json},
    installation::{Installation, Missing},
    settings::Settings,
};

pub async fn run(settings: &Settings, tenant: &str, json: bool) -> Result<ExitCode> {
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let at = TenantRef::parse(tenant);
    let exported = installation.app.in_tenant(&Caller::cli(), &at, Export).await;
    installation.close().await?;
    let file = found(tenant, exported)?;
    if json {
        print_json(&file)?;
    } else {
        print(&file.to_yaml()?)?;
    }
    Ok(ExitCode::SUCCESS)
}
