//! `audit export`: the audit log as a file or on standard output, piece by piece, as the root panel exports it.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use app::{
    App, Caller,
    audit::{self, Filter, seal},
};
use serde_json::json;

use super::{print, print_json};
use crate::{
    arguments::Export,
    installation::{Installation, Missing},
    settings::Settings,
};

pub async fn run(settings: &Settings, export: Export, json: bool) -> Result<ExitCode> {
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let written = match &export.output {
        Some(file) => to_file(&installation.app, &export, file).await,
        None => write(&installation.app, &export, &mut io::stdout().lock()).await,
    };
    installation.close().await?;
    let bytes = match written {
        // Whoever reads has seen enough, as `head` has.
        Err(error) if hung_up(&error) => return Ok(ExitCode::SUCCESS),
        written => written?,
    };
    if let Some(file) = &export.output {
        if json {
            print_json(&json!({ "file": file, "bytes": bytes }))?;
        } else {
            print(&format!("Written to {}: {bytes} bytes.", file.display()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Whole or not at all, for its owner alone, and never in the place of another.
async fn to_file(app: &App, export: &Export, path: &Path) -> Result<u64> {
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = match opened {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} is there already: name a file that is not", path.display())
        }
        opened => opened.with_context(|| format!("cannot write {}", path.display()))?,
    };
    let written = write(app, export, &mut file).await;
    let synced = written.and_then(|bytes| File::sync_all(&file).map(|()| bytes).map_err(Into::into));
    if synced.is_err() {
        let _ = fs::remove_file(path);
    }
    synced
}

async fn write(app: &App, export: &Export, out: &mut impl Write) -> Result<u64> {
    // So that what just happened is proved as well.
    seal(app).await?;
    let filter = Filter {
        tenant: export.tenant.clone(),
        ..Filter::default()
    };
    let begin = audit::Export::new(filter, export.format.parse()?);
    let mut exporter = app.on_platform(&Caller::cli(), begin).await?;
    let mut bytes = 0;
    while let Some(piece) = exporter.next(app, &Caller::cli()).await? {
        out.write_all(piece.as_bytes()).context("cannot write the export")?;
        bytes += piece.len() as u64;
    }
    out.flush().context("cannot write the export")?;
    Ok(bytes)
}

fn hung_up(error: &anyhow::Error) -> bool {
    let cause = error.root_cause().downcast_ref::<io::Error>();
    cause.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}
