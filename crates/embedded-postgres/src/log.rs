//! The end of what a program of PostgreSQL wrote, for the message that says why it failed.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::Error;
use crate::layout;

/// Enough for the reason and its hints, and few enough to be read.
const LINES: usize = 8;
const BYTES: i64 = 4096;

/// What `initdb` writes to.
pub(crate) fn of_init(home: &Path) -> PathBuf {
    home.join("initdb.log")
}

/// What a server writes to until it has opened its own log.
pub(crate) fn of_start(home: &Path) -> PathBuf {
    home.join("start.log")
}

pub(crate) fn create(path: &Path) -> Result<File, Error> {
    File::create(path).map_err(Error::io("write", path))
}

/// The last lines of a file.
pub(crate) fn end(path: &Path) -> String {
    let text = read_end(path).unwrap_or_else(|error| format!("(unreadable: {error})"));
    let lines: Vec<_> = text.lines().filter(|line| is_telling(line)).collect();
    lines[lines.len().saturating_sub(LINES)..].join("\n")
}

/// The last lines of a server that was started at that time: of its own log, if it came to open it.
pub(crate) fn end_of_server(home: &Path, since: SystemTime) -> String {
    let own = newest(&layout::log(home), since).map(|path| end(&path));
    own.filter(|own| !own.is_empty())
        .unwrap_or_else(|| end(&of_start(home)))
}

/// The first lines of every start say only where the rest is.
fn is_telling(line: &str) -> bool {
    !line.contains("redirecting log output") && !line.contains("Future log output")
}

fn read_end(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    if file.seek(SeekFrom::End(-BYTES)).is_err() {
        file.rewind()?;
    }
    let mut text = Vec::new();
    file.read_to_end(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

fn newest(directory: &Path, since: SystemTime) -> Option<PathBuf> {
    fs::read_dir(directory)
        .ok()?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            // This looks at a symlink itself, which is then no file: another user may write here.
            let found = entry.metadata().ok()?;
            Some((found.modified().ok()?, entry.path())).filter(|_| found.is_file())
        })
        .filter(|(modified, _)| *modified >= since)
        .max()
        .map(|(_, path)| path)
}
