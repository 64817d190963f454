//! Whether an export that began may go on: asked again while a table is read.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::begin::demand_all;
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub(super) struct GoOn;

#[async_trait]
impl Operation for GoOn {
    type Plane = Tenant;
    const NAME: &'static str = "data_export.go_on";
    const PERMISSION: Permission<'static> = Permission::new("tenant", Action::Manage);
    const MODE: Mode = Mode::Read;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("data_export", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(vec![Act::OwnPeople])
    }

    async fn run(&self, granted: &Granted<Self>, _: &Tx<Tenant>) -> Result<Done<()>> {
        demand_all(granted).map(Done::new)
    }
}
