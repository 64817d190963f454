//! A lock in the control plane's database, for work on something outside it that must not be done twice at once, whichever replica does it.

use std::time::Duration;

use tokio::task::JoinHandle;
use tokio_postgres::Client;

use crate::{ConnectError, Pools, connect::open};

/// The lock. A connection of its own holds it and is closed with it: from a pool, it could outlive whoever asked for it.
pub struct Exclusive {
    _client: Client,
    connection: JoinHandle<()>,
}

impl Exclusive {
    /// Comes back when the connection has ended, and with it the lock: somebody else may have it from then on.
    pub async fn lost(&mut self) {
        // However it ended, it did.
        let _ = (&mut self.connection).await;
    }
}

impl Pools {
    /// Waits for the lock `key`, and fails if it is not had within `patience`.
    pub async fn exclusive(&self, key: i64, patience: Duration) -> Result<Exclusive, ConnectError> {
        let (client, connection) = open(&self.platform_config).await?;
        // The lock is the session's and stays when this, which is one transaction, is over. PostgreSQL ends the wait by itself as
        // well, for it notices only afterwards that nobody waits any more.
        let take = format!(
            "set statement_timeout = 0; set lock_timeout = {}; select pg_advisory_lock({key})",
            patience.as_millis()
        );
        client.batch_execute(&take).await?;
        Ok(Exclusive {
            _client: client,
            connection,
        })
    }
}
