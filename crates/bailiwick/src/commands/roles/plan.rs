//! `roles plan`: what applying a file would change.

use std::process::ExitCode;

use anyhow::Result;
use app::{Caller, TenantRef, role_file::Plan};

use super::{found, text, wish};
use crate::{
    arguments::RoleFileArgs,
    commands::{print, print_json},
    installation::{Installation, Missing},
    settings::Settings,
};

pub async fn run(settings: &Settings, arguments: &RoleFileArgs, check: bool, json: bool) -> Result<ExitCode> {
    let wish = wish(arguments)?;
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let at = TenantRef::parse(&arguments.tenant);
    let planned = installation.app.in_tenant(&Caller::cli(), &at, Plan(wish)).await;
    installation.close().await?;
    let plan = found(&arguments.tenant, planned)?;
    if json {
        print_json(&plan)?;
    } else if plan.changes.is_empty() {
        print("Nothing would change: all is as the file says.")?;
    } else {
        print(&text(&plan))?;
    }
    Ok(if check && !plan.changes.is_empty() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}
