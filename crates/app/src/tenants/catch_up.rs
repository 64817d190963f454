//! Tables that a tenant's application makes get the rights that the grid says: as soon as somebody looks, and within a minute anyway.

use db::queries::tenants as sql;
use uuid::Uuid;

use super::{Home, TenantState, provision::reconcile_alone};
use crate::{
    App, Result, TenantId,
    gate::{Platform, Tx},
};

/// Compares the tenant's database with the wish, and applies the wish where it differs.
pub(crate) async fn catch_up(app: &App, tenant: TenantId) -> Result<()> {
    let (home, desired) = Home::with_wish(Tx::<Platform>::background(app).await?, tenant).await?;
    if home.state != TenantState::Active || tenantdb::attest(&home.admin().await?, &desired).await?.is_empty() {
        return Ok(());
    }
    app.exclusively(tenant, reconcile_alone(app.clone(), tenant)).await
}

/// The same for every tenant, one after the other; one whose database does not answer keeps none of the others from theirs.
pub(crate) async fn catch_up_all(app: &App) -> Result<()> {
    let mut last = Uuid::nil();
    loop {
        let tx = Tx::<Platform>::background(app).await?;
        let next = sql::next_active().bind(tx.db(), &last).opt().await?;
        tx.done().await?;
        let Some(id) = next else { return Ok(()) };
        if let Err(error) = catch_up(app, TenantId(id)).await {
            tracing::warn!(tenant = %TenantId(id), %error, "a tenant's database could not be compared with what is wished");
        }
        last = id;
    }
}
