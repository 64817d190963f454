//! Deletes a tenant: closed at once for everybody, its place removed by a job. What was attached is left as it was found.

use authz::{Action, Permission};
use db::queries::tenants as sql;

use super::{Tenant, TenantState, show};
use crate::{
    Error, Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    jobs::Work,
    names,
};

pub struct Delete {
    pub tenant: TenantRef,
    /// The tenant's version as it was read.
    pub version: i32,
    /// The slug once more, typed by whoever asks.
    pub confirm: String,
    /// Why; kept in the audit log (D20).
    pub reason: String,
}

impl Operation for Delete {
    type Plane = Platform;
    const NAME: &'static str = "tenants.delete";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = Tenant;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    async fn acts(&self, _: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        // Nobody is asked to prove who they are for what would not be done in any case.
        let tenant = show::hold(tx, &self.tenant).await?;
        self.validate(&tenant.slug)?;
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Tenant>> {
        let tenant = show::find(tx, &self.tenant).await?;
        if tenant.state == TenantState::Deleting {
            return Err(Error::conflict("deleting", "This tenant is being deleted already."));
        }
        if sql::close().bind(tx.db(), &tenant.id.0, &self.version).await? == 0 {
            return Err(Error::stale());
        }
        tx.enqueue(&Work::Deprovision { tenant: tenant.id }).await?;
        let gone = show::find(tx, &TenantRef::Id(tenant.id)).await?;
        Done::new(gone)
            .target("tenant", tenant.id, &tenant.slug)
            .before(&tenant)?
            .after(serde_json::json!({ "state": "deleting" }))
    }
}

impl Delete {
    fn validate(&self, slug: &str) -> Result<()> {
        names::reason(&self.reason, &()).map_err(|error| Error::invalid("reason", format!("{error}.")))?;
        if self.confirm != slug {
            let sentence = format!("Type the slug, {slug}, to delete this tenant.");
            return Err(Error::invalid("confirm", sentence));
        }
        Ok(())
    }
}
