//! Runs a measurement, optimised as the product is, on a PostgreSQL that is there only for it.

use std::{env, path::PathBuf};

use tokio::process::Command;

use crate::{cargo::cargo, cluster, test::status};

pub async fn run(arguments: &[String]) -> anyhow::Result<()> {
    status(cargo().args(["build", "--release", "--workspace"])).await?;
    let target = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let program = PathBuf::from(target).join("release/bailiwick-bench");
    cluster::of_its_own(async |postgres| {
        let mut bench = Command::new(&program);
        status(bench.args(arguments).env(cluster::VARIABLE, postgres)).await
    })
    .await
}
