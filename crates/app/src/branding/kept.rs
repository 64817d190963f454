//! The look as this process knows it: read once, looked after in the background, and at once after a change that was made here.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use db::queries::branding as sql;

use super::Look;
use crate::{App, Result};

/// Another replica's change is seen within this time and the next page.
const LOOKED_AFTER_EVERY: Duration = Duration::from_secs(20);

#[derive(Default)]
pub struct Kept(Mutex<Option<(Arc<Look>, Instant)>>);

impl Kept {
    fn set(&self, look: Arc<Look>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((look, Instant::now()));
    }

    /// What is known, and whether it is time to look again, which is said to one of those who ask.
    fn get(&self) -> Option<(Arc<Look>, bool)> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (look, at) = kept.as_mut()?;
        let old = at.elapsed() >= LOOKED_AFTER_EVERY;
        if old {
            *at = Instant::now();
        }
        Some((look.clone(), old))
    }
}

impl App {
    /// How pages look. Nobody waits for the database but who comes first; while it does not answer the design's own look does.
    pub async fn look(&self) -> Arc<Look> {
        match self.kept_look().get() {
            Some((look, false)) => look,
            Some((look, true)) => {
                let app = self.clone();
                tokio::spawn(async move { app.look_again().await });
                look
            }
            None => {
                self.look_again().await;
                if let Some((look, _)) = self.kept_look().get() {
                    return look;
                }
                // Those who come next do not wait for it again.
                let look = Arc::<Look>::default();
                self.kept_look().set(look.clone());
                look
            }
        }
    }

    /// Reads it anew, as after a change.
    pub(super) async fn look_again(&self) {
        let read: Result<Look> = async {
            let client = self.pools().identity.get().await?;
            Ok(sql::get().bind(&client).one().await?.into())
        }
        .await;
        match read {
            Ok(look) => self.kept_look().set(Arc::new(look)),
            Err(error) => tracing::warn!(%error, "the branding could not be read"),
        }
    }
}
