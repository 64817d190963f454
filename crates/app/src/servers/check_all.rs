//! Tries every registered server, so that one that went down is known before somebody looks. Nobody asked for it, so there is no event.

use db::queries::servers as sql;
use futures_util::{StreamExt, stream};
use jiff::SignedDuration;

use super::{address_of, test::check};
use crate::{
    App, Error, Result, ServerId,
    gate::{Platform, Tx},
    jobs::claim_round,
};

const ROUND: &str = "check_servers";
/// How many servers are tried at once. Each takes as long as [`check`] waits and no longer.
const AT_ONCE: usize = 8;
/// After this long a replica that goes through them is taken for dead.
const ROUND_AT_MOST: SignedDuration = SignedDuration::from_mins(10);
/// How long after one replica's round another begins at the soonest.
const ROUND_PAUSE: SignedDuration = SignedDuration::from_secs(30);

/// By one replica at a time; a server that does not answer keeps none of the others from their turn.
pub async fn check_all(app: &App) -> Result<()> {
    if !claim_round(app, ROUND, ROUND_AT_MOST, true).await? {
        return Ok(());
    }
    let tx = Tx::<Platform>::background(app).await?;
    let servers = sql::registered().bind(tx.db()).all().await?;
    tx.done().await?;
    stream::iter(servers)
        .for_each_concurrent(AT_ONCE, async |id| {
            let server = ServerId(id);
            match check_one(app, server).await {
                // It was removed meanwhile.
                Ok(()) | Err(Error::NotFound) => {}
                Err(error) => {
                    tracing::warn!(%server, ?error, "what came of a server's check could not be written down")
                }
            }
        })
        .await;
    claim_round(app, ROUND, ROUND_PAUSE, false).await.map(drop)
}

async fn check_one(app: &App, server: ServerId) -> Result<()> {
    let tx = Tx::<Platform>::background(app).await?;
    let (_, address) = address_of(&tx, server).await?;
    tx.done().await?;
    check(app, server, &address).await.map(drop)
}
