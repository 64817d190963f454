//! Chooses and clears the directory of the unix socket, whose path must be short and plain.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use nix::unistd::geteuid;

use crate::Error;
use crate::account::Account;
use crate::directory;
use crate::identity::Identity;

/// `sun_path` holds 108 bytes, of which one ends the string, and PostgreSQL names its socket `.s.PGSQL.<port>`.
const LONGEST: usize = 107 - "/.s.PGSQL.65535".len();

/// Makes the directory: in the data directory, or, where its path would not do, in /run for root and in /tmp for others.
pub(crate) fn directory(data_dir: &Path, identity: Identity, account: &Account) -> Result<PathBuf, Error> {
    let mut path = data_dir.join("run");
    // Clients that use libpq take a comma for the end of a host.
    let name = path.as_os_str().as_bytes();
    if name.len() > LONGEST || name.contains(&b',') {
        let base = if geteuid().is_root() { "/run" } else { "/tmp" };
        path = Path::new(base).join(identity.to_string());
    }
    directory::private(&path, account)?;
    Ok(path)
}

/// Removes what a server that was killed left there, lest PostgreSQL takes it, too, for the sign of a live one. Nothing
/// may run on the cluster.
pub(crate) fn clear(directory: &Path) -> Result<(), Error> {
    for entry in fs::read_dir(directory).map_err(Error::io("read", directory))? {
        let path = entry.map_err(Error::io("read", directory))?.path();
        fs::remove_file(&path).map_err(Error::io("remove", &path))?;
    }
    Ok(())
}
