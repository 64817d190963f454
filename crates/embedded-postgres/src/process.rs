//! Prepares a program of PostgreSQL to be run: as which user, in which process group, and what becomes of it when we
//! die. Keeping track of what runs is `control.rs`.

use std::env;
use std::fs::File;
use std::io;
use std::os::unix::process::{CommandExt, parent_id};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nix::sys::prctl;
use nix::sys::signal::Signal;
use nix::unistd::geteuid;

use crate::Error;
use crate::account::Account;

/// A command that runs as the account and writes what it says into the file. It is told to stop when the *thread* that
/// spawns it ends, so that one must live as long as it.
pub(crate) fn command(program: &Path, account: &Account, directory: &Path, output: &File) -> io::Result<Command> {
    let mut command = Command::new(program);
    // Our environment may hold secrets, and PG* variables that were meant for a client.
    command.env_clear().env("LC_ALL", "C").env("TZ", "UTC");
    for kept in ["PATH", "LD_LIBRARY_PATH"] {
        command.envs(env::var_os(kept).map(|value| (kept, value)));
    }
    command
        .current_dir(directory)
        .stdin(Stdio::null())
        .stdout(output.try_clone()?)
        .stderr(output.try_clone()?)
        // Ctrl-C in the terminal is for us alone, and we stop PostgreSQL when we are done with it.
        .process_group(0);
    if account.uid != geteuid() {
        // This also gives up the supplementary groups.
        command.uid(account.uid.as_raw()).gid(account.gid.as_raw());
    }
    die_with_parent(&mut command);
    Ok(command)
}

/// Has the kernel send SIGINT, to PostgreSQL a fast and clean shutdown, when the thread that spawned the child ends.
#[allow(unsafe_code)]
fn die_with_parent(command: &mut Command) {
    let parent = std::process::id();
    let in_child = move || {
        prctl::set_pdeathsig(Signal::SIGINT)?;
        // Had the parent died before the line above, no signal would ever come.
        if parent_id() == parent {
            Ok(())
        } else {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    };
    // SAFETY: between fork and exec only async-signal-safe calls are allowed. The closure makes two bare system calls,
    // prctl and getppid, and neither allocates nor locks; an `io::Error` of a kind or a number is plain data.
    //
    // The standard library runs it after it has changed user, which would have cleared the setting.
    unsafe {
        command.pre_exec(in_child);
    }
}

/// Why the command could not be spawned: where the account may not go is worth a sentence of its own.
pub(crate) fn spawn_error(command: &Command, account: &Account, error: io::Error) -> Error {
    let program = Path::new(command.get_program());
    let blocked = (error.kind() == io::ErrorKind::PermissionDenied)
        .then(|| {
            [command.get_current_dir().unwrap_or(program), program]
                .into_iter()
                .find_map(|path| blocked(path, account))
        })
        .flatten();
    match blocked {
        Some(path) => Error::Unreachable {
            path,
            user: account.name.clone(),
        },
        None => Error::Io {
            action: "run",
            path: program.to_owned(),
            source: error,
        },
    }
}

/// The topmost directory on the way to the path that the account may not enter, going by the mode bits.
fn blocked(path: &Path, account: &Account) -> Option<PathBuf> {
    use std::os::unix::fs::MetadataExt;
    let mut ancestors: Vec<_> = path.ancestors().collect();
    ancestors.reverse();
    ancestors
        .into_iter()
        .find(|path| {
            path.metadata().is_ok_and(|found| {
                let may_enter = if found.uid() == account.uid.as_raw() {
                    0o100
                } else if found.gid() == account.gid.as_raw() {
                    0o010
                } else {
                    0o001
                };
                found.is_dir() && found.mode() & may_enter == 0
            })
        })
        .map(Path::to_owned)
}
