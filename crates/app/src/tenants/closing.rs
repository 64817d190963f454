//! What closing a tenant's door, for a while or for good, and opening it again have in common: the members are refused on their next request, and PostgreSQL
//! shuts the tenant's logins out or lets them in, soon after the commit and again until it is done.

use db::queries::tenants as sql;
use jiff::SignedDuration;

use super::{Tenant, TenantState, reconcile, show};
use crate::{
    App, Error, Result, TenantRef,
    gate::{Done, Platform, Tx},
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
    let work = Work::Reconcile { tenant: before.id };
    tx.enqueue_at(&work, tx.now() + SAFETY_NET).await?;
    let states = (before.state, after.state);
    let done = Done::after_commit(async move |app: App| {
        if let Err(error) = reconcile(&app, after.id).await {
            tracing::warn!(tenant = %after.id, %error, "the logins of a tenant do not follow its state yet; a job tries again");
        }
        Ok(after)
    });
    done.target("tenant", before.id, &before.slug)
        .before(serde_json::json!({ "state": states.0 }))?
        .after(serde_json::json!({ "state": states.1 }))
}

/// Whether it was meant.
pub(super) fn confirmed(tenant: &Tenant, typed: &str) -> Result<()> {
    if typed != tenant.slug {
        let sentence = format!("Type the slug, {}, to delete this tenant.", tenant.slug);
        return Err(Error::invalid("confirm", sentence));
    }
    Ok(())
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
