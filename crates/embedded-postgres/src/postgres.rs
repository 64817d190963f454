//! The handle of a running PostgreSQL. The work is done by the thread in `supervise.rs`.

use std::future::pending;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use nix::sys::signal::Signal;
use tokio::sync::{oneshot, watch};
use tokio::time::timeout;

use crate::configure::SUPERUSER;
use crate::control::{Control, FAST_SHUTDOWN};
use crate::supervise::{Address, State, supervise};
use crate::{DataDir, Error};

/// What may be set. The default suits.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The TCP port on 127.0.0.1. Without it, the port of last time, or a free one.
    pub port: Option<u16>,
    /// The directory that holds `postgres` and `initdb`. Without it they are looked for.
    pub binaries: Option<PathBuf>,
}

/// A PostgreSQL that runs, and is started again when it dies. Dropping the handle tells it to stop and does not wait;
/// the data directory stays locked until it has ended.
#[derive(Debug)]
pub struct Postgres {
    supervised: Supervised,
    address: Address,
}

impl Postgres {
    /// Starts PostgreSQL on the data directory and waits until it accepts connections, making a cluster if there is
    /// none. Dropping the future stops it again.
    pub async fn start(data_dir: &DataDir, settings: &Settings) -> Result<Postgres, Error> {
        let control = Arc::new(Control::default());
        let (started, starting) = oneshot::channel();
        let (sender, state) = watch::channel(State::Supervised);
        let supervised = Supervised {
            control: Arc::clone(&control),
            state,
        };
        let (data_dir, settings) = (data_dir.clone(), settings.clone());
        thread::Builder::new()
            .name("postgres".to_owned())
            .spawn(move || supervise(data_dir, &settings, &control, started, &sender))
            .map_err(Error::io("start a thread for", Path::new("PostgreSQL")))?;
        let address = starting.await.unwrap_or(Err(Error::Stopped))?;
        Ok(Postgres { supervised, address })
    }

    /// The directory of its unix socket. There the user who runs this program is the superuser without a password.
    pub fn socket_dir(&self) -> &Path {
        &self.address.socket_dir
    }

    /// Its TCP port on 127.0.0.1, which is also part of the name of its socket. It stays the same over restarts.
    pub fn port(&self) -> u16 {
        self.address.port
    }

    /// The name of its superuser.
    pub fn superuser(&self) -> &str {
        SUPERUSER
    }

    pub fn major_version(&self) -> u32 {
        self.address.major
    }

    /// Returns when PostgreSQL died and could not be started again; never while it runs.
    pub async fn failed(&self) -> Error {
        let mut state = self.supervised.state.clone();
        match state
            .wait_for(|state| matches!(state, State::GaveUp { .. }))
            .await
            .as_deref()
        {
            Ok(State::GaveUp { failures, reason }) => Error::GaveUp {
                failures: *failures,
                reason: reason.clone(),
            },
            _ => pending().await,
        }
    }

    /// Ends all sessions, has everything written to disk, and waits until the server has ended.
    pub async fn stop(self) -> Result<(), Error> {
        let mut state = self.supervised.state.clone();
        self.supervised.control.stop(Signal::SIGINT);
        let ended = |state: &State| !matches!(state, State::Supervised);
        if timeout(FAST_SHUTDOWN, state.wait_for(ended)).await.is_err() {
            tracing::warn!("PostgreSQL does not stop; its sessions are dropped at once");
            self.supervised.control.stop(Signal::SIGQUIT);
        }
        match state.wait_for(ended).await.as_deref() {
            Ok(State::Ended(status)) if !status.success() => Err(Error::UncleanStop { status: *status }),
            _ => Ok(()),
        }
    }
}

/// Tells the server to stop when it goes, even while it is being started.
#[derive(Debug)]
struct Supervised {
    control: Arc<Control>,
    state: watch::Receiver<State>,
}

impl Drop for Supervised {
    fn drop(&mut self) {
        self.control.stop(Signal::SIGINT);
    }
}
