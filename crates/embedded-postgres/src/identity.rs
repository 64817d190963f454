//! Tells a cluster's directory from every other, whatever it is called, and names it in the titles of its processes.

use std::fmt;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Shown as the cluster's name, which PostgreSQL writes into the title of each of its processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    device: u64,
    pub(crate) inode: u64,
}

impl Identity {
    pub(crate) fn of(directory: &Path) -> io::Result<Identity> {
        fs::metadata(directory).map(|found| Identity {
            device: found.dev(),
            inode: found.ino(),
        })
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bailiwick-{:x}-{:x}", self.device, self.inode)
    }
}
