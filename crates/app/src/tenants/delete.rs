//! Has a tenant deleted: closed at once for everybody, and removed when 30 days of grace are over, until when it can be restored. One that
//! never opened holds nothing to wait for. What was attached is left as it was found.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenants as sql;
use jiff::SignedDuration;

use super::{
    Tenant, TenantState,
    closing::{confirmed, held, moved, not_now, remove},
};
use crate::{
    Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

/// The time of grace (D3).
pub(super) const GRACE: SignedDuration = SignedDuration::from_hours(24 * 30);

pub struct Delete {
    pub tenant: TenantRef,
    /// The tenant's version as it was read.
    pub version: i32,
    /// The slug once more, typed by whoever asks.
    pub confirm: String,
    /// Why; kept in the audit log (D20).
    pub reason: String,
}

#[async_trait]
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
        let tenant = held(tx, &self.tenant, self.version).await?;
        confirmed(&tenant, &self.confirm)?;
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Tenant>> {
        let tenant = held(tx, &self.tenant, self.version).await?;
        let reason = self.reason.trim();
        let done = match tenant.state {
            TenantState::Provisioning => remove(tx, &tenant).await?,
            TenantState::Active | TenantState::Suspended | TenantState::Archived => {
                let delete_after = tx.now() + GRACE;
                sql::schedule_deletion()
                    .bind(tx.db(), &delete_after, &reason, &tenant.id.0)
                    .await?;
                moved(tx, &tenant).await?
            }
            _ => return Err(not_now(&tenant, "This tenant is being deleted already.")),
        };
        Ok(done)
    }
}
