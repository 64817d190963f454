//! Registered PostgreSQL servers.

mod add;
mod check;
mod check_all;
mod edit;
mod list;
mod probe;
mod register_local;
mod remove;
mod show;
mod test;

pub use add::{Add, NewServer};
pub use check::Check;
pub use check_all::check_all;
pub use edit::{Edit, ServerChange};
pub use list::{List, Page, Server};
pub use probe::Probe;
pub use register_local::{LocalServer, register_local};
pub use remove::Remove;
pub use show::Show;
pub(crate) use test::refuse_control_database;
pub use test::{Test, TestReport};

use db::queries::servers as sql;
use tenantdb::ServerAddress;

use crate::{
    Error, Result, ServerId,
    gate::{Platform, Tx},
    tenants::open_password,
    words::words,
};

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

/// What a registered server is called, and the way to it.
pub(crate) async fn address_of(tx: &Tx<Platform>, server: ServerId) -> Result<(String, ServerAddress)> {
    let row = sql::credentials()
        .bind(tx.db(), &server.0)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    let address = ServerAddress {
        port: port(row.port)?,
        password: open_password(tx.app(), row.id, &row.password_sealed)?,
        tls: row.tls_mode.parse::<TlsMode>()?.into(),
        host: row.host,
        maintenance_database: row.database,
        user: row.username,
    };
    Ok((row.name, address))
}

/// As the database keeps it.
pub(crate) fn port(kept: i32) -> Result<u16> {
    u16::try_from(kept).map_err(|_| Error::Internal(format!("{kept} is no port")))
}
