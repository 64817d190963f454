//! `admin recover`: lets a platform admin in again who cannot get in, whatever keeps them out.

use std::process::ExitCode;

use anyhow::Result;
use app::{Caller, admins::Recover};

use crate::{
    commands::{print, print_json},
    installation::{Installation, Missing},
    settings::Settings,
};

pub async fn run(settings: &Settings, email: String, json: bool) -> Result<ExitCode> {
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let recovered = installation.app.on_platform(&Caller::cli(), Recover { email }).await;
    installation.close().await?;
    let recovery = recovered?;
    if json {
        print_json(&recovery)?;
    } else {
        print(&format!(
            "{} chooses a new password at this address, once and until {}:\n{}",
            recovery.email,
            recovery.expires_at.strftime("%R UTC"),
            recovery.link
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
