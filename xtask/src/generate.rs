//! Generates the typed query functions of `crates/db` from its migrations and queries, on a real PostgreSQL.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use cornucopia::config::{Config, TypeMapping};

const QUERIES: &str = "crates/db/queries";
const GENERATED: &str = "crates/db/src/generated";

pub fn run(check: bool) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    let wanted = runtime.block_on(queries())?;
    let present = read(Path::new(GENERATED))?;
    if wanted == present {
        return Ok(());
    }
    if check {
        bail!("{GENERATED} is not what {QUERIES} gives: run `cargo xtask generate` and commit the result");
    }
    if Path::new(GENERATED).exists() {
        fs::remove_dir_all(GENERATED)?;
    }
    for (path, text) in wanted {
        let path = Path::new(GENERATED).join(path);
        fs::create_dir_all(path.parent().context("a file lies in a directory")?)?;
        fs::write(path, text)?;
    }
    Ok(())
}

async fn queries() -> anyhow::Result<BTreeMap<PathBuf, String>> {
    let superuser: db::Config = std::env::var("BAILIWICK_TEST_POSTGRES")?.parse()?;
    let client = db::connect(&superuser).await?;
    client
        .batch_execute("drop database if exists bailiwick_generate")
        .await?;
    client.batch_execute("create database bailiwick_generate").await?;
    let mut owner = superuser.clone();
    owner.dbname("bailiwick_generate");
    db::prepare(
        &owner,
        &db::RolePasswords {
            identity: "generate".into(),
            tenant: "generate".into(),
            platform: "generate".into(),
        },
    )
    .await?;
    let destination = Path::new("target/generated-queries");
    let mut config = Config::builder()
        .queries(QUERIES)
        .destination(destination)
        .add_type_mapping("pg_catalog.timestamptz", TypeMapping::Simple("jiff::Timestamp".into()))
        .build();
    config.types.derive_traits = vec![];
    let fresh = db::connect(&owner).await?;
    tokio::task::spawn_blocking(move || {
        // Its report shows the query and the place in it, which the error's text alone does not.
        cornucopia::gen_live(&fresh, config).map_err(|error| anyhow::anyhow!("{:?}", error.report()))
    })
    .await??;
    client
        .batch_execute("drop database bailiwick_generate with (force)")
        .await?;
    let files = read(&destination.join("src"))?;
    Ok(files
        .into_iter()
        .map(|(path, text)| {
            let path = if path == Path::new("lib.rs") {
                "mod.rs".into()
            } else {
                path
            };
            (path, text.replace("crate::", "crate::generated::"))
        })
        .collect())
}

fn read(root: &Path) -> anyhow::Result<BTreeMap<PathBuf, String>> {
    let mut files = BTreeMap::new();
    let mut pending = vec![root.to_path_buf()];
    while let Some(directory) = pending.pop() {
        let Ok(entries) = fs::read_dir(&directory) else {
            continue;
        };
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                pending.push(path);
            } else {
                files.insert(path.strip_prefix(root)?.to_path_buf(), fs::read_to_string(&path)?);
            }
        }
    }
    Ok(files)
}
