//! Takes a tenant back from the state that it is in to the one before: what was suspended and then archived is suspended again (D4).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenants as sql;

use super::{
    Tenant,
    closing::{held, moved, not_now},
};
use crate::{
    Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Restore {
    pub tenant: TenantRef,
    pub version: i32,
}

#[async_trait]
impl Operation for Restore {
    type Plane = Platform;
    const NAME: &'static str = "tenants.restore";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Tenant;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Tenant>> {
        let tenant = held(tx, &self.tenant, self.version).await?;
        if !tenant.state.is_closed() {
            return Err(not_now(
                &tenant,
                "Only a tenant that is suspended, archived or to be deleted can be restored.",
            ));
        }
        sql::restore().bind(tx.db(), &tenant.id.0).await?;
        moved(tx, &tenant).await
    }
}
