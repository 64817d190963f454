//! Removes a tenant for good and at once, for Super Admins.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{
    Tenant, TenantState,
    closing::{confirmed, held, not_now, remove},
};
use crate::{
    Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct DeleteNow {
    pub tenant: TenantRef,
    pub version: i32,
    /// The slug once more, typed by whoever asks.
    pub confirm: String,
    /// Why; kept in the audit log.
    pub reason: String,
}

#[async_trait]
impl Operation for DeleteNow {
    type Plane = Platform;
    const NAME: &'static str = "tenants.delete_now";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = Tenant;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    async fn acts(&self, _: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let tenant = held(tx, &self.tenant, self.version).await?;
        confirmed(&tenant, &self.confirm)?;
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Tenant>> {
        let tenant = held(tx, &self.tenant, self.version).await?;
        if matches!(tenant.state, TenantState::Deleting | TenantState::Purged) {
            return Err(not_now(&tenant, "This tenant is being deleted already."));
        }
        remove(tx, &tenant).await
    }
}
