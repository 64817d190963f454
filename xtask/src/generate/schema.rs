//! The control plane's schema as SQL, to be read: what `pg_dump` makes of the migrations.

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::{Context, ensure};
use tokio::process::Command;

use super::{DATABASE, Generated};
use crate::cluster::programs;

pub async fn generate(postgres: &str) -> anyhow::Result<Generated> {
    let programs = programs()?;
    let output = Command::new(programs.dir.join("pg_dump"))
        .args(["--schema-only", "--no-owner"])
        // The months' partitions differ with the day; the migrations' own table is refinery's.
        .args([
            "--exclude-table=audit_events_[0-9]*",
            "--exclude-table=refinery_schema_history",
        ])
        .arg(format!("--dbname={postgres} dbname={DATABASE}"))
        .output()
        .await
        .with_context(|| format!("pg_dump cannot be run from {}", programs.dir.display()))?;
    ensure!(
        output.status.success(),
        "pg_dump failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = normalised(&String::from_utf8(output.stdout)?);
    Ok(Generated {
        root: "docs/reference/schema.sql",
        files: BTreeMap::from([(PathBuf::new(), text)]),
    })
}

/// Without what depends on the version of `pg_dump` and says nothing of the schema.
fn normalised(dump: &str) -> String {
    let mut text =
        "-- The control plane's schema. Written by `cargo xtask generate` from crates/db/migrations.\n".to_owned();
    let mut blank = false;
    for line in dump.lines() {
        let noise = [
            "SET ",
            "SELECT pg_catalog.set_config(",
            "\\restrict ",
            "\\unrestrict ",
            "-- Name: ",
            "-- Dumped ",
            "-- PostgreSQL database dump",
        ];
        if line == "--" || noise.iter().any(|start| line.starts_with(start)) {
            continue;
        }
        if line.is_empty() {
            blank = true;
            continue;
        }
        if blank {
            text.push('\n');
            blank = false;
        }
        text.push_str(&without_name_of_not_null(line));
        text.push('\n');
    }
    text
}

/// PostgreSQL 18 writes the names that it gives to NOT NULL of its own accord.
fn without_name_of_not_null(line: &str) -> String {
    match (line.find(" CONSTRAINT "), line.find("_not_null NOT NULL")) {
        (Some(name), Some(end)) => format!("{}{}", &line[..name], &line[end + "_not_null".len()..]),
        _ => line.to_owned(),
    }
}
