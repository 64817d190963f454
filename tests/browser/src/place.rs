//! A directory for what a test leaves behind, gone with the value.

use std::{env, fs::Permissions, os::unix::fs::PermissionsExt, path::PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

/// Where the user as whom PostgreSQL runs can get to: as root that is another user, whom a private TMPDIR shuts out.
pub fn directory() -> Result<TempDir> {
    let open = |path: &PathBuf| {
        path.ancestors().all(|part| {
            part.metadata()
                .is_ok_and(|found| found.permissions().mode() & 0o001 != 0)
        })
    };
    let temporary = env::temp_dir();
    let root = nix::unistd::geteuid().is_root();
    let (place, mode) = match root {
        true if open(&temporary) => (temporary, 0o711),
        true => (PathBuf::from("/var/lib"), 0o711),
        false => (temporary, 0o700),
    };
    tempfile::Builder::new()
        .prefix("bailiwick-browser-")
        .permissions(Permissions::from_mode(mode))
        .tempdir_in(&place)
        .with_context(|| format!("cannot make a directory in {}", place.display()))
}
