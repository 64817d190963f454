//! Reads `postmaster.pid`, in which a running server says who it is and how far it has come.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::Error;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PidFile {
    pub(crate) pid: i32,
    pub(crate) port: Option<u16>,
    /// The directory of its unix socket.
    pub(crate) socket_dir: Option<PathBuf>,
    /// The first TCP address it could listen on.
    pub(crate) address: Option<String>,
    /// Whether it accepts connections.
    pub(crate) ready: bool,
}

pub(crate) fn path(cluster: &Path) -> PathBuf {
    cluster.join("postmaster.pid")
}

impl PidFile {
    /// `None` where there is no such file, or none that is written far enough.
    pub(crate) fn read(cluster: &Path) -> Result<Option<PidFile>, Error> {
        let path = path(cluster);
        match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            text => Ok(parse(&text.map_err(Error::io("read", &path))?)),
        }
    }
}

/// The lines are: process id, data directory, start time, port, socket directory, address, shared memory, status.
fn parse(text: &str) -> Option<PidFile> {
    let mut lines = text.lines();
    Some(PidFile {
        // A single-user server writes its number as a negative one.
        pid: lines.next()?.trim().parse::<i32>().ok()?.abs(),
        port: lines.nth(2).and_then(|line| line.trim().parse().ok()),
        socket_dir: lines.next().filter(|line| !line.is_empty()).map(PathBuf::from),
        address: lines.next().filter(|line| !line.is_empty()).map(str::to_owned),
        ready: lines.nth(1).is_some_and(|line| line.trim() == "ready"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_ready_when_the_last_line_says_so() {
        let starting = "4242\n/data\n1700000000\n5433\n/run\n127.0.0.1\n  123  4\nstarting\n";
        assert_eq!(
            parse(starting),
            Some(PidFile {
                pid: 4242,
                port: Some(5433),
                socket_dir: Some("/run".into()),
                address: Some("127.0.0.1".to_owned()),
                ready: false,
            })
        );
        assert!(parse(&starting.replace("starting", "ready   ")).is_some_and(|file| file.ready));
    }

    #[test]
    fn a_file_that_is_being_written_is_no_answer_yet() {
        assert_eq!(parse(""), None);
        let begun = parse("4242\n/data\n").unwrap();
        assert_eq!((begun.pid, begun.address, begun.ready), (4242, None, false));
    }
}
