//! Chromedriver on a port of its own, and the sessions of Chromium that it starts.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, ChildStdout, Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tempfile::TempDir;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

use crate::program::installed;

/// No window, no other process's pages, and no word to anybody outside.
const ARGUMENTS: [&str; 14] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-prefers-reduced-motion",
    "--hide-scrollbars",
    "--password-store=basic",
    "--window-size=1280,900",
];

pub struct Chromedriver {
    process: Child,
    /// Held open, so that writing there is never an error.
    output: BufReader<ChildStdout>,
    port: u16,
    chromium: PathBuf,
    profiles: TempDir,
    opened: AtomicUsize,
}

impl Chromedriver {
    pub fn start() -> Result<Self> {
        let chromium = installed(&["chromium", "chromium-browser", "google-chrome"])?;
        let mut process = Command::new(installed(&["chromedriver"])?)
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver cannot be started")?;
        let output = process.stdout.take().context("its output is a pipe")?;
        let mut driver = Self {
            process,
            output: BufReader::new(output),
            port: 0,
            chromium,
            profiles: crate::place::directory()?,
            opened: AtomicUsize::new(0),
        };
        driver.port = (&mut driver.output)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                let (_, port) = line.split_once("successfully on port ")?;
                port.trim_end_matches('.').parse().ok()
            })
            .context("chromedriver ended without saying its port")?;
        Ok(driver)
    }

    /// A Chromium of its own, with nothing of another one's cookies.
    pub async fn open(&self) -> Result<WebDriver> {
        let mut capabilities = DesiredCapabilities::chrome();
        capabilities.set_binary(&self.chromium.to_string_lossy())?;
        for argument in ARGUMENTS {
            capabilities.add_arg(argument)?;
        }
        let number = self.opened.fetch_add(1, Ordering::Relaxed);
        let profile = self.profiles.path().join(number.to_string());
        capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        Ok(WebDriver::new(format!("http://127.0.0.1:{}", self.port), capabilities).await?)
    }

    /// Chromium goes with the sessions, and they with chromedriver.
    fn ask_to_stop(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(
            stream,
            "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        )?;
        stream.read_to_end(&mut Vec::new())?;
        Ok(())
    }

    /// Processes that were started on one of our profiles.
    fn chromiums(&self) -> Vec<Pid> {
        let ours = format!("--user-data-dir={}", self.profiles.path().display());
        let Ok(processes) = fs::read_dir("/proc") else {
            return Vec::new();
        };
        processes
            .filter_map(|entry| {
                let id = entry.ok()?.file_name().to_str()?.parse().ok()?;
                let command = fs::read(format!("/proc/{id}/cmdline")).ok()?;
                String::from_utf8_lossy(&command)
                    .contains(&ours)
                    .then_some(Pid::from_raw(id))
            })
            .collect()
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // Whatever goes wrong here, what follows puts an end to it.
        let _ = self.ask_to_stop();
        let begun = Instant::now();
        while self.process.try_wait().is_ok_and(|ended| ended.is_none()) && begun.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
        for process in self.chromiums() {
            let _ = kill(process, Signal::SIGKILL);
        }
        // The profiles can be removed once nobody writes in them.
        let begun = Instant::now();
        while !self.chromiums().is_empty() && begun.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
