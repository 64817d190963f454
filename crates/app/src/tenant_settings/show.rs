//! The settings as they are.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{TenantSettings, load};
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Show;

#[async_trait]
impl Operation for Show {
    type Plane = Tenant;
    const NAME: &'static str = "tenant_settings.show";
    const PERMISSION: Permission<'static> = Permission::new("tenant", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = TenantSettings;

    fn target(&self) -> Target {
        Target::new("tenant_settings", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<TenantSettings>> {
        load(tx).await.map(Done::new)
    }
}
