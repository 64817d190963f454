//! Everything that is generated from the sources and committed. One function for each thing; those of the database on one that is prepared for them.

mod openapi;
mod queries;
mod schema;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};

use crate::cluster;

/// What one function generates: files below a directory that holds nothing else, or one file.
struct Generated {
    root: &'static str,
    files: BTreeMap<PathBuf, String>,
}

/// The database that is prepared.
const DATABASE: &str = "bailiwick_generate";

pub async fn run(check: bool) -> anyhow::Result<()> {
    let all = cluster::of_its_own(async |postgres| generate(postgres).await).await?;
    let mut outdated = Vec::new();
    for generated in all {
        settle(&generated, check, &mut outdated)?;
    }
    // The server is compiled for it, from the queries that were written just now.
    settle(&openapi::generate().await?, check, &mut outdated)?;
    if outdated.is_empty() {
        return Ok(());
    }
    bail!(
        "{} is not what its sources give: run `cargo xtask generate` and commit the result",
        outdated.join(" and ")
    )
}

/// Writes what is not as it would be written; to check is only to name it.
fn settle(generated: &Generated, check: bool, outdated: &mut Vec<&'static str>) -> anyhow::Result<()> {
    if read(Path::new(generated.root))? == generated.files {
        return Ok(());
    }
    if check {
        outdated.push(generated.root);
    } else {
        write(generated)?;
        println!("wrote {}", generated.root);
    }
    Ok(())
}

async fn generate(postgres: &str) -> anyhow::Result<Vec<Generated>> {
    let superuser = db::connect(&postgres.parse()?).await?;
    superuser.batch_execute(&format!("create database {DATABASE}")).await?;
    let mut owner: db::Config = postgres.parse()?;
    owner.dbname(DATABASE);
    let passwords = db::RolePasswords {
        identity: "generate".into(),
        tenant: "generate".into(),
        platform: "generate".into(),
    };
    db::prepare(&owner, &passwords).await?;
    Ok(vec![
        queries::generate(&owner).await?,
        schema::generate(postgres).await?,
    ])
}

/// The files below a directory, or the one file.
fn read(root: &Path) -> anyhow::Result<BTreeMap<PathBuf, String>> {
    let mut files = BTreeMap::new();
    let mut pending = vec![root.to_path_buf()];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path)? {
                pending.push(entry?.path());
            }
        } else if path.exists() {
            files.insert(path.strip_prefix(root)?.to_path_buf(), fs::read_to_string(&path)?);
        }
    }
    Ok(files)
}

fn write(generated: &Generated) -> anyhow::Result<()> {
    let root = Path::new(generated.root);
    if root.is_dir() {
        fs::remove_dir_all(root)?;
    }
    for (path, text) in &generated.files {
        // The one file's path below itself is empty, and joining that would end in a slash.
        let path = if path.as_os_str().is_empty() {
            root.to_path_buf()
        } else {
            root.join(path)
        };
        fs::create_dir_all(path.parent().context("a file lies in a directory")?)?;
        fs::write(path, text)?;
    }
    Ok(())
}
