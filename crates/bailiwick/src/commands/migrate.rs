//! `migrate`: brings the control plane's database up to date, as the next `serve` would, and says what that was.

use std::{mem, process::ExitCode};

use anyhow::{Result, bail};
use app::{Caller, instance::Migrate};
use serde_json::json;

use super::{print, print_json};
use crate::{
    installation::{Installation, Missing},
    settings::Settings,
};

pub async fn run(settings: &Settings, json: bool) -> Result<ExitCode> {
    let mut installation = Installation::visit(settings, Missing::Create).await?;
    let migrated = migrate(&mut installation).await;
    installation.close().await?;
    let applied = migrated?;
    if json {
        print_json(&json!({ "applied": applied }))?;
    } else {
        print(&text("Applied", &applied))?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn migrate(installation: &mut Installation) -> Result<Vec<String>> {
    let mut applied = mem::take(&mut installation.migrated);
    // Beside a `serve` nothing was brought up to date yet.
    applied.extend(installation.migrate().await?);
    if !applied.is_empty() {
        let told = Migrate {
            applied: applied.clone(),
        };
        installation.app.on_platform(&Caller::cli(), told).await?;
    }
    Ok(applied)
}

/// `--check`: only says what would be applied. 1: something.
pub async fn check(settings: &Settings, json: bool) -> Result<ExitCode> {
    let installation = Installation::look(settings).await?;
    let found = installation.inspect().await;
    installation.close().await?;
    let found = found?;
    if !found.unknown.is_empty() {
        bail!(db::PrepareError::Newer(found.unknown));
    }
    if json {
        print_json(&json!({ "pending": found.pending }))?;
    } else {
        print(&text("Pending", &found.pending))?;
    }
    Ok(if found.pending.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn text(head: &str, migrations: &[String]) -> String {
    if migrations.is_empty() {
        return "The database is up to date.".to_owned();
    }
    format!("{head}:\n  {}\n", migrations.join("\n  "))
}
