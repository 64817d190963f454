//! Finds and reads the settings file.

use std::{
    env, fs, io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

const NAME: &str = "bailiwick.toml";
const SYSTEM: &str = "/etc/bailiwick/bailiwick.toml";

pub struct SettingsFile {
    pub path: PathBuf,
    pub text: String,
    /// Others on this machine can read it.
    pub open: bool,
}

/// The file that is named, or else the first one there is of those that are looked for.
pub fn read(named: Option<&Path>) -> Result<Option<SettingsFile>> {
    if let Some(path) = named {
        let found = load(path).with_context(|| format!("cannot read the settings file {}", path.display()))?;
        return Ok(Some(found));
    }
    for path in [Path::new(NAME), Path::new(SYSTEM)] {
        match load(path) {
            Ok(found) => {
                refuse_strangers(path)?;
                return Ok(Some(found));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read the settings file {}", path.display()));
            }
        }
    }
    Ok(None)
}

fn load(path: &Path) -> io::Result<SettingsFile> {
    let text = fs::read_to_string(path)?;
    let open = fs::metadata(path)?.mode() & 0o044 != 0;
    // For messages and for what is shown later, wherever that is read.
    let path = env::current_dir().map_or_else(|_| path.to_owned(), |here| here.join(path));
    Ok(SettingsFile { path, text, open })
}

/// It says which programs to run, so one that merely lies where we happen to stand must be ours or root's.
fn refuse_strangers(path: &Path) -> Result<()> {
    let found = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
    let ours = found.uid() == 0 || found.uid() == nix::unistd::geteuid().as_raw();
    if !ours || found.mode() & 0o002 != 0 {
        bail!(
            "{} belongs to another user or can be written by others: change that, or name it with --config if you trust it",
            path.display()
        );
    }
    Ok(())
}
