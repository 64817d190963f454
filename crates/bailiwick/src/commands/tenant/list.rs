//! `tenant list`: the tenants by name.

use std::process::ExitCode;

use anyhow::Result;
use app::{
    App, Caller,
    tenants::{List, Tenant},
};

use crate::{
    commands::{every, print, print_json},
    installation::{Installation, Missing},
    settings::Settings,
    table::Table,
};

pub async fn run(settings: &Settings, json: bool) -> Result<ExitCode> {
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let found = all(&installation.app).await;
    installation.close().await?;
    let tenants = found?;
    if json {
        print_json(&tenants)?;
    } else if tenants.is_empty() {
        print("There is no tenant yet. Make the first with `bailiwick tenant create`.")?;
    } else {
        let mut table = Table::new(["SLUG", "NAME", "STATE", "SERVER", "PLAN", "MEMBERS", "CREATED"]);
        for tenant in tenants {
            table.row([
                tenant.slug,
                tenant.name,
                tenant.state.to_string(),
                tenant.server,
                tenant.plan_name.unwrap_or_else(|| "none".to_owned()),
                tenant.members.to_string(),
                tenant.created_at.strftime("%F").to_string(),
            ]);
        }
        print(&table.text())?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn all(app: &App) -> app::Result<Vec<Tenant>> {
    every(async |after| {
        let list = List {
            after,
            limit: Some(200),
            ..List::default()
        };
        app.on_platform(&Caller::cli(), list).await
    })
    .await
}
