//! The key file of an installation. Made once and never in the place of one that got lost: with other keys nothing that was
//! sealed opens again.

use std::{fs::File, path::Path};

use anyhow::{Result, bail};
use app::{Keys, audit::Trust};
use db::Preflight;

use crate::settings::Settings;

/// For the embedded PostgreSQL in this data directory.
pub fn for_cluster(settings: &Settings, data_dir: &Path) -> Result<Keys> {
    let path = data_dir.join("keys.json");
    // The keys come first, so a cluster without them has lost them.
    if has_cluster(data_dir) && !path.exists() {
        bail!(
            "{} is missing, and what is stored in {} cannot be read without it: put back your copy of it",
            path.display(),
            settings.data_dir.display()
        );
    }
    create(&path)
}

/// Whether there is an embedded PostgreSQL in it.
pub fn has_cluster(data_dir: &Path) -> bool {
    data_dir.join("postgres").read_dir().is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            entry
                .file_name()
                .to_str()
                .is_some_and(|name| name.parse::<u32>().is_ok())
        })
    })
}

/// For whoever only looks: keys alone are what a first start leaves that was cut off, or what is there for a database elsewhere.
pub fn refuse_without_cluster(settings: &Settings) -> Result<()> {
    if !has_cluster(&settings.data_dir) {
        bail!(
            "there is no PostgreSQL in {} yet: start it with `bailiwick serve`, or give the address of yours in DATABASE_URL",
            settings.data_dir.display()
        );
    }
    Ok(())
}

/// For a database that was given.
pub fn for_database(settings: &Settings, found: &Preflight) -> Result<Keys> {
    let path = settings.keys_file();
    if found.prepared && !path.exists() {
        bail!(
            "the database {} is in use with a key file, and {} is missing: put a copy of that file there, \
             or name the right data directory with --data-dir",
            found.database,
            path.display()
        );
    }
    if !settings.data_dir.exists() {
        // Makes it with the right mode.
        drop(embedded_postgres::DataDir::lock(&settings.data_dir)?);
    }
    create(&path)
}

/// Those of an installation that is there.
pub fn existing(settings: &Settings) -> Result<Keys> {
    let path = settings.keys_file();
    if !path.exists() {
        bail!("{} is missing: put back your copy of it", path.display());
    }
    Ok(Keys::load_or_create(&path)?)
}

/// Whose signatures are believed: those of the public keys that were named, else this installation's.
pub fn trust(settings: &Settings, named: Vec<String>) -> Result<Trust> {
    Ok(if named.is_empty() {
        Trust::Keys(existing(settings)?.verifying_keys())
    } else {
        Trust::Named(named)
    })
}

/// Puts new ones beside the old ones. Nothing is sealed with them yet, so nothing is lost if this is all that is ever done.
pub fn rotate(settings: &Settings) -> Result<()> {
    let rotated = existing(settings)?.rotated();
    Ok(rotated.replace(&settings.keys_file())?)
}

fn create(path: &Path) -> Result<Keys> {
    let there = path.exists();
    let keys = Keys::load_or_create(path)?;
    if !there
        && let Some(directory) = path.parent()
        && let Ok(directory) = File::open(directory)
    {
        // A power failure must not take the name away from the file.
        let _ = directory.sync_all();
    }
    Ok(keys)
}
