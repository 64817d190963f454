//! Rounds: what one replica at a time does again and again.

use db::queries::jobs as sql;
use jiff::SignedDuration;

use crate::{
    App, Result,
    gate::{Platform, Tx},
};

/// Puts the next round of this name off. False where it is not due, which only whoever begins one minds.
pub(crate) async fn claim_round(app: &App, name: &str, pause: SignedDuration, if_due: bool) -> Result<bool> {
    let tx = Tx::<Platform>::background(app).await?;
    let now = tx.now();
    let claimed = sql::claim_round()
        .bind(tx.db(), &(now + pause), &name, &if_due, &now)
        .await?;
    tx.done().await?;
    Ok(claimed > 0)
}
