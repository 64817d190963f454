//! Waiting for a condition, never for a time.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// Long, for a machine that builds something else meanwhile; what is waited for is there much earlier.
pub const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_AGAIN: Duration = Duration::from_millis(25);

/// Asks again until there is an answer. What it says meanwhile is told when patience ends.
pub async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Result<Result<T, String>>) -> Result<T> {
    let begun = Instant::now();
    loop {
        match ask().await? {
            Ok(found) => return Ok(found),
            Err(instead) if begun.elapsed() > PATIENCE => bail!("waited in vain for {what}: {instead}"),
            Err(_) => tokio::time::sleep(LOOK_AGAIN).await,
        }
    }
}
