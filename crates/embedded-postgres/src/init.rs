//! Makes a new cluster: whole, or not at all.

use std::fs::{self, File};
use std::path::Path;

use crate::account::Account;
use crate::configure::SUPERUSER;
use crate::control::Control;
use crate::{Binaries, Error, directory, layout, log, process};

/// What the directory of a cluster that is being made is called.
const UNFINISHED: &str = "unfinished-";

/// Runs `initdb` beside the place of the cluster, and moves it there when it is on disk. Whatever kills us in between
/// leaves only a directory that the next start removes.
pub(crate) fn init(home: &Path, binaries: &Binaries, account: &Account, control: &Control) -> Result<(), Error> {
    remove_unfinished(home)?;
    let unfinished = home.join(format!("{UNFINISHED}{}", std::process::id()));
    directory::private(&unfinished, account)?;

    let log = log::of_init(home);
    let output = log::create(&log)?;
    let program = binaries.dir.join("initdb");
    let mut command = process::command(&program, account, home, &output).map_err(Error::io("write", &log))?;
    command
        .arg("--pgdata")
        .arg(&unfinished)
        .args(["--username", SUPERUSER, "--encoding", "UTF8", "--data-checksums"])
        .args(["--locale", "C.UTF-8"])
        // Until the server is started with our own rules, nobody gets in over TCP and only their owner by the socket.
        .args(["--auth-local", "peer", "--auth-host", "reject"]);
    if binaries.major >= 17 {
        // Its order of strings never changes with the C library, so no index ever breaks with an upgrade of that.
        command.args(["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]);
    }
    let mut child = control.spawn(&mut command, account)?;
    let status = control.wait(&mut child)?;
    if control.stopping() {
        return Err(Error::Stopped);
    }
    if !status.success() {
        return Err(Error::InitFailed { output: log::end(&log) });
    }

    let cluster = layout::cluster(home, binaries.major);
    fs::rename(&unfinished, &cluster).map_err(Error::io("move a new cluster to", &cluster))?;
    File::open(home)
        .and_then(|home| home.sync_all())
        .map_err(Error::io("write", home))
}

fn remove_unfinished(home: &Path) -> Result<(), Error> {
    for entry in fs::read_dir(home).map_err(Error::io("read", home))? {
        let entry = entry.map_err(Error::io("read", home))?;
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            // An `initdb` whose bailiwick was just killed may still be at it; then the next start will do.
            if let Err(error) = fs::remove_dir_all(entry.path()) {
                tracing::warn!(%error, path = %entry.path().display(), "an unfinished cluster is left");
            }
        }
    }
    Ok(())
}
