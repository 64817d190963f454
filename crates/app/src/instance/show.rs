//! The settings as they are.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::InstanceDetails;
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Show;

#[async_trait]
impl Operation for Show {
    type Plane = Platform;
    const NAME: &'static str = "instance.show";
    const PERMISSION: Permission<'static> = Permission::new("settings", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = InstanceDetails;

    fn target(&self) -> Target {
        Target::new("instance", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<InstanceDetails>> {
        InstanceDetails::load(tx).await.map(Done::new)
    }
}
