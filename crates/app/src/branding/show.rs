//! The branding as it is.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::Branding;
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
    const NAME: &'static str = "branding.show";
    const PERMISSION: Permission<'static> = Permission::new("settings", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Branding;

    fn target(&self) -> Target {
        Target::new("branding", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Branding>> {
        Branding::load(tx).await.map(Done::new)
    }
}
