//! Tasks that meet: many that begin at the same moment, and one that has to wait for another.

use std::sync::Arc;

use testkit::TestApp;
use tokio::{sync::Barrier, task::JoinSet};

/// Runs all of them, each from when the last is ready, and gives back what they gave.
pub async fn together<T, F>(tasks: impl IntoIterator<Item = F>) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let tasks: Vec<F> = tasks.into_iter().collect();
    let start = Arc::new(Barrier::new(tasks.len()));
    let mut set = JoinSet::new();
    for task in tasks {
        let start = start.clone();
        set.spawn(async move {
            start.wait().await;
            task.await
        });
    }
    set.join_all().await
}

/// Returns once a transaction waits for a lock, such as for one that the superuser's session holds.
pub async fn somebody_waits(app: &TestApp) {
    let superuser = app.superuser().await;
    let waits = "select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())";
    while !superuser.query_one(waits, &[]).await.unwrap().get::<_, bool>(0) {
        // A transaction keeps what it once read of the activity.
        superuser.execute("select pg_stat_clear_snapshot()", &[]).await.unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}
