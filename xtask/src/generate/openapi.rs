//! The OpenAPI document, as the server's own example prints it. Run and not linked: what is generated before must compile first.

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::ensure;
use tokio::process::Command;

use super::Generated;
use crate::{cargo::cargo, test::status};

pub async fn generate() -> anyhow::Result<Generated> {
    // The whole workspace's choice of features, so that what the tests build is not built once more.
    status(cargo().args(["build", "--quiet", "--workspace", "--example", "openapi"])).await?;
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let output = Command::new(PathBuf::from(target).join("debug/examples/openapi"))
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
