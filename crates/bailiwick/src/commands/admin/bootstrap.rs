//! `admin bootstrap`: makes the first Super Admin without a browser, from none to one.

use std::process::ExitCode;

use anyhow::Result;
use app::{
    Caller,
    set_up::{Claim, NewAdmin, Proof},
};

use crate::{
    arguments::Bootstrap,
    commands::{print, print_json},
    installation::{Installation, Missing},
    password,
    settings::Settings,
};

pub async fn run(settings: &Settings, new: Bootstrap, json: bool) -> Result<ExitCode> {
    // Before anything is started: it may take a while to think of one.
    let password = if new.password_stdin {
        password::from_stdin()?
    } else {
        password::ask()?
    };
    let installation = Installation::visit(settings, Missing::Create).await?;
    let claim = Claim {
        proof: Proof::CommandLine,
        admin: NewAdmin {
            name: new.name,
            email: new.email.clone(),
            password,
        },
    };
    let made = installation.app.in_public(&Caller::cli(), claim).await;
    installation.close().await?;
    let user = made?;
    let sign_in = format!("{}/root/sign-in", settings.platform_base_url);
    if json {
        print_json(
            &serde_json::json!({ "user": user, "email": new.email, "role": "super_admin", "sign_in": sign_in }),
        )?;
    } else {
        print(&format!(
            "{} is the first Super Admin and signs in at {sign_in}",
            new.email
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
