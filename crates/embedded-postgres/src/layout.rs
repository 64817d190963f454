//! Where things lie below the data directory. Names only: nothing is created here.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::Error;

/// The directory of everything that belongs to PostgreSQL. The clusters in it belong to the user PostgreSQL runs as;
/// it and the files in it belong to us, so that a root process never writes where another user could lay a symlink.
pub(crate) fn home(data_dir: &Path) -> PathBuf {
    data_dir.join("postgres")
}

/// Where a downloaded PostgreSQL may be unpacked.
pub(crate) fn programs(data_dir: &Path) -> PathBuf {
    data_dir.join("programs")
}

/// The cluster of one major version.
pub(crate) fn cluster(home: &Path, major: u32) -> PathBuf {
    home.join(major.to_string())
}

/// Where PostgreSQL writes its log files.
pub(crate) fn log(home: &Path) -> PathBuf {
    home.join("log")
}

/// The major version of the cluster that is in use. After an upgrade two lie side by side, and the newer one counts.
pub(crate) fn existing_major(home: &Path) -> Result<Option<u32>, Error> {
    let entries = match fs::read_dir(home) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        entries => entries.map_err(Error::io("read", home))?,
    };
    let mut newest = None;
    for entry in entries {
        let name = entry.map_err(Error::io("read", home))?.file_name();
        let Some(major) = name.to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        if is_cluster(&cluster(home, major))? {
            newest = newest.max(Some(major));
        }
    }
    Ok(newest)
}

/// Whether the directory holds a whole cluster: it gets its name only once `initdb` has finished.
fn is_cluster(cluster: &Path) -> Result<bool, Error> {
    // The cluster is closed to all but its owner, so "may not look" is an error of its own and not a "no".
    let version = cluster.join("PG_VERSION");
    version.try_exists().map_err(Error::io("read", &version))
}
