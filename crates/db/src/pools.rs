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
                .connect_timeout(Duration::from_secs(5));
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
    let plain = config.get_ssl_mode() == SslMode::Disable
        || (config.get_ssl_mode() == SslMode::Prefer && connect::is_local(&config));
    let manager = if plain {
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
