//! The commands, a file for each verb.

mod admin;
mod audit_export;
mod audit_verify;
mod audit_verify_export;
mod audit_verify_review;
mod completions;
mod config_check;
mod config_show;
mod demo;
mod doctor;
mod keys_rotate;
mod man;
mod migrate;
mod output;
mod roles;
mod serve;
mod tenant;

use std::{
    io::{ErrorKind, Write},
    process::ExitCode,
};

use anyhow::{Context, Result};
use serde::Serialize;

use crate::{
    arguments::{Admin, Arguments, Audit, Command, Config, Keys, Roles, Serve, Tenant},
    logging,
    settings::Settings,
};

pub fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments {
        settings: flags,
        json,
        command,
    } = arguments;
    let settings = |serve: &Serve| Settings::load(&flags, serve);
    let visit = || begin(settings(&Serve::default())?, "warn");
    match command {
        Command::Serve(serve) => wait(serve::run(&begin(settings(&serve)?, "info")?, json)),
        Command::Admin(Admin::Bootstrap(new)) => wait(admin::bootstrap(&visit()?, new, json)),
        Command::Admin(Admin::List) => wait(admin::list(&visit()?, json)),
        Command::Admin(Admin::Recover { email }) => wait(admin::recover(&visit()?, email, json)),
        Command::Admin(Admin::Deactivate { email, reason, force }) => {
            wait(admin::deactivate(&visit()?, &email, reason, force, json))
        }
        Command::Tenant(Tenant::List) => wait(tenant::list(&visit()?, json)),
        Command::Tenant(Tenant::Create(new)) => wait(tenant::create(&visit()?, new, json)),
        Command::Tenant(Tenant::Suspend { tenant, reason }) => wait(tenant::suspend(&visit()?, &tenant, reason, json)),
        Command::Tenant(Tenant::Restore { tenant }) => wait(tenant::restore(&visit()?, &tenant, json)),
        Command::Tenant(Tenant::Export { tenant, output }) => wait(tenant::export(&visit()?, &tenant, output, json)),
        Command::Roles(Roles::Export { tenant }) => wait(roles::export(&visit()?, &tenant, json)),
        Command::Roles(Roles::Plan { file, check }) => wait(roles::plan(&visit()?, &file, check, json)),
        Command::Roles(Roles::Apply { file, yes }) => wait(roles::apply(&visit()?, &file, yes, json)),
        Command::Audit(Audit::Verify {
            export: Some(file),
            key,
            ..
        }) => audit_verify_export::run(&visit()?, &file, key, json),
        Command::Audit(Audit::Verify {
            review: Some(file),
            key,
            ..
        }) => audit_verify_review::run(&visit()?, &file, key, json),
        Command::Audit(Audit::Export(export)) => wait(audit_export::run(&visit()?, export, json)),
        Command::Audit(Audit::Verify { expect, .. }) => wait(audit_verify::run(&visit()?, expect, json)),
        Command::Demo(demo) => wait(demo::run(&visit()?, &demo, json)),
        Command::Config(Config::Check) => wait(config_check::run(visit(), json)),
        Command::Keys(Keys::Rotate) => wait(keys_rotate::run(&visit()?, json)),
        Command::Doctor => wait(doctor::run(visit(), json)),
        Command::Migrate { check: true } => wait(migrate::check(&visit()?, json)),
        Command::Migrate { check: false } => wait(migrate::run(&visit()?, json)),
        Command::Config(Config::Show) => config_show::run(&settings(&Serve::default())?, json),
        Command::Completions { shell } => completions::run(shell),
        Command::Man { directory } => man::run(directory),
    }
}

/// Begins the log as the settings want it.
fn begin(settings: Settings, level: &str) -> Result<Settings> {
    logging::begin(settings.log_format, level);
    for warning in &settings.warnings {
        tracing::warn!("{warning}");
    }
    Ok(settings)
}

fn wait(command: impl Future<Output = Result<ExitCode>>) -> Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("cannot start threads")?;
    let result = runtime.block_on(command);
    // What is still at it, such as a name being looked up, must not keep the process.
    runtime.shutdown_background();
    result
}

/// Every item of a list, page by page.
pub async fn every<T>(mut page: impl AsyncFnMut(Option<String>) -> app::Result<app::Page<T>>) -> app::Result<Vec<T>> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let found = page(after).await?;
        all.extend(found.items);
        after = found.next;
        if after.is_none() {
            return Ok(all);
        }
    }
}

pub fn print_json(value: &impl Serialize) -> Result<()> {
    print(&serde_json::to_string_pretty(value)?)
}

/// Whoever reads may have gone away, as `head` does; that is no failure of ours.
pub fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", text.trim_end_matches('\n')).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("cannot write to standard output"),
    }
}
