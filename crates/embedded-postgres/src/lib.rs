//! Runs a local PostgreSQL cluster as a child process: finds its programs, initialises, starts, watches, restarts and
//! stops it. It speaks no SQL and knows nothing of what is stored in the cluster. Linux only.
//!
//! ```no_run
//! # async fn run() -> Result<(), embedded_postgres::Error> {
//! use embedded_postgres::{DataDir, Postgres, Settings};
//!
//! let data_dir = DataDir::lock("/var/lib/bailiwick".as_ref())?;
//! let postgres = Postgres::start(&data_dir, &Settings::default()).await?;
//! println!("{} {}", postgres.socket_dir().display(), postgres.port());
//! postgres.stop().await
//! # }
//! ```

#![allow(clippy::doc_markdown, reason = "PostgreSQL is a name, not code")]

mod account;
mod configure;
mod control;
mod directory;
mod error;
mod evict;
mod find;
mod identity;
mod init;
mod launch;
mod layout;
mod lock;
mod log;
mod occupant;
mod pid_file;
mod port;
mod postgres;
mod process;
mod socket;
mod supervise;

pub use error::Error;
pub use find::{Binaries, find_binaries};
pub use lock::DataDir;
pub use occupant::{Occupant, Reachable, occupant};
pub use postgres::{Postgres, Settings};
