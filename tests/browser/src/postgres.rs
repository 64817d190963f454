//! psql on the server's own PostgreSQL: for what happens beside the panel, and for databases that were there before.

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::program::installed;

/// Where the tests' PostgreSQL programs are, if they were told.
const VARIABLE: &str = "BAILIWICK_TEST_POSTGRES_PROGRAMS";

/// The directory of `postgres` and `psql`.
pub fn programs() -> Result<PathBuf> {
    if let Some(given) = env::var_os(VARIABLE) {
        return Ok(given.into());
    }
    let debian = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let bin = entry.ok()?.path().join("bin");
            bin.join("postgres").is_file().then_some(bin)
        });
    if let Some(newest) = debian.max() {
        return Ok(newest);
    }
    let program = installed(&["postgres"])?;
    Ok(program.parent().unwrap_or(Path::new("/usr/bin")).to_owned())
}

/// How to reach one database as one user.
#[derive(Clone, Debug)]
pub struct Psql {
    pub host: String,
    pub port: String,
    pub user: String,
    pub password: String,
    pub database: String,
}

impl Psql {
    pub(crate) fn superuser_of(data_dir: &Path) -> Result<Self> {
        let home = data_dir.join("postgres");
        let running = fs::read_dir(&home)?
            .find_map(|entry| fs::read_to_string(entry.ok()?.path().join("postmaster.pid")).ok())
            .with_context(|| format!("no PostgreSQL runs in {}", home.display()))?;
        // PostgreSQL's own order: its id, its cluster, when, its port, its socket.
        let lines: Vec<&str> = running.lines().collect();
        let [_, _, _, port, socket, ..] = lines[..] else {
            bail!("postmaster.pid is cut off: {running}");
        };
        Ok(Self {
            host: socket.to_owned(),
            port: port.to_owned(),
            user: "postgres".to_owned(),
            password: String::new(),
            database: "postgres".to_owned(),
        })
    }

    #[must_use]
    pub fn on(&self, database: &str) -> Self {
        Self {
            database: database.to_owned(),
            ..self.clone()
        }
    }

    /// Over TCP, as somebody who signs in with a password.
    #[must_use]
    pub fn by(&self, user: &str, password: &str) -> Self {
        Self {
            host: "127.0.0.1".to_owned(),
            user: user.to_owned(),
            password: password.to_owned(),
            ..self.clone()
        }
    }

    fn command(&self) -> Result<Command> {
        let mut command = Command::new(programs()?.join("psql"));
        command
            .args([
                "--no-psqlrc",
                "--quiet",
                "--tuples-only",
                "--no-align",
                "--set=ON_ERROR_STOP=1",
            ])
            .args([
                "--host",
                &self.host,
                "--port",
                &self.port,
                "--username",
                &self.user,
                "--dbname",
                &self.database,
            ])
            .env("PGPASSWORD", &self.password)
            .env("PGOPTIONS", "--client-min-messages=warning");
        Ok(command)
    }

    /// What the last statement answers.
    pub fn run(&self, sql: &str) -> Result<String> {
        self.answer(self.command()?.args(["--command", sql]))
    }

    pub fn load(&self, file: &Path) -> Result<()> {
        self.answer(self.command()?.arg("--file").arg(file)).map(drop)
    }

    fn answer(&self, command: &mut Command) -> Result<String> {
        let output = command
            .stdin(Stdio::null())
            .output()
            .context("psql cannot be started")?;
        if !output.status.success() {
            bail!("psql as {}: {}", self.user, String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Keeps the lock until it is dropped.
    pub fn hold(&self, lock: &str) -> Result<Held> {
        let mut process = self
            .command()?
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("psql cannot be started")?;
        let mut input = process.stdin.take().context("its input is a pipe")?;
        writeln!(input, "begin; {lock}; select 'held';")?;
        input.flush()?;
        let mut output = std::io::BufReader::new(process.stdout.take().context("its output is a pipe")?);
        let mut line = String::new();
        std::io::BufRead::read_line(&mut output, &mut line)?;
        if line.trim() != "held" {
            bail!("the lock was not given: {line}");
        }
        Ok(Held {
            process,
            input: Some(input),
        })
    }
}

/// A transaction that holds a lock.
pub struct Held {
    process: Child,
    input: Option<ChildStdin>,
}

impl Drop for Held {
    fn drop(&mut self) {
        // The end of its input is the end of psql, and of the transaction.
        drop(self.input.take());
        let _ = self.process.wait();
    }
}
