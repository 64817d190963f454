//! One plan.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{Plan, find};
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Show {
    /// The plan's key.
    pub plan: String,
}

#[async_trait]
impl Operation for Show {
    type Plane = Platform;
    const NAME: &'static str = "plans.show";
    const PERMISSION: Permission<'static> = Permission::new("plans", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Plan;

    fn target(&self) -> Target {
        Target::new("plan", &self.plan, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Plan>> {
        Ok(Done::new(find(tx, &self.plan).await?))
    }
}
