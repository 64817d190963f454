//! What closing a tenant's door, for a while or for good, and opening it again have in common: the members are refused on their next request, and PostgreSQL
//! shuts the tenant's logins out or lets them in, soon after the commit and again until it is done.

use db::queries::tenants as sql;
use jiff::SignedDuration;

use super::{Tenant, TenantState, reconcile, show};
use crate::{
    App, Error, Result, TenantId, TenantRef,
    gate::{Done, Plane, Platform, Tx},
    jobs::Work,
};

/// If this process dies before PostgreSQL does what is wished, another has it done after this long.
const SAFETY_NET: SignedDuration = SignedDuration::from_secs(20);

/// The tenant as the request knows it, held still.
pub(super) async fn held(tx: &Tx<Platform>, tenant: &TenantRef, version: i32) -> Result<Tenant> {
    let tenant = show::hold(tx, tenant).await?;
    if tenant.version == version {
        Ok(tenant)
    } else {
        Err(Error::stale())
    }
}

/// That the state of things does not allow it, and what would.
pub(super) fn not_now(tenant: &Tenant, sentence: &str) -> Error {
    let code = match tenant.state {
        TenantState::Provisioning => "not_provisioned",
        TenantState::Deleting | TenantState::Purged => "deleting",
        _ => "wrong_state",
    };
    Error::conflict(code, sentence.to_owned())
}

/// The tenant after its state was changed, whose logins follow.
pub(super) async fn moved(tx: &Tx<Platform>, before: &Tenant) -> Result<Done<Tenant>> {
    let after = show::find(tx, &TenantRef::Id(before.id)).await?;
    follow_soon(tx, before.id).await?;
    let states = (before.state, after.state);
    let done = Done::after_commit(async move |app: App| {
        follow(&app, after.id).await;
        Ok(after)
    });
    done.target("tenant", before.id, &before.slug)
        .before(serde_json::json!({ "state": states.0 }))?
        .after(serde_json::json!({ "state": states.1 }))
}

/// In the transaction: somebody has the logins follow, whoever does not live to.
pub(super) async fn follow_soon<P: Plane>(tx: &Tx<P>, tenant: TenantId) -> Result<()> {
    tx.enqueue_at(&Work::Reconcile { tenant }, tx.now() + SAFETY_NET)
        .await?;
    Ok(())
}

/// After the commit: the logins of the tenant follow its state.
pub(super) async fn follow(app: &App, tenant: TenantId) {
    if let Err(error) = reconcile(app, tenant).await {
        tracing::warn!(%tenant, %error, "the logins of a tenant do not follow its state yet; a job tries again");
    }
}

/// Whether it was meant.
pub(super) fn confirmed(tenant: &Tenant, text: &str) -> Result<()> {
    typed(text, &tenant.slug)
}

pub(super) fn typed(text: &str, slug: &str) -> Result<()> {
    if text == slug {
        return Ok(());
    }
    let sentence = format!("Type the slug, {slug}, to delete this tenant.");
    Err(Error::invalid("confirm", sentence))
}

/// From here on there is no way back.
pub(super) async fn remove(tx: &Tx<Platform>, tenant: &Tenant) -> Result<Done<Tenant>> {
    sql::close().bind(tx.db(), &tenant.id.0).await?;
    tx.enqueue(&Work::Deprovision { tenant: tenant.id }).await?;
    let gone = show::find(tx, &TenantRef::Id(tenant.id)).await?;
    Done::new(gone)
        .target("tenant", tenant.id, &tenant.slug)
        .before(tenant)?
        .after(serde_json::json!({ "state": "deleting" }))
}
