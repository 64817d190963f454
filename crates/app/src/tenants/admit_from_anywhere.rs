//! Takes away from where a tenant's people have to come: for owners who locked themselves out, and ask the platform.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenant_settings as sql;

use super::{Tenant, closing::not_now, show};
use crate::{
    Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct AdmitFromAnywhere {
    pub tenant: TenantRef,
    /// Why; kept in the audit log.
    pub reason: String,
}

#[async_trait]
impl Operation for AdmitFromAnywhere {
    type Plane = Platform;
    const NAME: &'static str = "tenants.admit_from_anywhere";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Tenant;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    /// It takes away a protection that the owners chose.
    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Tenant>> {
        let tenant = show::hold(tx, &self.tenant).await?;
        let before = sql::networks().bind(tx.db(), &tenant.id.0).one().await?;
        if before.is_empty() {
            return Err(not_now(&tenant, "Its people come in from anywhere already."));
        }
        sql::admit_from_anywhere().bind(tx.db(), &tenant.id.0).await?;
        let (id, slug) = (tenant.id, tenant.slug.clone());
        // Its owners read of it as well.
        Done::new(tenant)
            .target("tenant", id, slug)
            .in_tenant(id)
            .before(serde_json::json!({ "networks": before }))?
            .after(serde_json::json!({ "networks": [] }))
    }
}
