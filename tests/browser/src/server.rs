//! `bailiwick serve` on a data directory and a port of its own.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Output, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use serde::Deserialize;
use tempfile::TempDir;

use crate::{
    place,
    postgres::{Psql, programs},
    program,
};

/// How long PostgreSQL may take to stop in good order.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Server {
    process: Option<Child>,
    /// Held open, so that writing there is never an error.
    output: Option<BufReader<ChildStdout>>,
    program: PathBuf,
    directory: TempDir,
    port: u16,
    url: String,
    set_up_link: Option<String>,
}

/// Somebody of the demo.
#[derive(Clone, Debug, Deserialize)]
pub struct SignIn {
    pub tenant: Option<String>,
    pub email: String,
    pub password: String,
    pub role: String,
}

impl Server {
    /// As a newcomer has it: nothing is there yet.
    pub fn empty() -> Result<Self> {
        Self::new()?.run()
    }

    /// With three tenants and forty people, and how they sign in.
    pub fn with_demo() -> Result<(Self, Vec<SignIn>)> {
        #[derive(Deserialize)]
        struct Told {
            sign_ins: Vec<SignIn>,
        }
        let server = Self::new()?;
        let output = server.bailiwick(&["demo", "--json"])?;
        if !output.status.success() {
            bail!("demo: {}", String::from_utf8_lossy(&output.stderr));
        }
        let told: Told = serde_json::from_slice(&output.stdout)?;
        Ok((server.run()?, told.sign_ins))
    }

    fn new() -> Result<Self> {
        let directory = place::directory()?;
        // Nothing of the machine's own settings counts.
        // And the world is not asked for anything: at that port nobody answers.
        let settings = format!(
            "[postgres]\nbinaries = \"{}\"\n[dns]\nresolver = \"127.0.0.1:1\"\n",
            programs()?.display()
        );
        fs::write(directory.path().join("bailiwick.toml"), settings)?;
        Ok(Self {
            process: None,
            output: None,
            program: program::bailiwick()?,
            directory,
            port: TcpListener::bind("127.0.0.1:0")?.local_addr()?.port(),
            url: String::new(),
            set_up_link: None,
        })
    }

    fn run(mut self) -> Result<Self> {
        let log = File::create(self.directory.path().join("serve.log"))?;
        let mut process = self
            .command()
            .args(["serve", "--listen", &format!("127.0.0.1:{}", self.port)])
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .context("bailiwick cannot be started")?;
        let told = process.stdout.take().context("its output is a pipe")?;
        self.process = Some(process);
        // The banner, as a person reads it.
        for line in self.output.insert(BufReader::new(told)).lines() {
            let line = line?;
            let line = line.trim();
            if let Some(link) = line.strip_prefix("Begin here") {
                self.set_up_link = Some(link.trim().to_owned());
            } else if let Some(url) = line.strip_prefix("Panel") {
                self.url = url.trim().to_owned();
            } else if line == "Ctrl-C stops it." {
                return Ok(self);
            }
        }
        bail!("bailiwick ended at its start: {}", self.log())
    }

    /// Runs another command on the same installation.
    pub fn bailiwick(&self, arguments: &[&str]) -> Result<Output> {
        self.command()
            .args(arguments)
            .output()
            .context("bailiwick cannot be started")
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            if name.starts_with("BAILIWICK_") || name == "DATABASE_URL" {
                command.env_remove(name);
            }
        }
        command
            .arg("--config")
            .arg(self.directory.path().join("bailiwick.toml"))
            .arg("--data-dir")
            .arg(self.data_dir())
            .current_dir(self.directory.path())
            .stdin(Stdio::null());
        command
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    /// Printed while there is no Super Admin.
    pub fn set_up_link(&self) -> Result<&str> {
        self.set_up_link.as_deref().context("no set-up link was printed")
    }

    pub fn data_dir(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// What it wrote on standard error.
    pub fn log(&self) -> String {
        fs::read_to_string(self.directory.path().join("serve.log")).unwrap_or_default()
    }

    /// The superuser of its PostgreSQL.
    pub fn psql(&self) -> Result<Psql> {
        Psql::superuser_of(&self.data_dir())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let Some(process) = &mut self.process else {
            return;
        };
        // It takes its PostgreSQL down with it, in good order or not.
        let _ = kill(Pid::from_raw(process.id().cast_signed()), Signal::SIGTERM);
        let begun = Instant::now();
        while process.try_wait().is_ok_and(|ended| ended.is_none()) {
            if begun.elapsed() > PATIENCE {
                let _ = process.kill();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        if std::thread::panicking() {
            eprintln!("the server's log:\n{}", self.log());
        }
    }
}
