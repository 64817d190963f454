//! `tenant export`: all that is kept of a tenant as a ZIP file, as its owners take it from the panel.

use std::{
    fs::File,
    io::Write,
    path::{Path, PathBuf},
    pin::pin,
    process::ExitCode,
};

use anyhow::{Context, Result};
use app::{App, Caller, TenantRef, data_export::Begin};
use futures_util::TryStreamExt;

use super::find;
use crate::{
    commands::output,
    installation::{Installation, Missing},
    settings::Settings,
};

pub async fn run(settings: &Settings, named: &str, output: Option<PathBuf>, json: bool) -> Result<ExitCode> {
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let written = export(&installation.app, named, output).await;
    installation.close().await?;
    let (file, bytes) = written?;
    output::told(&file, bytes, json)?;
    Ok(ExitCode::SUCCESS)
}

async fn export(app: &App, named: &str, output: Option<PathBuf>) -> Result<(PathBuf, u64)> {
    let tenant = find(app, named).await?.tenant;
    let file = output.unwrap_or_else(|| Path::new(&tenant.slug).with_extension("zip"));
    let tenant = TenantRef::Id(tenant.id);
    let bytes = output::to_file(&file, async |out| write(app, tenant, out).await).await?;
    Ok((file, bytes))
}

async fn write(app: &App, tenant: TenantRef, out: &mut File) -> Result<u64> {
    let export = app.in_tenant(&Caller::cli(), &tenant, Begin).await?;
    let mut pieces = pin!(export.pieces(app.clone(), Caller::cli()));
    let mut bytes = 0;
    while let Some(piece) = pieces.try_next().await? {
        out.write_all(&piece).context("cannot write the export")?;
        bytes += piece.len() as u64;
    }
    Ok(bytes)
}
