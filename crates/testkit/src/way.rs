//! A way to PostgreSQL that can be blocked: nothing is closed, and nothing comes through, as if its host had vanished.

use std::path::PathBuf;

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream, UnixStream},
    sync::watch,
};
use tokio_postgres::{Config, config::Host};

use crate::cluster::superuser_config;

pub struct Way {
    port: u16,
    open: watch::Sender<bool>,
}

impl Way {
    pub async fn new() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (open, is_open) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(forward(client, is_open.clone()));
            }
        });
        Self { port, open }
    }

    /// The same login in the same database, by this way.
    pub fn to(&self, address: &Config) -> Config {
        let mut by_this = Config::new();
        by_this
            .host("127.0.0.1")
            .port(self.port)
            .dbname(address.get_dbname().expect("a database"))
            .user(address.get_user().expect("a user"))
            .password(address.get_password().unwrap_or_default());
        by_this
    }

    pub fn block(&self) {
        self.open.send_replace(false);
    }

    pub fn unblock(&self) {
        self.open.send_replace(true);
    }
}

async fn forward(client: TcpStream, open: watch::Receiver<bool>) {
    let config = superuser_config("postgres");
    let port = config.get_ports().first().copied().unwrap_or(5432);
    // The test sees a connection that ends, whatever the reason.
    match config.get_hosts().first() {
        Some(Host::Unix(path)) => {
            let path: PathBuf = path.join(format!(".s.PGSQL.{port}"));
            if let Ok(server) = UnixStream::connect(path).await {
                both_ways(client, server, open).await;
            }
        }
        Some(Host::Tcp(name)) => {
            if let Ok(server) = TcpStream::connect((name.as_str(), port)).await {
                both_ways(client, server, open).await;
            }
        }
        None => panic!("the cluster has no address"),
    }
}

async fn both_ways(client: TcpStream, server: impl AsyncRead + AsyncWrite, open: watch::Receiver<bool>) {
    let (from_client, to_client) = tokio::io::split(client);
    let (from_server, to_server) = tokio::io::split(server);
    tokio::select! {
        () = one_way(from_client, to_server, open.clone()) => (),
        () = one_way(from_server, to_client, open) => (),
    }
}

async fn one_way(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, mut open: watch::Receiver<bool>) {
    let mut bytes = [0; 8192];
    while let Ok(count @ 1..) = from.read(&mut bytes).await {
        if open.wait_for(|open| *open).await.is_err() || to.write_all(&bytes[..count]).await.is_err() {
            return;
        }
    }
}
