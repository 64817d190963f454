//! Runs all tests on one PostgreSQL that is there only for them.

use std::process::{ExitStatus, Stdio};

use anyhow::{Context, bail};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tokio::{
    process::{Child, Command},
    signal::unix::{SignalKind, signal},
};

use crate::{cargo::cargo, cluster};

pub async fn run(release: bool, arguments: &[String]) -> anyhow::Result<()> {
    // Built first, so that PostgreSQL does not wait for a compiler error.
    status(nextest(release, arguments).arg("--no-run")).await?;
    let programs = cluster::programs()?.dir;
    cluster::with(async |postgres| {
        let mut command = nextest(release, arguments);
        // Tests of starting and stopping make clusters of their own.
        command
            .env(cluster::VARIABLE, postgres)
            .env("BAILIWICK_TEST_POSTGRES_PROGRAMS", &programs);
        status(&mut command).await
    })
    .await
}

fn nextest(release: bool, arguments: &[String]) -> Command {
    let mut command = cargo();
    command.args(["nextest", "run"]);
    let names_package = |argument: &String| argument.starts_with("-p") || argument.starts_with("--package");
    if !arguments.iter().any(names_package) {
        command.arg("--workspace");
    }
    if release {
        command.args(["--cargo-profile", "release"]);
    }
    command.args(arguments).stdin(Stdio::null());
    command
}

/// Waits for the command to end, which must end well.
pub async fn status(command: &mut Command) -> anyhow::Result<()> {
    let child = command
        .spawn()
        .with_context(|| format!("{} cannot be started", command.as_std().get_program().display()))?;
    let status = wait(child).await?;
    if !status.success() {
        bail!(
            "{} did not end well ({status})",
            command.as_std().get_program().display()
        );
    }
    Ok(())
}

/// A Ctrl-C reaches the child by itself, for it is in the same group; being told to end, it is told to end as well. Either
/// way its end is waited for, so that nobody uses PostgreSQL when it is stopped.
async fn wait(mut child: Child) -> anyhow::Result<ExitStatus> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    loop {
        tokio::select! {
            status = child.wait() => return Ok(status?),
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {
                if let Some(id) = child.id() {
                    // It may have ended just now.
                    let _ = kill(Pid::from_raw(id.cast_signed()), Signal::SIGTERM);
                }
            }
        }
    }
}
