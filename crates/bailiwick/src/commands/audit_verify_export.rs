//! `audit verify --export`: checks an exported file by the signed heads within it. No database is asked.

use std::{fs::File, io::BufReader, path::Path, process::ExitCode};

use anyhow::{Context, Result};
use app::audit::{Report, verify_export};

use super::{
    audit_verify::{findings, removed},
    print, print_json,
};
use crate::{installation::keys, settings::Settings};

pub fn run(settings: &Settings, file: &Path, believed: Vec<String>, json: bool) -> Result<ExitCode> {
    let trust = keys::trust(settings, believed)?;
    let opened = File::open(file).with_context(|| format!("cannot open {}", file.display()))?;
    let report = verify_export(BufReader::new(opened), &trust)?;
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

fn text(report: &Report) -> String {
    let mut text = format!(
        "{} logs, {} signed heads, {} sealed events checked; {} newer events were not sealed yet.\n",
        report.logs, report.heads, report.events, report.unsealed
    );
    text.push_str(&removed(report));
    if report.findings.is_empty() {
        text.push_str("The file is as it was written, and every event in it as it was sealed.\n");
    } else {
        text.push_str(&findings(report));
    }
    text
}
