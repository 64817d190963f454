//! The one child that runs and the wish to stop it, shared between the thread that supervises and whoever holds the
//! handle. A signal is sent only while the child is known not to have been reaped, so never to a stranger.

use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{Id, WaitPidFlag, waitid};
use nix::unistd::Pid;

use crate::Error;
use crate::account::Account;
use crate::process::spawn_error;

/// How long a server may take to end its sessions and write its last checkpoint, before it must drop everything.
pub(crate) const FAST_SHUTDOWN: Duration = Duration::from_mins(1);

#[derive(Debug, Default)]
pub(crate) struct Control {
    state: Mutex<State>,
    stopped: Condvar,
}

#[derive(Debug, Default)]
struct State {
    stopping: bool,
    child: Option<Pid>,
}

impl State {
    fn signal(&self, signal: Signal) {
        if let Some(child) = self.child {
            // It can only fail because the child has just ended.
            let _ = kill(child, signal);
        }
    }
}

impl Control {
    /// From now on nothing is spawned, every wait ends, and the child that runs is sent the signal.
    pub(crate) fn stop(&self, signal: Signal) {
        let mut state = self.lock();
        state.stopping = true;
        state.signal(signal);
        self.stopped.notify_all();
    }

    /// Sends the signal to the child that runs, if one does.
    pub(crate) fn signal(&self, signal: Signal) {
        self.lock().signal(signal);
    }

    pub(crate) fn stopping(&self) -> bool {
        self.lock().stopping
    }

    pub(crate) fn spawn(&self, command: &mut Command, account: &Account) -> Result<Child, Error> {
        let mut state = self.lock();
        if state.stopping {
            return Err(Error::Stopped);
        }
        let child = command.spawn().map_err(|error| spawn_error(command, account, error))?;
        state.child = Some(pid(&child));
        Ok(child)
    }

    /// The child's status if it has ended.
    pub(crate) fn poll(&self, child: &mut Child) -> Result<Option<ExitStatus>, Error> {
        let mut state = self.lock();
        let status = child
            .try_wait()
            .map_err(Error::io("wait for", Path::new("PostgreSQL")))?;
        if status.is_some() {
            state.child = None;
        }
        Ok(status)
    }

    /// Waits for the child to end, without reaping it outside the lock.
    pub(crate) fn wait(&self, child: &mut Child) -> Result<ExitStatus, Error> {
        loop {
            if let Some(status) = self.poll(child)? {
                return Ok(status);
            }
            let end = WaitPidFlag::WEXITED | WaitPidFlag::WNOWAIT;
            match waitid(Id::Pid(pid(child)), end) {
                Ok(_) | Err(Errno::EINTR) => {}
                Err(error) => {
                    return Err(Error::io("wait for", Path::new("PostgreSQL"))(error.into()));
                }
            }
        }
    }

    /// Sleeps, unless or until a stop is asked for.
    pub(crate) fn pause(&self, time: Duration) -> Result<(), Error> {
        let (state, _) = self
            .stopped
            .wait_timeout_while(self.lock(), time, |state| !state.stopping)
            .unwrap_or_else(PoisonError::into_inner);
        if state.stopping { Err(Error::Stopped) } else { Ok(()) }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is held, and if it did the two fields would still be true.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn pid(child: &Child) -> Pid {
    Pid::from_raw(child.id().cast_signed())
}
