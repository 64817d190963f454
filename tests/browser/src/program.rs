//! Finds the programs that tests start: ours, which is built where it is not up to date, and those of the machine.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

use anyhow::{Context, Result, bail};

/// A program to use instead of the one beside the tests.
const VARIABLE: &str = "BAILIWICK_TEST_PROGRAM";

pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the tests lie in the project")
}

/// `bailiwick`, built with the tests' own profile.
pub fn bailiwick() -> Result<PathBuf> {
    if let Some(given) = env::var_os(VARIABLE) {
        return Ok(given.into());
    }
    let test = env::current_exe().context("where the test itself is")?;
    let directory = test.ancestors().nth(2).context("tests lie in target/<profile>/deps")?;
    let program = directory.join("bailiwick");
    if !is_up_to_date(&program)? {
        let mut build = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        build
            .args(["build", "--quiet", "--package", "bailiwick"])
            .current_dir(project());
        if directory.ends_with("release") {
            build.arg("--release");
        }
        let status = build.status().context("cargo cannot be started")?;
        if !status.success() {
            bail!("bailiwick could not be built ({status})");
        }
    }
    Ok(program)
}

/// Newer than everything it is made of, as it is when all tests are run together: then it is not built a second time.
fn is_up_to_date(program: &Path) -> Result<bool> {
    let Ok(built) = program.metadata().and_then(|found| found.modified()) else {
        return Ok(false);
    };
    let project = project();
    let manifests = ["Cargo.lock", "Cargo.toml"].map(|name| project.join(name));
    Ok(newest(&project.join("crates"))? <= built
        && manifests.iter().all(|file| {
            file.metadata()
                .and_then(|found| found.modified())
                .is_ok_and(|at| at <= built)
        }))
}

/// When a file below the directory was last changed, leaving out what is only for tests.
fn newest(directory: &Path) -> Result<SystemTime> {
    let mut newest = SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let path = entry.path();
        let changed = if path.is_dir() {
            if path.ends_with("tests") || path.ends_with("testkit") {
                continue;
            }
            self::newest(&path)?
        } else {
            entry.metadata()?.modified()?
        };
        newest = newest.max(changed);
    }
    Ok(newest)
}

/// A program of the machine, by its names in the order of preference.
pub fn installed(names: &[&str]) -> Result<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let places: Vec<PathBuf> = env::split_paths(&path)
        .chain(["/usr/bin".into(), "/usr/local/bin".into()])
        .collect();
    names
        .iter()
        .flat_map(|name| places.iter().map(move |place| place.join(name)))
        .find(|program| program.is_file())
        .with_context(|| format!("{} is missing: `make tools` gets what the tests need", names[0]))
}
