//! Rules of the house that no linter knows. Every break of one is printed; none is let through.

mod arrows;
mod coverage;
mod documents;
mod files;
mod migrations;
mod operations;
mod rooms;
mod schemas;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};

pub use coverage::{REQUIREMENTS, covered};

/// A file of ours, and what is in it.
pub struct Source {
    path: PathBuf,
    text: String,
}

pub fn run() -> anyhow::Result<()> {
    let sources = sources()?;
    let mut broken = files::check(&sources);
    broken.extend(arrows::check()?);
    broken.extend(migrations::check()?);
    broken.extend(operations::check(&sources));
    broken.extend(rooms::check(&sources));
    broken.extend(schemas::check(&sources));
    broken.extend(coverage::check(&sources)?);
    broken.extend(documents::check(&sources)?);
    if broken.is_empty() {
        return Ok(());
    }
    for line in &broken {
        eprintln!("{line}");
    }
    bail!("{} rules of the house are broken", broken.len())
}

/// Every Rust file but what is generated.
pub fn sources() -> anyhow::Result<Vec<Source>> {
    let mut found = Vec::new();
    for root in ["crates", "xtask", "bench", "tests"] {
        collect(Path::new(root), &mut found).with_context(|| format!("cannot read {root}"))?;
    }
    Ok(found)
}

fn collect(directory: &Path, found: &mut Vec<Source>) -> anyhow::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        let named = |name: &str| path.file_name().is_some_and(|it| it == name);
        if path.is_dir() {
            if !named("generated") && !named("node_modules") && !named("target") {
                collect(&path, found)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?;
            found.push(Source { path, text });
        }
    }
    Ok(())
}
