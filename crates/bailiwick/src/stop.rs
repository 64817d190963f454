//! Listens for the wish to stop: the first is fulfilled in good order, the second at once.

use anyhow::{Context, Result};
use tokio::{
    signal::unix::{Signal, SignalKind, signal},
    sync::watch,
};

/// What a shell says of a program that was interrupted.
const INTERRUPTED: i32 = 130;

/// Turns true with the first signal. From then on a second one ends the process where it stands: the kernel stops
/// PostgreSQL, and all that was committed is kept.
pub fn on_signal() -> Result<watch::Receiver<bool>> {
    let listen = |kind| signal(kind).context("cannot listen for signals");
    let signals = Signals {
        interrupt: listen(SignalKind::interrupt())?,
        terminate: listen(SignalKind::terminate())?,
        hang_up: listen(SignalKind::hangup())?,
    };
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(wait(signals, stop));
    Ok(stopped)
}

struct Signals {
    interrupt: Signal,
    terminate: Signal,
    hang_up: Signal,
}

impl Signals {
    async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.interrupt.recv() => "SIGINT",
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.hang_up.recv() => "SIGHUP",
        }
    }
}

async fn wait(mut signals: Signals, stop: watch::Sender<bool>) {
    let first = signals.next().await;
    tracing::info!(signal = first, "stopping; once more to stop at once");
    stop.send_replace(true);
    loop {
        // The terminal that goes away may say so more than once.
        if signals.next().await != "SIGHUP" {
            std::process::exit(INTERRUPTED);
        }
    }
}
