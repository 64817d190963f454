//! `admin list`: the register of platform admins.

use std::process::ExitCode;

use anyhow::Result;
use app::{
    App, Caller,
    admins::{Admin, List},
};

use crate::{
    commands::{every, print, print_json},
    installation::{Installation, Missing},
    settings::Settings,
    table::Table,
};

pub async fn run(settings: &Settings, json: bool) -> Result<ExitCode> {
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let found = all(&installation.app, None).await;
    installation.close().await?;
    let admins = found?;
    if json {
        print_json(&admins)?;
    } else if admins.is_empty() {
        print("There is no platform admin yet. Make the first with `bailiwick admin bootstrap`.")?;
    } else {
        let mut table = Table::new(["E-MAIL", "NAME", "ROLE", "STATE", "LAST SIGN-IN"]);
        for admin in admins {
            let seen = admin
                .last_sign_in_at
                .map_or_else(|| "never".to_owned(), |at| at.strftime("%F %R UTC").to_string());
            table.row([admin.email, admin.name, admin.role_name, admin.state.to_string(), seen]);
        }
        print(&table.text())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// All of them, or those whose address, name or title holds the words.
pub(super) async fn all(app: &App, search: Option<String>) -> app::Result<Vec<Admin>> {
    every(async |after| {
        let list = List {
            search: search.clone(),
            after,
            limit: Some(200),
            ..List::default()
        };
        app.on_platform(&Caller::cli(), list).await
    })
    .await
}
