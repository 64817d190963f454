//! What can go wrong, each as one sentence a person can act on. No type of the driver leaves this crate.

use tokio_postgres::error::{DbError, SqlState};

use crate::names::NameError;

/// Why a connection could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConnectError {
    #[error("No host is called \"{0}\". Check the spelling, or whether this machine's DNS knows it.")]
    UnknownHost(String),
    #[error("\"{0}\" leads to a link-local or multicast address, which is not called. Use the server's own address.")]
    NotCalled(String),
    #[error("Nothing answers at {0}. Check the port, that PostgreSQL runs there, and its listen_addresses.")]
    ConnectionRefused(String),
    #[error("{0} did not answer within 5 seconds. Check the address and the firewall between.")]
    TimedOut(String),
    #[error("The server does not offer TLS. Set the TLS mode to disable, or switch ssl on in its postgresql.conf.")]
    TlsNotOffered,
    #[error("The server refuses connections without TLS. Set the TLS mode to require or verify-full.")]
    TlsRequired,
    #[error(
        "TLS failed: {0}. With verify-full the certificate must be signed by a public authority and name the host."
    )]
    TlsFailed(String),
    #[error("The password for user \"{0}\" is wrong, or there is no such user.")]
    WrongPassword(String),
    #[error("The server wants a password for user \"{0}\", and none is given.")]
    PasswordMissing(String),
    #[error(
        "The server does not let this login in: {0}. See its pg_hba.conf, and whether the login may CONNECT to the database."
    )]
    NotAllowed(String),
    #[error("There is no database \"{0}\" on the server.")]
    NoSuchDatabase(String),
    #[error("The server has no free connection. Raise max_connections or the login's limit.")]
    TooManyConnections,
    #[error("The server is starting up or shutting down. Try again in a moment.")]
    NotReady,
    #[error("PostgreSQL {0} is not supported; 15 to 18 are.")]
    UnsupportedVersion(String),
    #[error("Login \"{0}\" may not create roles. On the server: ALTER ROLE \"{0}\" CREATEROLE;")]
    CannotCreateRoles(String),
    #[error("The connection failed: {0}")]
    Other(String),
}

/// Why something on a tenant's PostgreSQL could not be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Connect(#[from] ConnectError),
    #[error(transparent)]
    Name(#[from] NameError),
    /// PostgreSQL itself refuses (42501): the role has no such right.
    #[error("PostgreSQL refuses: {0}")]
    Refused(String),
    #[error("there is no table \"{0}\"")]
    NoSuchTable(String),
    /// Found before the row is sent.
    #[error("a row of \"{0}\" is larger than 64 MiB, so the table is not exported")]
    RowTooLarge(String),
    /// A part of a [`crate::RowsQuery`] that cannot be used.
    #[error("{field}: {reason}")]
    Query { field: &'static str, reason: String },
    #[error("the database took too long and was stopped")]
    TimedOut,
    #[error("the table is in use and could not be locked in time; try again")]
    Busy,
    /// Something of that name exists and is not this tenant's.
    #[error("{0}")]
    Conflict(String),
    /// Some changes failed; each with its target and PostgreSQL's own words.
    #[error("{}", .0.join("; "))]
    Incomplete(Vec<String>),
    #[error("the connection to the tenant's server was lost: {0}")]
    Lost(String),
    /// Anything else that PostgreSQL answered.
    #[error("{message} ({code})")]
    Database { code: String, message: String },
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        match error.as_db_error() {
            Some(db) => from_db(db),
            None => Self::Lost(with_sources(&error)),
        }
    }
}

fn from_db(db: &DbError) -> Error {
    let mut message = db.message().to_owned();
    // Elsewhere DETAIL is left out on purpose, since it quotes rows. Here it names what has to go first.
    if let (&SqlState::DEPENDENT_OBJECTS_STILL_EXIST, Some(detail)) = (db.code(), db.detail()) {
        message = format!("{message}: {}", detail.replace('\n', ", "));
    }
    match db.code() {
        &SqlState::INSUFFICIENT_PRIVILEGE => Error::Refused(message),
        &SqlState::QUERY_CANCELED => Error::TimedOut,
        &SqlState::LOCK_NOT_AVAILABLE => Error::Busy,
        code => Error::Database {
            code: code.code().to_owned(),
            message,
        },
    }
}

/// An error with what caused it, since the driver's own text is only "error connecting to server".
pub(crate) fn with_sources(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        let part = inner.to_string();
        if !text.contains(&part) {
            text = format!("{text}: {part}");
        }
        source = inner.source();
    }
    text
}
