//! Makes directories with the right owner and mode. Which ones there are is `layout.rs`.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use nix::unistd::{Uid, chown, geteuid};

use crate::Error;
use crate::account::Account;
use crate::error::user_name;

/// A directory of ours that the user PostgreSQL runs as may pass through.
pub(crate) fn ours(path: &Path) -> Result<(), Error> {
    make(path)?;
    expect_owner(path, &[geteuid()])?;
    let mode = if geteuid().is_root() { 0o711 } else { 0o700 };
    set_mode(path, mode)
}

/// A directory that only the user PostgreSQL runs as may use.
pub(crate) fn private(path: &Path, account: &Account) -> Result<(), Error> {
    make(path)?;
    // One that we made and were killed before we gave it away is ours still.
    expect_owner(path, &[geteuid(), account.uid])?;
    chown(path, Some(account.uid), Some(account.gid))
        .map_err(io::Error::from)
        .map_err(Error::io("change the owner of", path))?;
    set_mode(path, 0o700)
}

fn make(path: &Path) -> Result<(), Error> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map_err(Error::io("create", path)),
    }
}

fn expect_owner(path: &Path, owners: &[Uid]) -> Result<(), Error> {
    // A symlink is looked at itself, lest somebody lets us give away what it points to.
    let found = fs::symlink_metadata(path).map_err(Error::io("read", path))?;
    if found.is_dir() && owners.contains(&Uid::from_raw(found.uid())) {
        return Ok(());
    }
    Err(Error::NotOurs {
        path: path.to_owned(),
        owner: user_name(found.uid()),
        user: user_name(geteuid().as_raw()),
    })
}

fn set_mode(path: &Path, mode: u32) -> Result<(), Error> {
    fs::set_permissions(path, Permissions::from_mode(mode)).map_err(Error::io("change the mode of", path))
}
