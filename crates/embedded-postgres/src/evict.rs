//! Ends what an earlier PostgreSQL left running on our cluster: an orphan whose bailiwick was killed, or the sessions
//! of a server that was killed. It touches no process of which it is not sure.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, Uid};

use crate::Error;
use crate::control::{Control, FAST_SHUTDOWN};
use crate::identity::Identity;
use crate::pid_file::{self, PidFile};

/// How long processes may take to drop everything, before they are killed, and after.
const IMMEDIATE: Duration = Duration::from_secs(10);

/// Returns when nothing runs on the cluster any more. The caller holds the lock of the data directory, so what runs
/// there has no owner.
pub(crate) fn evict(cluster: &Path, user: Uid, control: &Control) -> Result<(), Error> {
    let path = pid_file::path(cluster);
    // A clean shutdown removes the file last of all.
    if !path.try_exists().map_err(Error::io("read", &path))? {
        return Ok(());
    }
    let identity = Identity::of(cluster).map_err(Error::io("read", cluster))?;
    let server = PidFile::read(cluster)?.map(|file| file.pid);
    let begun = Instant::now();
    loop {
        let left = running(identity, user).map_err(Error::io("read", Path::new("/proc")))?;
        if left.is_empty() {
            break;
        }
        tracing::debug!(?left, "an earlier PostgreSQL still runs");
        let waited = begun.elapsed();
        let server = server.filter(|server| left.contains(server));
        // Each of these may be sent again and again.
        match server {
            Some(server) if waited < FAST_SHUTDOWN => signal(&[server], Signal::SIGINT),
            _ if waited < FAST_SHUTDOWN + IMMEDIATE => signal(&left, Signal::SIGQUIT),
            _ if waited < FAST_SHUTDOWN + IMMEDIATE * 2 => signal(&left, Signal::SIGKILL),
            _ => {
                return Err(Error::LeftOver {
                    cluster: cluster.to_owned(),
                    pids: left,
                });
            }
        }
        control.pause(Duration::from_millis(10))?;
    }
    if let Some(pid) = server
        && owner(pid, identity) == Owner::Unknown
    {
        return Err(Error::Unsure { pid, path });
    }
    // PostgreSQL would take any process with that number for its predecessor: a zombie, or in a container, where numbers
    // soon come again, a stranger. We looked closer.
    match fs::remove_file(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed.map_err(Error::io("remove", &path)),
    }
}

fn signal(pids: &[i32], signal: Signal) {
    for pid in pids {
        // It may have ended by itself since.
        let _ = kill(Pid::from_raw(*pid), signal);
    }
}

/// The processes of the cluster that belong to the user.
fn running(identity: Identity, user: Uid) -> io::Result<Vec<i32>> {
    Ok(fs::read_dir("/proc")?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let pid = entry.file_name().to_str()?.parse().ok()?;
            // A process that ends while we look is no longer of interest.
            let of_user = entry.metadata().ok()?.uid() == user.as_raw();
            (of_user && owner(pid, identity) == Owner::Cluster).then_some(pid)
        })
        .collect())
}

#[derive(Debug, PartialEq, Eq)]
enum Owner {
    /// A PostgreSQL of the cluster.
    Cluster,
    /// Anything else.
    Other,
    /// A PostgreSQL, but not to be told of which cluster.
    Unknown,
}

fn owner(pid: i32, identity: Identity) -> Owner {
    let process = Path::new("/proc").join(pid.to_string());
    // No longer there, or a zombie, whose command line is empty.
    let Ok(command) = fs::read(process.join("cmdline")) else {
        return Owner::Other;
    };
    let mut arguments = command.split(|byte| *byte == 0);
    let title = arguments.next().unwrap_or_default();
    let is_session = title.starts_with(b"postgres: ");
    let is_server = Path::new(OsStr::from_bytes(title)).file_name() == Some(OsStr::new("postgres"));
    if !is_session && !is_server {
        return Owner::Other;
    }
    let directory = process.join("cwd");
    let is_identity = |found: io::Result<Identity>| match found {
        Ok(found) if found == identity => Owner::Cluster,
        Ok(_) => Owner::Other,
        Err(_) => Owner::Unknown,
    };
    // All processes of PostgreSQL work in their cluster's directory. Root without CAP_SYS_PTRACE, as in a container,
    // may not see that of another user, but the command line is open to all.
    match is_identity(Identity::of(&directory)) {
        Owner::Unknown if title.starts_with(format!("postgres: {identity}: ").as_bytes()) => Owner::Cluster,
        Owner::Unknown => arguments
            .skip_while(|argument| *argument != b"-D")
            .nth(1)
            .map_or(Owner::Unknown, |directory| {
                is_identity(Identity::of(Path::new(OsStr::from_bytes(directory))))
            }),
        known => known,
    }
}
