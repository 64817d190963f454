//! One piece of work at a time on a tenant's PostgreSQL, whichever replica, request or job does it. Two at once could leave the
//! older wish in force, or make anew what the other just removed.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use tokio::{sync::Semaphore, time::timeout};

use crate::{App, Error, Result, TenantId};

/// How long work waits for the work before it. Most takes a fraction of a second; what takes longer is tried again later.
const PATIENCE: Duration = Duration::from_secs(15);

/// Locks of one process at once, each of which is a connection to the control plane.
const AT_ONCE: usize = 16;

/// The code of the error that says so.
pub(crate) const BUSY: &str = "tenant_busy";

/// Who is next in this process. The replicas meet at the control plane's lock, so that of each only one waits there for a tenant.
pub(crate) struct Turns {
    tenants: Mutex<HashMap<TenantId, Weak<tokio::sync::Mutex<()>>>>,
    locks: Semaphore,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            tenants: Mutex::default(),
            locks: Semaphore::new(AT_ONCE),
        }
    }
}

impl Turns {
    fn of(&self, tenant: TenantId) -> Arc<tokio::sync::Mutex<()>> {
        let mut tenants = self.tenants.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turn) = tenants.get(&tenant).and_then(Weak::upgrade) {
            return turn;
        }
        tenants.retain(|_, turn| turn.strong_count() > 0);
        let turn = Arc::default();
        tenants.insert(tenant, Arc::downgrade(&turn));
        turn
    }
}

impl App {
    /// Does `work` while nobody else works on the tenant's PostgreSQL. What is wished there must be read within `work`: what was
    /// read before may be older than what was done meanwhile.
    ///
    /// Once begun it goes on to its end even if nobody waits for it any more. Statements that are under way cannot be called
    /// back, so to let go of the lock before them would let the next one overtake them.
    pub(crate) async fn exclusively<T: Send + 'static>(
        &self,
        tenant: TenantId,
        work: impl Future<Output = Result<T>> + Send + 'static,
    ) -> Result<T> {
        let app = self.clone();
        let done = tokio::spawn(async move {
            let turn = app.turns().of(tenant);
            let waiting = async {
                let turn = turn.lock().await;
                let place = app.turns().locks.acquire().await;
                let lock = app.pools().exclusive(key(tenant), PATIENCE).await;
                lock.map(|lock| (lock, place, turn))
            };
            let (mut lock, _place, _turn) = timeout(PATIENCE, waiting)
                .await
                .map_err(|_| busy())?
                .map_err(|error| Error::Unavailable(error.to_string()))?;
            tokio::select! {
                result = work => result,
                () = lock.lost() => Err(Error::Unavailable("the lock on the tenant was lost".to_owned())),
            }
        });
        done.await.map_err(|error| Error::Internal(error.to_string()))?
    }
}

/// Its random half. Two tenants that share it only wait for each other.
fn key(tenant: TenantId) -> i64 {
    tenant.0.as_u64_pair().1.cast_signed()
}

fn busy() -> Error {
    Error::conflict(
        BUSY,
        "Other work on this tenant's database has not ended in time. Try again in a moment.",
    )
}
