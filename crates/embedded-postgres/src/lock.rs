//! The data directory and the lock that lets only one process use it.

use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use nix::fcntl::OFlag;
use nix::unistd::geteuid;

use crate::Error;

/// A process that was killed keeps its lock until the kernel has taken it apart.
const GRACE: Duration = Duration::from_secs(1);

/// A data directory that this process alone uses. The lock ends with the last clone, or with the process.
#[derive(Clone, Debug)]
pub struct DataDir {
    held: Arc<Held>,
}

#[derive(Debug)]
struct Held {
    path: PathBuf,
    file: File,
}

impl DataDir {
    /// Creates the directory where it is missing, and locks it. Answers [`Error::InUse`] when another process has it.
    pub fn lock(path: &Path) -> Result<DataDir, Error> {
        let path = std::path::absolute(path).map_err(Error::io("find", path))?;
        create(&path)?;
        let path = path.canonicalize().map_err(Error::io("open", &path))?;
        let name = path.join("lock");
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o644)
            .custom_flags(OFlag::O_NOFOLLOW.bits())
            .open(&name)
            .map_err(Error::io("open", &name))?;
        let begun = Instant::now();
        while let Err(error) = file.try_lock() {
            match error {
                TryLockError::WouldBlock if begun.elapsed() < GRACE => {
                    thread::sleep(Duration::from_millis(20));
                }
                TryLockError::WouldBlock => {
                    let mut pid = String::new();
                    // Where it cannot be read the message goes without.
                    let _ = file.read_to_string(&mut pid);
                    return Err(Error::InUse {
                        path,
                        pid: pid.trim().parse().ok(),
                    });
                }
                TryLockError::Error(error) => return Err(Error::io("lock", &name)(error)),
            }
        }
        file.set_len(0)
            .and_then(|()| writeln!(file, "{}", std::process::id()))
            .map_err(Error::io("write", &name))?;
        Ok(DataDir {
            held: Arc::new(Held { path, file }),
        })
    }

    /// The absolute path, without symbolic links.
    pub fn path(&self) -> &Path {
        &self.held.path
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // Closing alone would not do at once: a child that is being forked on another thread holds a copy until its exec.
        let _ = self.file.unlock();
    }
}

/// Root's directories are made so that the user PostgreSQL runs as can pass through, but not list them.
fn create(path: &Path) -> Result<(), Error> {
    let mode = if geteuid().is_root() { 0o711 } else { 0o700 };
    let missing: Vec<_> = path.ancestors().take_while(|ancestor| !ancestor.exists()).collect();
    for directory in missing.into_iter().rev() {
        match fs::create_dir(directory) {
            // Another process that starts at the same moment: the lock decides between us.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            result => result.map_err(Error::io("create", directory))?,
        }
        // The mode is set afterwards, for the umask takes away from one that is given to mkdir.
        fs::set_permissions(directory, Permissions::from_mode(mode))
            .map_err(Error::io("change the mode of", directory))?;
    }
    Ok(())
}
