//! Tables that a tenant's application makes get the rights that the grid says: as soon as somebody looks, and within a minute anyway.

use db::queries::tenants as sql;
use tenantdb::AdminClient;
use uuid::Uuid;

use super::{Home, TenantState, reconcile};
use crate::{
    App, Result, TenantId,
    gate::{Platform, Tenant, Tx},
};

/// The tenant's place, and a way to it, once its database is as it is wished. What cannot be made so keeps nobody from looking.
pub(crate) async fn caught_up(app: &App, tenant: TenantId) -> Result<(Home, AdminClient)> {
    let (home, desired) = Home::with_wish(Tx::<Tenant>::afterwards(app, tenant).await?, tenant).await?;
    let admin = home.admin().await?;
    if home.state == TenantState::Active
        && !tenantdb::attest(&admin, &desired).await?.is_empty()
        && let Err(error) = reconcile(app, tenant).await
    {
        tracing::warn!(%tenant, %error, "a tenant's database is not as it is wished");
    }
    Ok((home, admin))
}

/// The same for every tenant, one after the other; one whose database does not answer keeps none of the others from theirs.
pub(crate) async fn catch_up_all(app: &App) -> Result<()> {
    let mut last = Uuid::nil();
    loop {
        let tx = Tx::<Platform>::background(app).await?;
        let next = sql::next_active().bind(tx.db(), &last).opt().await?;
        tx.done().await?;
        let Some(id) = next else { return Ok(()) };
        if let Err(error) = caught_up(app, TenantId(id)).await {
            tracing::warn!(tenant = %TenantId(id), %error, "a tenant's database could not be compared with what is wished");
        }
        last = id;
    }
}
