//! Tables that a tenant's application makes get the rights that the grid says: as soon as somebody looks, and within a minute anyway.

use std::sync::atomic::{AtomicBool, Ordering};

use db::queries::tenants as sql;
use futures_util::{StreamExt, stream};
use jiff::SignedDuration;
use tenantdb::{AdminClient, Desired};
use uuid::Uuid;

use super::{Home, reconcile};
use crate::{
    App, Result, TenantId,
    gate::{Platform, Tenant, Tx},
    jobs::claim_round,
};

const ROUND: &str = "compare_tenants";
/// How many servers are gone through at once, and how many of the tenants on each.
const SERVERS_AT_ONCE: usize = 8;
const TENANTS_AT_ONCE: usize = 2;
/// How many tenants are read at once.
const TENANTS_READ: i64 = 200;
/// After this long a replica that goes through them is taken for dead.
const ROUND_AT_MOST: SignedDuration = SignedDuration::from_mins(10);
/// How long after one replica's round another begins at the soonest.
const ROUND_PAUSE: SignedDuration = SignedDuration::from_secs(30);

/// The tenant's place, and a way to it, once its database is as it is wished. What cannot be made so keeps nobody from looking.
pub(crate) async fn caught_up(app: &App, tenant: TenantId) -> Result<(Home, AdminClient)> {
    let (home, desired) = Home::with_wish(Tx::<Tenant>::afterwards(app, tenant).await?, tenant).await?;
    let admin = home.admin().await?;
    settle(app, &home, &desired, &admin).await?;
    Ok((home, admin))
}

async fn settle(app: &App, home: &Home, desired: &Desired, admin: &AdminClient) -> Result<()> {
    if home.state.has_place()
        && !tenantdb::attest(admin, desired).await?.is_empty()
        && let Err(error) = reconcile(app, home.tenant).await
    {
        tracing::warn!(tenant = %home.tenant, ?error, "a tenant's database is not as it is wished");
    }
    Ok(())
}

/// The same for every tenant, by one replica at a time; a tenant whose database does not answer keeps none of the others from theirs.
pub(crate) async fn catch_up_all(app: &App) -> Result<()> {
    if !claim_round(app, ROUND, ROUND_AT_MOST, true).await? {
        return Ok(());
    }
    let tx = Tx::<Platform>::background(app).await?;
    let servers = sql::servers_in_use().bind(tx.db()).all().await?;
    tx.done().await?;
    stream::iter(servers)
        .for_each_concurrent(SERVERS_AT_ONCE, async |server| {
            if let Err(error) = catch_up_on(app, server).await {
                tracing::warn!(%server, ?error, "the tenants of a server could not be gone through");
            }
        })
        .await;
    claim_round(app, ROUND, ROUND_PAUSE, false).await.map(drop)
}

/// Once a server has not taken a call, its other tenants are left for the next round.
async fn catch_up_on(app: &App, server: Uuid) -> Result<()> {
    let away = AtomicBool::new(false);
    let mut last = Uuid::nil();
    while !away.load(Ordering::Relaxed) {
        let tx = Tx::<Platform>::background(app).await?;
        let tenants = sql::kept_on()
            .bind(tx.db(), &server, &last, &TENANTS_READ)
            .all()
            .await?;
        tx.done().await?;
        let Some(end) = tenants.last() else { break };
        last = *end;
        stream::iter(tenants)
            .for_each_concurrent(TENANTS_AT_ONCE, async |id| {
                if away.load(Ordering::Relaxed) {
                    return;
                }
                let tenant = TenantId(id);
                if let Err(error) = catch_up_one(app, tenant, &away).await {
                    tracing::warn!(%tenant, ?error, "a tenant's database could not be compared with what is wished");
                }
            })
            .await;
    }
    Ok(())
}

async fn catch_up_one(app: &App, tenant: TenantId, away: &AtomicBool) -> Result<()> {
    let (home, desired) = Home::with_wish(Tx::<Tenant>::afterwards(app, tenant).await?, tenant).await?;
    let admin = home
        .admin()
        .await
        .inspect_err(|_| away.store(true, Ordering::Relaxed))?;
    settle(app, &home, &desired, &admin).await
}
