//! The thread that lives as long as the server: it starts it, waits for its end, and starts it again. The kernel ties
//! the server's life to the thread that spawned it, so nobody else may spawn it.

use std::process::{Child, ExitStatus};
use std::time::{Duration, Instant, SystemTime};

use tokio::sync::{oneshot, watch};

use crate::control::Control;
use crate::launch::Launch;
use crate::{DataDir, Error, Settings};

/// A server that ran this long has not failed to start; its failures are counted anew.
const STEADY: Duration = Duration::from_secs(30);
/// How many failures in a row are enough.
const ENOUGH: u32 = 7;
/// The pause before the second attempt, doubled for each further one.
const PAUSE: Duration = Duration::from_millis(100);

/// How far it has come, for whoever holds the handle.
#[derive(Clone, Debug)]
pub(crate) enum State {
    Supervised,
    Ended(ExitStatus),
    GaveUp { failures: u32, reason: String },
}

/// Where a server that has been started can be reached.
#[derive(Debug)]
pub(crate) struct Address {
    pub(crate) socket_dir: std::path::PathBuf,
    pub(crate) port: u16,
    pub(crate) major: u32,
}

/// Runs until the server was told to stop and has ended, or cannot be kept running.
pub(crate) fn supervise(
    data_dir: DataDir,
    settings: &Settings,
    control: &Control,
    started: oneshot::Sender<Result<Address, Error>>,
    state: &watch::Sender<State>,
) {
    let first = Launch::prepare(&data_dir, settings, control).and_then(|launch| {
        let child = launch.start(control)?;
        Ok((launch, child))
    });
    let (launch, child) = match first {
        Ok(first) => first,
        Err(error) => {
            drop(data_dir);
            // Where nobody waits any more there is nobody to tell.
            let _ = started.send(Err(error));
            return;
        }
    };
    let _ = started.send(Ok(Address {
        socket_dir: launch.socket_dir.clone(),
        port: launch.port,
        major: launch.major(),
    }));
    let end = keep_running(&launch, child, control);
    // Whoever learns of the end may lock the data directory at once.
    drop((launch, data_dir));
    state.send_replace(end);
}

fn keep_running(launch: &Launch, mut child: Child, control: &Control) -> State {
    let mut failures = 0;
    loop {
        let (began, since) = (Instant::now(), SystemTime::now());
        let status = match control.wait(&mut child) {
            Ok(status) if control.stopping() => return State::Ended(status),
            Ok(status) => status,
            Err(error) => {
                return State::GaveUp {
                    failures,
                    reason: error.to_string(),
                };
            }
        };
        if began.elapsed() >= STEADY {
            failures = 0;
        }
        let mut reason = format!("it ended with {status}");
        let log = launch.end_of_log(since);
        if !log.is_empty() {
            reason = format!("{reason}; the end of its log: {log}");
        }
        child = loop {
            failures += 1;
            if failures >= ENOUGH {
                tracing::error!(failures, reason, "PostgreSQL is not started again");
                return State::GaveUp { failures, reason };
            }
            tracing::warn!(failures, reason, "PostgreSQL is started again");
            let attempt = control
                .pause(pause_after(failures))
                .and_then(|()| launch.start(control));
            match attempt {
                Ok(child) => break child,
                Err(Error::Stopped) => return State::Ended(status),
                Err(error) => reason = error.to_string(),
            }
        };
        tracing::info!("PostgreSQL runs again");
    }
}

/// The first attempt is made at once.
fn pause_after(failures: u32) -> Duration {
    match failures {
        0 | 1 => Duration::ZERO,
        more => PAUSE * 2_u32.pow(more - 2),
    }
}
