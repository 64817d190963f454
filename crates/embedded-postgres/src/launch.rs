//! Brings a server of a cluster to the point where it accepts connections. Doing so again after it died is
//! `supervise.rs`.

use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use nix::sys::signal::Signal;

use crate::account::{self, Account};
use crate::configure::Configuration;
use crate::control::Control;
use crate::evict::evict;
use crate::identity::Identity;
use crate::pid_file::PidFile;
use crate::{Binaries, DataDir, Error, Settings, directory, find_binaries, init, layout, log, port, process, socket};

/// Looking costs one small file to read.
const POLL: Duration = Duration::from_millis(5);
/// How often to say that it takes long, as recovery after a crash may.
const PATIENCE: Duration = Duration::from_secs(10);

/// All that is needed to start a server of the cluster, once or again.
#[derive(Debug)]
pub(crate) struct Launch {
    home: PathBuf,
    cluster: PathBuf,
    identity: Identity,
    binaries: Binaries,
    account: Account,
    pub(crate) socket_dir: PathBuf,
    pub(crate) port: u16,
}

impl Launch {
    /// Finds the programs, makes the cluster if there is none, ends what still runs on it, and chooses where to listen.
    pub(crate) fn prepare(data_dir: &DataDir, settings: &Settings, control: &Control) -> Result<Launch, Error> {
        let data_dir = data_dir.path();
        let home = layout::home(data_dir);
        directory::ours(&home)?;
        let binaries = find_binaries(settings.binaries.as_deref(), data_dir)?;
        let cluster = layout::cluster(&home, binaries.major);
        let account = account::choose(&cluster)?;
        directory::private(&layout::log(&home), &account)?;
        if layout::existing_major(&home)?.is_none() {
            tracing::info!(version = binaries.version, cluster = %cluster.display(), "making a PostgreSQL cluster");
            init::init(&home, &binaries, &account, control)?;
        }
        let identity = Identity::of(&cluster).map_err(Error::io("read", &cluster))?;
        evict(&cluster, account.uid, control)?;
        Ok(Launch {
            port: port::choose(&home, settings.port, identity.inode)?,
            socket_dir: socket::directory(data_dir, identity, &account)?,
            home,
            cluster,
            identity,
            binaries,
            account,
        })
    }

    pub(crate) fn major(&self) -> u32 {
        self.binaries.major
    }

    /// Starts a server and waits until it accepts connections.
    pub(crate) fn start(&self, control: &Control) -> Result<Child, Error> {
        evict(&self.cluster, self.account.uid, control)?;
        socket::clear(&self.socket_dir)?;
        let configuration = Configuration {
            home: &self.home,
            cluster: &self.cluster,
            identity: self.identity,
            socket_dir: &self.socket_dir,
            port: self.port,
        };
        configuration.write(&self.account)?;
        let log = log::of_start(&self.home);
        let output = log::create(&log)?;
        let program = self.binaries.dir.join("postgres");
        let mut command =
            process::command(&program, &self.account, &self.home, &output).map_err(Error::io("write", &log))?;
        command.args(configuration.arguments());
        let since = SystemTime::now();
        let mut child = control.spawn(&mut command, &self.account)?;
        if let Err(error) = self.wait_until_ready(&mut child, since, control) {
            control.signal(Signal::SIGINT);
            control.wait(&mut child)?;
            return Err(error);
        }
        Ok(child)
    }

    fn wait_until_ready(&self, child: &mut Child, since: SystemTime, control: &Control) -> Result<(), Error> {
        let mut spoken = Instant::now();
        loop {
            if control.poll(child)?.is_some() {
                return Err(self.why_it_ended(since, control));
            }
            if let Some(file) = PidFile::read(&self.cluster)?
                && file.pid.cast_unsigned() == child.id()
                && file.ready
            {
                if file.address.as_deref() == Some("127.0.0.1") {
                    return Ok(());
                }
                // Somebody took the port on IPv4 since we looked, and it is content with IPv6.
                return Err(Error::PortInUse { port: self.port });
            }
            if spoken.elapsed() > PATIENCE {
                spoken = Instant::now();
                tracing::info!("PostgreSQL is still starting; after a crash it recovers first");
            }
            thread::sleep(POLL);
        }
    }

    fn why_it_ended(&self, since: SystemTime, control: &Control) -> Error {
        if control.stopping() {
            Error::Stopped
        } else if port::is_free(self.port) {
            Error::StartFailed {
                log: self.end_of_log(since),
            }
        } else {
            Error::PortInUse { port: self.port }
        }
    }

    /// The last lines of what a server that was started at that time wrote.
    pub(crate) fn end_of_log(&self, since: SystemTime) -> String {
        log::end_of_server(&self.home, since)
    }
}

impl Drop for Launch {
    fn drop(&mut self) {
        // In the data directory the socket's directory may stay; elsewhere it would be litter.
        if !self
            .home
            .parent()
            .is_some_and(|data_dir: &Path| self.socket_dir.starts_with(data_dir))
        {
            let _ = std::fs::remove_dir(&self.socket_dir);
        }
    }
}
