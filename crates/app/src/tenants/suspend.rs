//! Closes a tenant's door for a while: its members are told so, strangers see no tenant, its application is shut out. Everything stays as it is.

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

pub struct Suspend {
    pub tenant: TenantRef,
    pub version: i32,
    /// Why; kept in the audit log.
    pub reason: String,
}

#[async_trait]
impl Operation for Suspend {
    type Plane = Platform;
    const NAME: &'static str = "tenants.suspend";
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
        if !matches!(tenant.state, TenantState::Active) {
            return Err(not_now(&tenant, "Only an active tenant can be suspended."));
        }
        sql::suspend().bind(tx.db(), &tx.now(), &reason, &tenant.id.0).await?;
        moved(tx, &tenant).await
    }
}
