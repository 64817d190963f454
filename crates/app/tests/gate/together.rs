//! Many tasks that begin at the same moment.

use std::sync::Arc;

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
