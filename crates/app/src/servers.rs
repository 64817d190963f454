//! Registered PostgreSQL servers.

mod add;
mod check;
mod edit;
mod list;
mod register_local;
mod remove;
mod show;
mod test;

pub use add::{Add, NewServer};
pub use check::Check;
pub use edit::{Edit, ServerChange};
pub use list::{List, Page, Server};
pub use register_local::{LocalServer, register_local};
pub use remove::Remove;
pub use show::Show;
pub(crate) use test::refuse_control_database;
pub use test::{Test, TestReport};

use db::queries::servers::ServerCredentials;
use tenantdb::ServerAddress;

use crate::{App, Error, Result, tenants::open_password, words::words};

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

/// The way to a registered server.
pub(crate) fn address_of(app: &App, row: ServerCredentials) -> Result<ServerAddress> {
    Ok(ServerAddress {
        port: port(row.port)?,
        password: open_password(app, row.id, &row.password_sealed)?,
        tls: row.tls_mode.parse::<TlsMode>()?.into(),
        host: row.host,
        maintenance_database: row.database,
        user: row.username,
    })
}

/// As the database keeps it.
pub(crate) fn port(kept: i32) -> Result<u16> {
    u16::try_from(kept).map_err(|_| Error::Internal(format!("{kept} is no port")))
}
