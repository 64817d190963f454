//! Opening connections to a registered server: as its admin login, or as one tenant's panel login.
//! The two are different types, because code that a tenant planted in its tables may run in the second.

use std::future::Future;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use tokio::task::AbortHandle;
use tokio_postgres::config::SslMode;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config, NoTls};

use crate::address::may_be_called;
use crate::desired::Place;
use crate::error::{ConnectError, Error, with_sources};
use crate::names::{Login, Names};
use crate::tls;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const TENANT_PATIENCE: Duration = Duration::from_secs(10);

/// Set when the session starts, so that neither the database's nor the login's own settings win. `pg_catalog` first and
/// only: a tenant can create functions and operators in its schema, and none of them may stand in for PostgreSQL's.
/// The rest makes values print alike everywhere; compiling a query of the catalog takes longer than the query.
const SESSION: &str = "-c search_path=pg_catalog,pg_temp -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s \
    -c datestyle=ISO -c intervalstyle=postgres -c timezone=UTC -c extra_float_digits=1 -c bytea_output=hex -c jit=off";

/// How a connection is encrypted. On a unix socket it never is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tls {
    Disable,
    /// Encrypted; whose certificate it is, is not checked.
    Require,
    /// Encrypted; the certificate must be signed by a public authority and name the host.
    VerifyFull,
}

/// A registered server and the login that administers it: CREATEROLE and CREATEDB, or a superuser.
#[derive(Debug, Clone)]
pub struct ServerAddress {
    /// A host name, an IP address, or the directory of a unix socket (begins with `/`).
    pub host: String,
    pub port: u16,
    pub maintenance_database: String,
    pub user: String,
    /// None where the server asks for none, as with peer authentication.
    pub password: Option<SecretString>,
    pub tls: Tls,
}

impl ServerAddress {
    pub(crate) fn is_socket(&self) -> bool {
        self.host.starts_with('/')
    }
}

/// A session of the server's admin login in one database. Code of a tenant must never run in it.
#[derive(Debug)]
pub struct AdminClient(pub(crate) Session);

/// A session of one tenant's panel login in that tenant's database.
#[derive(Debug)]
pub struct TenantClient {
    pub(crate) session: Session,
    pub(crate) names: Names,
    pub(crate) schema: String,
}

impl AdminClient {
    /// Closed, or left in an unknown state: throw it away.
    pub fn is_closed(&self) -> bool {
        self.0.is_closed()
    }
}

impl TenantClient {
    /// Closed, or left in an unknown state: throw it away.
    pub fn is_closed(&self) -> bool {
        self.session.is_closed()
    }
}

/// A connection and how long an answer may take.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) client: Client,
    connection: AbortHandle,
    deadline: Duration,
    broken: AtomicBool,
}

impl Session {
    /// The server is given its own time to stop a statement, and then some.
    fn new((client, connection): (Client, AbortHandle), patience: Duration) -> Self {
        Self {
            client,
            connection,
            deadline: patience + Duration::from_secs(10),
            broken: AtomicBool::new(false),
        }
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.broken.load(Ordering::Relaxed) || self.client.is_closed()
    }

    /// Waits for an answer, but not for ever: `statement_timeout` is kept by the server, which may be hostile or hung.
    pub(crate) async fn within<T>(
        &self,
        work: impl Future<Output = Result<T, tokio_postgres::Error>>,
    ) -> Result<T, Error> {
        if let Ok(result) = tokio::time::timeout(self.deadline, work).await {
            Ok(result?)
        } else {
            self.broken.store(true, Ordering::Relaxed);
            Err(Error::TimedOut)
        }
    }
}

/// Left to itself the connection would first take in all that the server has still to say, and a table may be long.
impl Drop for Session {
    fn drop(&mut self) {
        self.connection.abort();
    }
}

/// Opens a session of the admin login in `database`.
pub async fn connect(server: &ServerAddress, database: &str) -> Result<AdminClient, ConnectError> {
    connect_patiently(server, database, Duration::from_secs(30)).await
}

/// The same for work that may take long, like dropping all that a tenant had.
pub(crate) async fn connect_patiently(
    server: &ServerAddress,
    database: &str,
    patience: Duration,
) -> Result<AdminClient, ConnectError> {
    let options = format!("{SESSION} -c statement_timeout={}s", patience.as_secs());
    let password = server.password.as_ref();
    let client = open(server, database, &server.user, password, &options).await?;
    Ok(AdminClient(Session::new(client, patience)))
}

/// Opens a session of the tenant's panel login, whose password was set with [`crate::set_password`].
pub async fn connect_tenant(
    server: &ServerAddress,
    place: &Place,
    names: &Names,
    password: &SecretString,
) -> Result<TenantClient, ConnectError> {
    let options = format!("{SESSION} -c statement_timeout={}s", TENANT_PATIENCE.as_secs());
    let user = names.login(Login::Panel);
    let client = open(server, &place.database, &user, Some(password), &options).await?;
    Ok(TenantClient {
        session: Session::new(client, TENANT_PATIENCE),
        names: names.clone(),
        schema: place.schema.clone(),
    })
}

async fn open(
    server: &ServerAddress,
    database: &str,
    user: &str,
    password: Option<&SecretString>,
    options: &str,
) -> Result<(Client, AbortHandle), ConnectError> {
    let attempt = async {
        let mut config = Config::new();
        config
            .port(server.port)
            .user(user)
            .dbname(database)
            .options(options)
            .application_name("bailiwick")
            .tcp_user_timeout(Duration::from_secs(30));
        if let Some(password) = password {
            config.password(password.expose_secret());
        }
        if server.is_socket() {
            config.host_path(&server.host).ssl_mode(SslMode::Disable);
        } else {
            // Resolved here and once, so that the address that was looked up is the one that is used.
            for address in resolve(server).await? {
                config.host(&server.host).hostaddr(address);
            }
            config.ssl_mode(match server.tls {
                Tls::Disable => SslMode::Disable,
                Tls::Require | Tls::VerifyFull => SslMode::Require,
            });
        }
        establish(&config, server, user, database).await
    };
    tokio::time::timeout(CONNECT_TIMEOUT, attempt)
        .await
        .unwrap_or_else(|_| Err(ConnectError::TimedOut(location(server))))
}

async fn establish(
    config: &Config,
    server: &ServerAddress,
    user: &str,
    database: &str,
) -> Result<(Client, AbortHandle), ConnectError> {
    let explain = |error: tokio_postgres::Error| explain(&error, server, user, database);
    if server.is_socket() || server.tls == Tls::Disable {
        let (client, connection) = config.connect(NoTls).await.map_err(explain)?;
        return Ok((client, driven(connection)));
    }
    let tls = tls::connector(server.tls).map_err(ConnectError::TlsFailed)?;
    let (client, connection) = config.connect(tls).await.map_err(explain)?;
    Ok((client, driven(connection)))
}

/// The task that moves the bytes. It ends when the server goes away, which shows in the client, or when it is told to.
fn driven(connection: impl Future<Output = Result<(), tokio_postgres::Error>> + Send + 'static) -> AbortHandle {
    let task = tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "connection to a tenant server ended");
        }
    });
    task.abort_handle()
}

async fn resolve(server: &ServerAddress) -> Result<Vec<IpAddr>, ConnectError> {
    let unknown = || ConnectError::UnknownHost(server.host.clone());
    let found = tokio::net::lookup_host((server.host.as_str(), server.port))
        .await
        .map_err(|_| unknown())?;
    let found: Vec<IpAddr> = found.map(|address| address.ip()).collect();
    if found.is_empty() {
        return Err(unknown());
    }
    let addresses: Vec<IpAddr> = found.into_iter().filter(|ip| may_be_called(*ip)).collect();
    if addresses.is_empty() {
        return Err(ConnectError::NotCalled(server.host.clone()));
    }
    Ok(addresses)
}

fn location(server: &ServerAddress) -> String {
    format!("{}:{}", server.host, server.port)
}

fn explain(error: &tokio_postgres::Error, server: &ServerAddress, user: &str, database: &str) -> ConnectError {
    if let Some(db) = error.as_db_error() {
        let message = db.message().to_owned();
        return match db.code() {
            &SqlState::INVALID_PASSWORD => ConnectError::WrongPassword(user.to_owned()),
            &SqlState::INVALID_CATALOG_NAME => ConnectError::NoSuchDatabase(database.to_owned()),
            &SqlState::TOO_MANY_CONNECTIONS => ConnectError::TooManyConnections,
            &SqlState::CANNOT_CONNECT_NOW | &SqlState::ADMIN_SHUTDOWN | &SqlState::CRASH_SHUTDOWN => {
                ConnectError::NotReady
            }
            &SqlState::INVALID_AUTHORIZATION_SPECIFICATION
                if message.contains("no encryption") && server.tls == Tls::Disable =>
            {
                ConnectError::TlsRequired
            }
            &SqlState::INVALID_AUTHORIZATION_SPECIFICATION | &SqlState::INSUFFICIENT_PRIVILEGE => {
                ConnectError::NotAllowed(message)
            }
            _ => ConnectError::Other(message),
        };
    }
    let text = with_sources(error);
    if text.contains("server does not support TLS") {
        return ConnectError::TlsNotOffered;
    }
    if text.contains("TLS handshake") || text.contains("certificate") {
        return ConnectError::TlsFailed(text);
    }
    if text.contains("password missing") {
        return ConnectError::PasswordMissing(user.to_owned());
    }
    match io_kind(error) {
        Some(std::io::ErrorKind::ConnectionRefused | std::io::ErrorKind::NotFound) => {
            ConnectError::ConnectionRefused(location(server))
        }
        Some(std::io::ErrorKind::TimedOut) => ConnectError::TimedOut(location(server)),
        _ => ConnectError::Other(text),
    }
}

fn io_kind(error: &tokio_postgres::Error) -> Option<std::io::ErrorKind> {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if let Some(io) = inner.downcast_ref::<std::io::Error>() {
            return Some(io.kind());
        }
        source = inner.source();
    }
    None
}
