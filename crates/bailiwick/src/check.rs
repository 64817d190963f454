//! What was looked at and what came of it: the lines of `config check` and `doctor`.

use std::process::ExitCode;

use anyhow::Result;
use serde::Serialize;

use crate::{commands, failure::sentence, table::Table};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Ok,
    Warning,
    Failed,
}

#[derive(Debug, Serialize)]
pub struct Check {
    check: String,
    result: Verdict,
    finding: String,
    /// What to do about it.
    next: Option<String>,
}

impl Check {
    pub fn ok(check: impl Into<String>, finding: impl Into<String>) -> Self {
        Self::new(check, Verdict::Ok, finding, None)
    }

    pub fn warning(check: impl Into<String>, finding: impl Into<String>, next: impl Into<String>) -> Self {
        Self::new(check, Verdict::Warning, finding, Some(next.into()))
    }

    pub fn failed(check: impl Into<String>, finding: impl Into<String>, next: impl Into<String>) -> Self {
        Self::new(check, Verdict::Failed, finding, Some(next.into()))
    }

    /// An error's sentence says what to do already.
    pub fn error(check: impl Into<String>, error: impl Into<anyhow::Error>) -> Self {
        Self::new(check, Verdict::Failed, sentence(&error.into()), None)
    }

    fn new(check: impl Into<String>, result: Verdict, finding: impl Into<String>, next: Option<String>) -> Self {
        Self {
            check: check.into(),
            result,
            // Some of it other servers said.
            finding: finding.into().replace(char::is_control, " "),
            next,
        }
    }

    pub fn has_failed(&self) -> bool {
        self.result == Verdict::Failed
    }
}

/// Prints them; 1 if something failed.
pub fn tell(checks: &[Check], json: bool) -> Result<ExitCode> {
    if json {
        commands::print_json(&checks)?;
    } else {
        commands::print(&text(checks))?;
    }
    Ok(if checks.iter().any(Check::has_failed) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn text(checks: &[Check]) -> String {
    let count = |wanted| checks.iter().filter(|check| check.result == wanted).count();
    let mut table = Table::new(["CHECK", "RESULT", "FINDING"]);
    for check in checks {
        let result = match check.result {
            Verdict::Ok => "ok",
            Verdict::Warning => "warning",
            Verdict::Failed => "failed",
        };
        table.row([check.check.clone(), result.to_owned(), check.finding.clone()]);
        if let Some(next) = &check.next {
            table.row([String::new(), String::new(), format!("→ {next}")]);
        }
    }
    format!(
        "{}\n{} ok, {} to look at, {} failed.\n",
        table.text(),
        count(Verdict::Ok),
        count(Verdict::Warning),
        count(Verdict::Failed)
    )
}
