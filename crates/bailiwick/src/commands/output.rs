//! Files that commands write.

use std::{
    fs::{self, File, OpenOptions},
    io::ErrorKind,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use anyhow::{Context, Result, bail};
use serde_json::json;

use super::{print, print_json};

/// Whole or not at all, for its owner alone, and never in the place of another. Gives back how many bytes were written.
pub async fn to_file(path: &Path, write: impl AsyncFnOnce(&mut File) -> Result<u64>) -> Result<u64> {
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = match opened {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} is there already: name a file that is not", path.display())
        }
        opened => opened.with_context(|| format!("cannot write {}", path.display()))?,
    };
    let written = write(&mut file).await;
    let synced = written.and_then(|bytes| file.sync_all().map(|()| bytes).map_err(Into::into));
    if synced.is_err() {
        let _ = fs::remove_file(path);
    }
    synced
}

/// Says what was written.
pub fn told(path: &Path, bytes: u64, as_json: bool) -> Result<()> {
    if as_json {
        print_json(&json!({ "file": path, "bytes": bytes }))
    } else {
        print(&format!("Written to {}: {bytes} bytes.", path.display()))
    }
}
