//! `admin deactivate`: puts a platform admin to rest, as the root panel does; with `--force` even the last Super Admin, as only we do (D8).

use std::process::ExitCode;

use anyhow::{Result, bail};
use app::{
    Caller,
    admins::{Admin, Deactivate, Leave},
};

use super::list;
use crate::{
    commands::{print, print_json},
    installation::{Installation, Missing},
    settings::Settings,
};

pub async fn run(settings: &Settings, email: &str, reason: String, force: bool, json: bool) -> Result<ExitCode> {
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let deactivated = deactivate(&installation, email, reason, force).await;
    installation.close().await?;
    let admin = deactivated?;
    if json {
        print_json(&admin)?;
    } else {
        print(&format!(
            "{0} is inactive and signed out of the platform. `bailiwick admin recover {0}` lets them in again.",
            admin.email
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn deactivate(installation: &Installation, email: &str, reason: String, force: bool) -> Result<Admin> {
    let found = list::all(&installation.app, Some(email.to_owned())).await?;
    let Some(admin) = found.into_iter().find(|admin| admin.email.eq_ignore_ascii_case(email)) else {
        bail!("there is no platform admin with the address {email}: `bailiwick admin list` shows those there are");
    };
    if force {
        installation.exempt_last_admin(admin.id).await?;
    }
    let deactivate = Deactivate {
        admin: admin.id,
        version: admin.version,
        leave: Leave {
            reason,
            returns_on: None,
        },
        even_last: force,
    };
    let deactivated = installation.app.on_platform(&Caller::cli(), deactivate).await;
    if force && deactivated.is_err() {
        installation.withdraw_exemption(admin.id).await?;
    }
    match deactivated {
        Err(error) if error.code() == "last_admin" => bail!("{error} Or add --force: then even they go."),
        deactivated => Ok(deactivated?),
    }
}
