//! `audit verify --review`: checks the signed report of an access review. No database is asked.

use std::{collections::BTreeMap, fmt::Write, fs, path::Path, process::ExitCode};

use anyhow::{Context, Result};
use app::{
    access_reviews::{ReviewReport, verify_report},
    audit::DocumentError,
};
use serde_json::json;

use super::{print, print_json};
use crate::{installation::keys, settings::Settings};

pub fn run(settings: &Settings, file: &Path, believed: Vec<String>, json: bool) -> Result<ExitCode> {
    let trust = keys::trust(settings, believed)?;
    let read = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let (code, report, told) = match verify_report(&read, &trust) {
        Ok(report) => (ExitCode::SUCCESS, Some(text(&report)), "as_signed"),
        Err(DocumentError::Changed) => (ExitCode::FAILURE, None, "changed"),
        Err(other) => return Err(other.into()),
    };
    if json {
        print_json(&json!({ "report": told }))?;
    } else {
        let changed =
            "Something is wrong: the report is not as it was signed. Something in it was changed, left out or added.\n";
        print(report.as_deref().unwrap_or(changed))?;
    }
    Ok(code)
}

fn text(report: &ReviewReport) -> String {
    let review = &report.review;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for admin in &report.admins {
        *counts.entry(admin.outcome.as_str()).or_default() += 1;
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|(outcome, count)| format!("{count} {}", outcome.replace('_', " ")))
        .collect();
    let mut text = format!(
        "Access review “{}” of {} platform admins: {}.\n",
        review.title,
        report.admins.len(),
        counts.join(", ")
    );
    if let (Some(at), Some(by)) = (review.closed_at, &review.closed_by) {
        let _ = writeln!(
            text,
            "Opened {} by {}, closed {at} by {by}.",
            review.opened_at, review.opened_by
        );
    }
    text.push_str("The report is as it was signed.\n");
    text
}
