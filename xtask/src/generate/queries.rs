//! The typed query functions of `crates/db`, from its migrations and queries.

use std::path::Path;

use cornucopia::config::{Config, TypeMapping};

use super::{Generated, read};

const QUERIES: &str = "crates/db/queries";

pub async fn generate(owner: &db::Config) -> anyhow::Result<Generated> {
    let destination = tempfile::tempdir()?;
    let mut config = Config::builder()
        .queries(QUERIES)
        .destination(destination.path())
        .add_type_mapping("pg_catalog.timestamptz", TypeMapping::Simple("jiff::Timestamp".into()))
        .add_type_mapping("pg_catalog.date", TypeMapping::Simple("jiff::civil::Date".into()))
        .build();
    config.types.derive_traits = vec![];
    let client = db::connect(owner).await?;
    tokio::task::spawn_blocking(move || {
        // Its report shows the query and the place in it, which the error's text alone does not.
        cornucopia::gen_live(&client, config).map_err(|error| anyhow::anyhow!("{}", error.report()))
    })
    .await??;
    let files = read(&destination.path().join("src"))?;
    Ok(Generated {
        root: "crates/db/src/generated",
        files: files
            .into_iter()
            .map(|(path, text)| {
                let path = if path == Path::new("lib.rs") {
                    "mod.rs".into()
                } else {
                    path
                };
                (path, text.replace("crate::", "crate::generated::"))
            })
            .collect(),
    })
}
