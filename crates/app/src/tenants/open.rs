//! Opens a tenant's door once its place is ready: the last step of provisioning.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenants as sql;

use crate::{
    Error, Mode, Operation, Result, TenantId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub(super) struct Open {
    pub tenant: TenantId,
    pub slug: String,
}

#[async_trait]
impl Operation for Open {
    type Plane = Platform;
    const NAME: &'static str = "tenants.open";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("tenant", self.tenant, &self.slug)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let opened = sql::open().bind(tx.db(), &self.tenant.0).await?;
        if opened == 0 {
            return Err(Error::conflict(
                "not_provisioning",
                "There is nothing to open: the tenant was deleted meanwhile.",
            ));
        }
        Ok(Done::new(()))
    }
}
