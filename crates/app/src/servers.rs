//! Registered PostgreSQL servers.

mod add;
mod check;
mod list;
mod probe;
mod register_local;
mod remove;
mod show;
mod test;

pub use add::{Add, NewServer};
pub use check::Check;
pub use list::{List, Page, Server};
pub use probe::Probe;
pub use register_local::{LocalServer, register_local};
pub use remove::Remove;
pub use show::Show;
pub(crate) use test::refuse_control_database;
pub use test::{Test, TestReport};

use crate::{Error, Result, words::words};

words!(
    /// How the connection to a server is encrypted.
    TlsMode {
        /// Not encrypted.
        Disable "disable",
        /// Encrypted; whose certificate it is, is not checked.
        Require "require",
        /// Encrypted; the certificate must be signed by a public authority and name the host.
        VerifyFull "verify-full",
    }
);

impl From<TlsMode> for tenantdb::Tls {
    fn from(mode: TlsMode) -> Self {
        match mode {
            TlsMode::Disable => Self::Disable,
            TlsMode::Require => Self::Require,
            TlsMode::VerifyFull => Self::VerifyFull,
        }
    }
}

/// As the database keeps it.
pub(crate) fn port(kept: i32) -> Result<u16> {
    u16::try_from(kept).map_err(|_| Error::Internal(format!("{kept} is no port")))
}
