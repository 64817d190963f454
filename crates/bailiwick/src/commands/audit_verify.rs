//! `audit verify`: seals what is new, then checks all that was ever sealed against what is stored now.

use std::{fmt::Write, process::ExitCode};

use anyhow::Result;
use app::{
    App, Caller, TenantId,
    audit::{Checkpoint, Report, Verify, seal},
};

use super::{print, print_json};
use crate::{
    installation::{Installation, Missing},
    settings::Settings,
};

pub async fn run(settings: &Settings, expected: Option<Checkpoint>, json: bool) -> Result<ExitCode> {
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let report = verify(&installation.app, expected).await;
    installation.close().await?;
    let report = report?;
    if json {
        print_json(&report)?;
    } else {
        print(&text(&report))?;
    }
    Ok(if report.findings.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn verify(app: &App, expected: Option<Checkpoint>) -> Result<Report> {
    seal(app).await?;
    Ok(app.on_platform(&Caller::cli(), Verify { expected }).await?)
}

fn text(report: &Report) -> String {
    let mut text = format!(
        "{} logs, {} signed heads, {} sealed events checked; {} newer events are not sealed yet.\n",
        report.logs, report.heads, report.events, report.unsealed
    );
    text.push_str(&removed(report));
    if report.findings.is_empty() {
        text.push_str("Nothing that was sealed has been changed, removed or inserted.\n");
        if let Some(checkpoint) = &report.checkpoint {
            let _ = writeln!(
                text,
                "\nKeep this elsewhere and give it to a later run with --expect:\n{checkpoint}"
            );
        }
        return text;
    }
    text.push_str(&findings(report));
    text.push_str("\nKeep a copy of the database as it is now, and compare it with your backups.\n");
    text
}

/// What went lawfully, if anything did.
pub fn removed(report: &Report) -> String {
    match report.removed {
        0 => String::new(),
        1 => "1 event was removed as the settings say, and left its signed trace.\n".to_owned(),
        many => format!("{many} events were removed as the settings say, and left their signed traces.\n"),
    }
}

/// What is wrong, a line each.
pub fn findings(report: &Report) -> String {
    let mut text = "\nSomething is wrong. The first finding in each log, and in all of them together:\n\n".to_owned();
    for finding in &report.findings {
        let log = match finding.log {
            None => "all logs together".to_owned(),
            Some(log) if log.is_nil() => "the platform's log".to_owned(),
            Some(log) => format!("the log of tenant {}", TenantId(log)),
        };
        let _ = writeln!(text, "  {}  in {log}: {}", finding.kind.to_uppercase(), finding.detail);
    }
    text
}
