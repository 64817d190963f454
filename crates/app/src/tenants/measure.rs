//! Asks a tenant's server how much of its disk the tenant takes.

use async_trait::async_trait;
use authz::{Action, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Home, show};
use crate::{
    App, Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = TenantSize)]
pub struct Size {
    /// Tables, indexes and what else is stored of them.
    pub bytes: u64,
}

pub struct Measure {
    pub tenant: TenantRef,
}

#[async_trait]
impl Operation for Measure {
    type Plane = Platform;
    const NAME: &'static str = "tenants.measure";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Size;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Size>> {
        let tenant = show::find(tx, &self.tenant).await?;
        let home = Home::load(tx.db(), tx.app(), tenant.id).await?;
        Ok(Done::after_commit(async move |_: App| {
            let admin = home.admin().await?;
            let bytes = tenantdb::measure(&admin, &home.place.schema).await?;
            Ok(Size { bytes })
        }))
    }
}
