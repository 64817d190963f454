//! A pool of connections for each runtime role. Only the gate and the workers ask for one.

use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod, Runtime, Timeouts};
use tokio_postgres::{Config, NoTls, config::SslMode};

use crate::{RolePasswords, RuntimeRole, connect};

#[derive(Clone)]
pub struct Pools {
    pub identity: Pool,
    pub tenant: Pool,
    pub platform: Pool,
    /// For the one connection on which facts are read and the one that listens for work.
    pub identity_config: Config,
    pub platform_config: Config,
}

impl Pools {
    /// `address` says where; the user and password in it are the owner's and are replaced. Connects lazily.
    pub fn new(address: &Config, passwords: &RolePasswords) -> Self {
        let config = |role: RuntimeRole| {
            let mut config = address.clone();
            config
                .user(role.name())
                .password(passwords.of(role))
                .application_name("bailiwick")
                .connect_timeout(Duration::from_secs(5))
                // A host that vanished says nothing: what is sent unanswered for this long, or a silence this long, ends the connection.
                .tcp_user_timeout(Duration::from_secs(10))
                .keepalives_idle(Duration::from_secs(10))
                .keepalives_interval(Duration::from_secs(5))
                .keepalives_retries(2);
            config
        };
        let identity_config = config(RuntimeRole::Identity);
        let platform_config = config(RuntimeRole::Platform);
        Self {
            identity: pool(identity_config.clone(), 12),
            tenant: pool(config(RuntimeRole::Tenant), 24),
            platform: pool(platform_config.clone(), 12),
            identity_config,
            platform_config,
        }
    }
}

fn pool(mut config: Config, size: usize) -> Pool {
    let recycling = ManagerConfig {
        recycling_method: RecyclingMethod::Fast,
    };
    let manager = if connect::is_plain(&config) {
        Manager::from_config(config, NoTls, recycling)
    } else {
        config.ssl_mode(SslMode::Require);
        Manager::from_config(config, connect::tls(), recycling)
    };
    Pool::builder(manager)
        .max_size(size)
        .runtime(Runtime::Tokio1)
        .timeouts(Timeouts {
            wait: Some(Duration::from_secs(5)),
            create: Some(Duration::from_secs(5)),
            recycle: Some(Duration::from_secs(5)),
        })
        .build()
        .expect("a runtime is set, which is all that can be missing")
}

/// How full a pool is.
#[derive(Clone, Copy, Debug)]
pub struct PoolUsage {
    pub name: &'static str,
    pub connections: usize,
    pub at_most: usize,
    pub free: usize,
    /// Who waits for a connection.
    pub waiting: usize,
}

impl Pools {
    pub fn usage(&self) -> [PoolUsage; 3] {
        let pools = [
            ("identity", &self.identity),
            ("tenant", &self.tenant),
            ("platform", &self.platform),
        ];
        pools.map(|(name, pool)| {
            let status = pool.status();
            PoolUsage {
                name,
                connections: status.size,
                at_most: status.max_size,
                free: status.available,
                waiting: status.waiting,
            }
        })
    }

    /// Calls `ring` for each notification on the channel, until the connection ends.
    pub async fn notifications(&self, channel: &str, ring: impl Fn() + Send) -> Result<(), tokio_postgres::Error> {
        if connect::is_plain(&self.platform_config) {
            let (client, connection) = self.platform_config.connect(NoTls).await?;
            forward(client, connection, channel, ring).await
        } else {
            let mut config = self.platform_config.clone();
            config.ssl_mode(SslMode::Require);
            let (client, connection) = config.connect(connect::tls()).await?;
            forward(client, connection, channel, ring).await
        }
    }
}

async fn forward<S, T>(
    client: tokio_postgres::Client,
    mut connection: tokio_postgres::Connection<S, T>,
    channel: &str,
    ring: impl Fn() + Send,
) -> Result<(), tokio_postgres::Error>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send,
    T: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send,
{
    let mut messages = futures::stream::poll_fn(move |context| connection.poll_message(context));
    let statement = format!("listen {channel}");
    let listening = client.batch_execute(&statement);
    tokio::pin!(listening);
    let mut begun = false;
    loop {
        tokio::select! {
            result = &mut listening, if !begun => {
                result?;
                begun = true;
                ring();
            }
            message = futures::StreamExt::next(&mut messages) => match message {
                Some(Ok(tokio_postgres::AsyncMessage::Notification(_))) => ring(),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error),
                None => return Ok(()),
            },
        }
    }
}
