//! A data directory for one test, which ends what runs there when the test ends, well or in a panic; and `psql`.

#![allow(dead_code, reason = "each test program uses a part")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use embedded_postgres::{DataDir, Postgres, Settings, find_binaries};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;

/// Longer than anything takes on a slow machine: only what hangs reaches it.
pub const LONG: Duration = Duration::from_mins(3);

/// A data directory. Declare it before what runs in it.
pub struct Site {
    directory: TempDir,
    pub data_dir: PathBuf,
}

impl Site {
    pub fn new() -> Site {
        Site::below("")
    }

    /// One that lies further down.
    pub fn below(path: &str) -> Site {
        let directory = tempfile::Builder::new()
            .permissions(Permissions::from_mode(0o755))
            .tempdir()
            .unwrap();
        let data_dir = directory.path().join(path).join("data");
        Site { directory, data_dir }
    }

    pub fn lock(&self) -> DataDir {
        DataDir::lock(&self.data_dir).unwrap()
    }

    pub async fn start(&self) -> Postgres {
        Postgres::start(&self.lock(), &settings()).await.unwrap()
    }

    /// The directory of PostgreSQL's things.
    pub fn home(&self) -> PathBuf {
        self.data_dir.join("postgres")
    }

    /// The directory of the cluster, once there is one.
    pub fn cluster(&self) -> Option<PathBuf> {
        fs::read_dir(self.home())
            .ok()?
            .map(|entry| entry.unwrap().path())
            .find(|path| path.join("PG_VERSION").exists() && path.join("base").exists())
    }

    /// The process id of the server, whether it lives or not.
    pub fn server(&self) -> Option<i32> {
        let text = fs::read_to_string(self.cluster()?.join("postmaster.pid")).ok()?;
        text.lines().next()?.parse().ok()
    }

    pub fn is_ready(&self) -> bool {
        self.cluster()
            .and_then(|cluster| fs::read_to_string(cluster.join("postmaster.pid")).ok())
            .is_some_and(|text| text.lines().nth(7).is_some_and(|line| line.trim() == "ready"))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let Some(server) = self.server() else { return };
        let begun = Instant::now();
        while is_alive(server) && self.server() == Some(server) {
            if begun.elapsed() > Duration::from_secs(20) {
                let _ = kill(Pid::from_raw(server), Signal::SIGQUIT);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Which PostgreSQL to test with can be chosen, to run the tests with each version that is supported.
pub fn settings() -> Settings {
    Settings {
        binaries: std::env::var_os("BAILIWICK_TEST_POSTGRES_PROGRAMS").map(PathBuf::from),
        port: None,
    }
}

pub fn program(name: &str) -> PathBuf {
    let settings = settings();
    let nowhere = Path::new("/nonexistent");
    find_binaries(settings.binaries.as_deref(), nowhere)
        .unwrap()
        .dir
        .join(name)
}

/// Runs a statement and answers what it returns, or the error's text.
pub fn psql(host: &str, port: u16, user: &str, password: &str, sql: &str) -> Result<String, String> {
    let output = psql_command(host, port, user, password, sql).output().unwrap();
    if output.status.success() {
        Ok(String::from_utf8(output.stdout).unwrap().trim().to_owned())
    } else {
        Err(String::from_utf8(output.stderr).unwrap())
    }
}

pub fn psql_command(host: &str, port: u16, user: &str, password: &str, sql: &str) -> Command {
    let mut command = Command::new(program("psql"));
    command
        .args(["-X", "-w", "-A", "-t", "-v", "ON_ERROR_STOP=1"])
        .args([
            "-h",
            host,
            "-p",
            &port.to_string(),
            "-U",
            user,
            "-d",
            "postgres",
            "-c",
            sql,
        ])
        .env("PGCONNECT_TIMEOUT", "10")
        .env("PGPASSFILE", "/nonexistent")
        .stdin(Stdio::null());
    if password.is_empty() {
        command.env_remove("PGPASSWORD");
    } else {
        command.env("PGPASSWORD", password);
    }
    command
}

/// A statement as the superuser over the socket.
pub fn query(postgres: &Postgres, sql: &str) -> Result<String, String> {
    let host = postgres.socket_dir().to_str().unwrap();
    psql(host, postgres.port(), postgres.superuser(), "", sql)
}

pub fn is_alive(pid: i32) -> bool {
    // A zombie has no command line.
    fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| !line.is_empty())
}

/// The processes that were started by this one.
pub fn children(parent: i32) -> Vec<i32> {
    fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|pid: &i32| {
            let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            let fields = stat.rsplit(')').next().unwrap_or_default();
            fields.split_whitespace().nth(1) == Some(&parent.to_string())
        })
        .collect()
}

pub fn kill_hard(pid: i32) {
    kill(Pid::from_raw(pid), Signal::SIGKILL).unwrap();
}

/// Waits for something to become true.
pub fn eventually(what: &str, mut condition: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !condition() {
        assert!(begun.elapsed() < LONG, "never happened: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A child that does not outlive the test.
pub struct Killed(pub std::process::Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
