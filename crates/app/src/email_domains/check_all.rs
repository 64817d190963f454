//! Asks the DNS for what is due: of each proof once a day, and of what is to be proved every hour for a month.

use db::queries::email_domains as sql;
use futures_util::{StreamExt, stream};
use jiff::SignedDuration;

use super::check::{check, read};
use crate::{
    App, EmailDomainId, Error, Result, TenantId,
    gate::{Platform, Tx},
    jobs::claim_round,
};

const ROUND: &str = "check_email_domains";
/// How many are asked for at once. Each takes as long as `look_up` waits and no longer.
const AT_ONCE: usize = 8;
/// In one round; the others are first in the next.
const OF_A_ROUND: i64 = 400;
/// After this long a replica that goes through them is taken for dead.
const ROUND_AT_MOST: SignedDuration = SignedDuration::from_mins(10);
/// How long after one replica's round another begins at the soonest.
const ROUND_PAUSE: SignedDuration = SignedDuration::from_secs(30);

/// By one replica at a time; a name server that does not answer keeps none of the others from their turn.
pub async fn check_all(app: &App) -> Result<()> {
    if !claim_round(app, ROUND, ROUND_AT_MOST, true).await? {
        return Ok(());
    }
    let tx = Tx::<Platform>::background(app).await?;
    let due = sql::due().bind(tx.db(), &tx.now(), &OF_A_ROUND).all().await?;
    tx.done().await?;
    stream::iter(due)
        .for_each_concurrent(AT_ONCE, async |due| {
            let (tenant, id) = (TenantId(due.tenant_id), EmailDomainId(due.id));
            match check_one(app, tenant, id).await {
                // It was removed meanwhile.
                Ok(()) | Err(Error::NotFound) => {}
                Err(error) => {
                    tracing::warn!(%tenant, domain = %id, ?error, "what came of a domain's check could not be written down")
                }
            }
        })
        .await;
    claim_round(app, ROUND, ROUND_PAUSE, false).await.map(drop)
}

async fn check_one(app: &App, tenant: TenantId, id: EmailDomainId) -> Result<()> {
    let domain = read(app, tenant, id).await?;
    check(app, tenant, &domain).await
}
