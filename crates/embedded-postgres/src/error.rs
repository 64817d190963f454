//! Everything that can go wrong, each as one sentence that says what to do next.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

use nix::unistd::{User, geteuid};

/// Why PostgreSQL could not be found, initialised, started or kept running.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "PostgreSQL is not installed: PATH, /usr/lib/postgresql and {} hold no `postgres` with `initdb` beside it; \
         install it (Debian: `apt install postgresql`) or name the directory of its programs",
        .programs.display()
    )]
    NoBinaries { programs: PathBuf },

    #[error(
        "{} holds no PostgreSQL: name the directory that holds both `postgres` and `initdb`, \
         on Debian /usr/lib/postgresql/<version>/bin",
        .path.display()
    )]
    NotBinaries { path: PathBuf },

    #[error(
        "{} is PostgreSQL {found}, which is not supported: install one of the versions 15 to 18 \
         (Debian: `apt install postgresql`) or name the directory of its programs",
        .path.display()
    )]
    UnsupportedVersion { path: PathBuf, found: String },

    #[error("cannot tell the version of PostgreSQL in {}: {answer}; reinstall it or name another directory", .path.display())]
    UnknownVersion { path: PathBuf, answer: String },

    #[error(
        "the cluster in {} was made by PostgreSQL {major}, but PostgreSQL {found} was found: install PostgreSQL {major} \
         (Debian: `apt install postgresql-{major}`), or upgrade with `initdb` and `pg_upgrade` into {}",
        .cluster.display(), .cluster.with_file_name(.found.to_string()).display()
    )]
    OtherMajor { cluster: PathBuf, major: u32, found: u32 },

    #[error(
        "{} is in use by {}: stop that one, or choose another data directory",
        .path.display(), .pid.map_or("another process".to_owned(), |pid| format!("process {pid}"))
    )]
    InUse { path: PathBuf, pid: Option<u32> },

    #[error(
        "port {port} on 127.0.0.1 or ::1 is in use: stop what listens there, or choose another port for PostgreSQL"
    )]
    PortInUse { port: u16 },

    #[error(
        "user {user} may not read and write {}: change its owner or mode, or choose another data directory",
        .path.display()
    )]
    Denied { path: PathBuf, user: String },

    #[error(
        "{} is on a read-only file system: mount it writable, or choose another data directory",
        .path.display()
    )]
    ReadOnly { path: PathBuf },

    #[error("cannot {action} {}: {source}", .path.display())]
    Io {
        action: &'static str,
        path: PathBuf,
        source: io::Error,
    },

    #[error(
        "{} belongs to user {owner}, but this is user {user}: run as {owner}, or change the owner, \
         or choose another data directory",
        .path.display()
    )]
    NotOurs { path: PathBuf, owner: String, user: String },

    #[error(
        "PostgreSQL refuses to run as root, and user {user}, as whom it runs instead, cannot enter {}: \
         `chmod o+x` it, or choose another data directory, for example /var/lib/bailiwick",
        .path.display()
    )]
    Unreachable { path: PathBuf, user: String },

    #[error(
        "PostgreSQL refuses to run as root, and there is no user `postgres` or `nobody` to run it as: \
         create one (`useradd --system postgres`)"
    )]
    NoAccount,

    #[error("user id {uid} has no name, which PostgreSQL needs: add it to /etc/passwd, or run as another user")]
    UnnamedUser { uid: u32 },

    #[error("initdb could not make the cluster: {output}")]
    InitFailed { output: String },

    #[error("PostgreSQL ended while it was starting; the end of its log: {log}")]
    StartFailed { log: String },

    #[error("processes of an earlier PostgreSQL on {} do not end: stop {pids:?} and start again", .cluster.display())]
    LeftOver { cluster: PathBuf, pids: Vec<i32> },

    #[error(
        "process {pid} may be a PostgreSQL that uses {}, but cannot be looked into: stop it, or remove {} if it is not",
        .path.with_file_name("").display(), .path.display()
    )]
    Unsure { pid: i32, path: PathBuf },

    #[error("PostgreSQL failed {failures} times in a row and is not started again: {reason}")]
    GaveUp { failures: u32, reason: String },

    #[error("PostgreSQL was told to stop")]
    Stopped,

    #[error("PostgreSQL did not stop cleanly ({status}): nothing committed is lost, its next start recovers")]
    UncleanStop { status: ExitStatus },
}

impl Error {
    /// Gives the common causes of a failed file operation their own sentence.
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
        let path = path.to_owned();
        move |source| match source.kind() {
            io::ErrorKind::PermissionDenied => Error::Denied {
                path,
                user: user_name(geteuid().as_raw()),
            },
            io::ErrorKind::ReadOnlyFilesystem => Error::ReadOnly { path },
            _ => Error::Io { action, path, source },
        }
    }
}

/// The name of a user for a message: the number where there is no name.
pub(crate) fn user_name(uid: u32) -> String {
    match User::from_uid(uid.into()) {
        Ok(Some(user)) => user.name,
        _ => uid.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nix::errno::Errno;

    fn message(errno: Errno) -> String {
        Error::io("write", Path::new("/data"))(errno.into()).to_string()
    }

    #[test]
    fn a_failed_write_says_what_to_do() {
        assert!(message(Errno::EROFS).contains("read-only file system: mount it writable"));
        assert!(message(Errno::EACCES).contains("change its owner or mode"));
        assert!(message(Errno::ENOSPC).starts_with("cannot write /data: No space left"));
    }
}
