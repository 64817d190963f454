//! `doctor`: looks at everything that an installation stands on and says what to do about what is wrong. Changes nothing.

mod database;
mod disk;
mod running;

use std::process::ExitCode;

use anyhow::Result;

use super::config_check;
use crate::{
    check::{Check, tell},
    installation::Installation,
    settings::Settings,
};

pub async fn run(settings: Result<Settings>, json: bool) -> Result<ExitCode> {
    let checks = match settings {
        Ok(settings) => examine(&settings).await?,
        Err(error) => vec![Check::error("settings", error)],
    };
    tell(&checks, json)
}

async fn examine(settings: &Settings) -> Result<Vec<Check>> {
    let mut checks = config_check::files(settings);
    checks.extend(disk::look(settings));
    let installation = match Installation::look(settings).await {
        Ok(installation) => installation,
        Err(error) => {
            checks.push(Check::error("database", error));
            return Ok(checks);
        }
    };
    let at = checks.len();
    checks.extend(database::look(&installation).await);
    if checks[at..].iter().all(|check| !check.has_failed()) {
        checks.extend(running::look(&installation.app).await);
    }
    installation.close().await?;
    Ok(checks)
}
