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

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Tenant>> {
        let tenant = show::find(tx, &self.tenant).await?;
        if self.reason.trim().is_empty() || self.reason.len() > 500 {
            return Err(Error::invalid(
                "reason",
                "Say why in a sentence of at most 500 bytes. It is kept in the audit log.",
            ));
        }
        if self.confirm != tenant.slug {
            return Err(Error::invalid(
                "confirm",
                format!("Type the slug, {}, to delete this tenant.", tenant.slug),
            ));
        }
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
            .after(serde_json::json!({ "state": "deleting", "reason": self.reason }))
    }
}
