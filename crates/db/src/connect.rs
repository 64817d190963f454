//! One connection to the control plane's PostgreSQL, with TLS where the address is not this machine's.

use std::sync::Arc;

use tokio::task::JoinHandle;
use tokio_postgres::{Client, Config, NoTls, config::Host, config::SslMode};
use tokio_postgres_rustls::MakeRustlsConnect;

#[derive(Debug, thiserror::Error)]
#[error("cannot connect to the control plane's PostgreSQL: {0}")]
pub struct ConnectError(#[from] pub tokio_postgres::Error);

/// Certificates are checked against the web's roots wherever TLS is used.
pub(crate) fn tls() -> MakeRustlsConnect {
    let roots = rustls::RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring offers the default versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    MakeRustlsConnect::new(config)
}

/// Whether the connection goes without TLS: where that is asked for, and where `sslmode=prefer` meets a socket or the loopback.
pub(crate) fn is_plain(config: &Config) -> bool {
    let local = || {
        config.get_hosts().iter().all(|host| match host {
            Host::Unix(_) => true,
            Host::Tcp(name) => name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback()),
        })
    };
    match config.get_ssl_mode() {
        SslMode::Disable => true,
        SslMode::Prefer => local(),
        _ => false,
    }
}

/// Connects once and drives the connection until the client is dropped.
pub async fn connect(config: &Config) -> Result<Client, ConnectError> {
    open(config).await.map(|(client, _)| client)
}

/// The same, with the task that drives the connection: it ends when the connection does.
pub(crate) async fn open(config: &Config) -> Result<(Client, JoinHandle<()>), ConnectError> {
    if is_plain(config) {
        let (client, connection) = config.connect(NoTls).await?;
        Ok((client, drive(connection)))
    } else {
        let mut config = config.clone();
        config.ssl_mode(SslMode::Require);
        let (client, connection) = config.connect(tls()).await?;
        Ok((client, drive(connection)))
    }
}

fn drive(connection: impl Future<Output = Result<(), tokio_postgres::Error>> + Send + 'static) -> JoinHandle<()> {
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection to the control plane ended");
        }
    })
}
