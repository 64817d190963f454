//! Tells who uses a data directory, and where the PostgreSQL on it can be reached, for a process that only visits. It
//! changes nothing.

use std::fs::{File, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::Error;
use crate::layout;
use crate::pid_file::PidFile;

/// The process that holds the lock of a data directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occupant {
    pub pid: Option<u32>,
    /// Missing while PostgreSQL starts, and where the process runs none.
    pub server: Option<Reachable>,
}

/// Where a running PostgreSQL can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reachable {
    pub socket_dir: PathBuf,
    pub port: u16,
}

/// Who uses the data directory now; `None` where nobody does, or where it is not there.
pub fn occupant(data_dir: &Path) -> Result<Option<Occupant>, Error> {
    let name = data_dir.join("lock");
    let mut file = match File::open(&name) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file.map_err(Error::io("open", &name))?,
    };
    match file.try_lock_shared() {
        // Released when the file is closed, at once: whoever starts just now tries for longer than that.
        Ok(()) => return Ok(None),
        Err(TryLockError::WouldBlock) => {}
        Err(TryLockError::Error(error)) => return Err(Error::io("lock", &name)(error)),
    }
    let mut pid = String::new();
    // Where it cannot be read it is only not told.
    let _ = file.read_to_string(&mut pid);
    Ok(Some(Occupant {
        pid: pid.trim().parse().ok(),
        server: server(data_dir)?,
    }))
}

fn server(data_dir: &Path) -> Result<Option<Reachable>, Error> {
    let home = layout::home(data_dir);
    let Some(major) = layout::existing_major(&home)? else {
        return Ok(None);
    };
    let file = PidFile::read(&layout::cluster(&home, major))?;
    Ok(file.filter(|file| file.ready).and_then(|file| {
        Some(Reachable {
            socket_dir: file.socket_dir?,
            port: file.port?,
        })
    }))
}
