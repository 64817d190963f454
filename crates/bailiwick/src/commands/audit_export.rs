//! `audit export`: the audit log as a file or on standard output, piece by piece, as the root panel exports it.

use std::{
    io::{self, ErrorKind, Write},
    process::ExitCode,
};

use anyhow::{Context, Result};
use app::{
    App, Caller,
    audit::{self, Filter, seal},
};

use super::output;
use crate::{
    arguments::Export,
    installation::{Installation, Missing},
    settings::Settings,
};

pub async fn run(settings: &Settings, export: Export, json: bool) -> Result<ExitCode> {
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let written = match &export.output {
        Some(file) => output::to_file(file, async |out| write(&installation.app, &export, out).await).await,
        None => write(&installation.app, &export, &mut io::stdout().lock()).await,
    };
    installation.close().await?;
    let bytes = match written {
        // Whoever reads has seen enough, as `head` has.
        Err(error) if hung_up(&error) => return Ok(ExitCode::SUCCESS),
        written => written?,
    };
    if let Some(file) = &export.output {
        output::told(file, bytes, json)?;
    }
    Ok(ExitCode::SUCCESS)
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
