//! Puts a tenant away: closed as by a suspension, which it keeps if it had one, and out of everyday sight.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenants as sql;

use super::{
    Tenant, TenantState,
    closing::{held, moved, not_now},
};
use crate::{
    Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Archive {
    pub tenant: TenantRef,
    pub version: i32,
    /// Why; kept in the audit log.
    pub reason: String,
}

#[async_trait]
impl Operation for Archive {
    type Plane = Platform;
    const NAME: &'static str = "tenants.archive";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Tenant;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Tenant>> {
        let tenant = held(tx, &self.tenant, self.version).await?;
        let reason = self.reason.trim();
        if !matches!(tenant.state, TenantState::Active | TenantState::Suspended) {
            return Err(not_now(&tenant, "Only an active or suspended tenant can be archived."));
        }
        sql::archive().bind(tx.db(), &tx.now(), &reason, &tenant.id.0).await?;
        moved(tx, &tenant).await
    }
}
