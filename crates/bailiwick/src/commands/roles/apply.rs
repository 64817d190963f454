//! `roles apply`: shows what a file changes, asks, and applies just that.

use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use app::{
    App, Caller, TenantRef,
    role_file::{Apply, Plan, RoleFilePlan, Wish},
};

use super::{found, is_standard_input, text, wish};
use crate::{
    arguments::RoleFileArgs,
    commands::{print, print_json},
    installation::{Installation, Missing},
    settings::Settings,
};

pub async fn run(settings: &Settings, arguments: &RoleFileArgs, yes: bool, json: bool) -> Result<ExitCode> {
    if !yes && (json || is_standard_input(arguments) || !io::stdin().is_terminal()) {
        bail!("nobody can be asked here: look at `bailiwick roles plan`, then give --yes");
    }
    let wish = wish(arguments)?;
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let at = TenantRef::parse(&arguments.tenant);
    let applied = if yes {
        let done = installation.app.in_tenant(&Caller::cli(), &at, Apply(wish)).await;
        found(&arguments.tenant, done).map(Some)
    } else {
        asking(&installation.app, &arguments.tenant, wish).await
    };
    installation.close().await?;
    let Some(done) = applied? else {
        print("Nothing is changed.")?;
        return Ok(ExitCode::SUCCESS);
    };
    if json {
        print_json(&done)?;
    } else if done.changes.is_empty() {
        print("Nothing is changed: all was as the file says.")?;
    } else if yes {
        print(&format!("{}\nApplied.", text(&done)))?;
    } else {
        print("Applied.")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Applies what was shown and agreed to, and nothing that came between.
async fn asking(app: &App, tenant: &str, wish: Wish) -> Result<Option<RoleFilePlan>> {
    let at = TenantRef::parse(tenant);
    let plan = found(tenant, app.in_tenant(&Caller::cli(), &at, Plan(wish.clone())).await)?;
    if plan.changes.is_empty() {
        return Ok(Some(plan));
    }
    print(&text(&plan))?;
    print!("Apply this? [y/N] ");
    io::stdout().flush().context("cannot ask")?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).context("cannot ask")?;
    if !matches!(answer.trim(), "y" | "Y" | "yes") {
        return Ok(None);
    }
    let state = Some(plan.state);
    let apply = Apply(Wish { state, ..wish });
    found(tenant, app.in_tenant(&Caller::cli(), &at, apply).await).map(Some)
}
