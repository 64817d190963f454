//! `keys rotate`: makes new keys, keeps the old ones for what they once made, and seals everything that is stored anew.

use std::process::ExitCode;

use anyhow::Result;
use app::{App, Caller, Rotate, Rotated, audit::seal};
use serde_json::json;

use super::{print, print_json};
use crate::{installation::Installation, settings::Settings};

pub async fn run(settings: &Settings, json: bool) -> Result<ExitCode> {
    let installation = Installation::with_new_keys(settings).await?;
    let rotated = rotate(&installation.app).await;
    installation.close().await?;
    let rotated = rotated?;
    let file = settings.keys_file();
    if json {
        print_json(&json!({ "file": file, "rotated": rotated }))?;
    } else {
        print(&format!(
            "New keys are in use. Secrets sealed anew: {}. The audit log is signed with key {} from now on, whose public key is\n{}\n\n\
             Back up {} now: copies of it from before do not open what is sealed from now on. Replicas need a copy of it before they start.\n",
            rotated.secrets,
            rotated.sign_key,
            rotated.public_key,
            file.display()
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn rotate(app: &App) -> Result<Rotated> {
    let rotated = app.on_platform(&Caller::cli(), Rotate).await?;
    // By the new key already.
    seal(app).await?;
    Ok(rotated)
}
