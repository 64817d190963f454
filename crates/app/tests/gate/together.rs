//! Tasks that meet: many that begin at the same moment, and one that has to wait for another.

use std::{pin::pin, sync::Arc};

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
    so_many_wait(app, 1).await;
}

async fn so_many_wait(app: &TestApp, many: i64) {
    let superuser = app.superuser().await;
    let wait = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    while superuser.query_one(wait, &[]).await.unwrap().get::<_, i64>(0) < many {
        // A transaction keeps what it once read of the activity.
        superuser.execute("select pg_stat_clear_snapshot()", &[]).await.unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

/// What comes of a task that has to wait for a lock, which `release` lets go of.
pub async fn released<T>(app: &TestApp, task: impl Future<Output = T>, release: impl Future<Output = ()>) -> T {
    let mut task = pin!(task);
    tokio::select! {
        _ = &mut task => panic!("it waited for nothing"),
        () = somebody_waits(app) => {}
    }
    release.await;
    task.await
}

/// What comes of two tasks: of one that has to wait for a lock, in the middle of what it does, and of another that has to wait for it.
pub async fn in_turn<A, B>(
    app: &TestApp,
    one: impl Future<Output = A>,
    other: impl Future<Output = B>,
    release: impl Future<Output = ()>,
) -> (A, B) {
    let other = async {
        somebody_waits(app).await;
        let release = async {
            so_many_wait(app, 2).await;
            release.await;
        };
        tokio::join!(other, release).0
    };
    tokio::join!(one, other)
}
