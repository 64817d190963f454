//! The OpenAPI document, as the server's own example prints it. Run and not linked: what is generated before must compile first.

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::ensure;
use tokio::process::Command;

use super::Generated;

pub async fn generate() -> anyhow::Result<Generated> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "run",
            "--quiet",
            "--package",
            "bailiwick-server",
            "--example",
            "openapi",
        ])
        .output()
        .await?;
    ensure!(
        output.status.success(),
        "the OpenAPI document cannot be printed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(Generated {
        root: "docs/reference/openapi.json",
        files: BTreeMap::from([(PathBuf::new(), String::from_utf8(output.stdout)?)]),
    })
}
