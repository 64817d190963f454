//! One variable; of a secret everything but its value.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{Variable, find};
use crate::{
    Mode, Operation, Result, VariableId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Show {
    pub variable: VariableId,
}

#[async_trait]
impl Operation for Show {
    type Plane = Tenant;
    const NAME: &'static str = "variables.show";
    const PERMISSION: Permission<'static> = Permission::new("variables", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Variable;

    fn target(&self) -> Target {
        Target::new("variable", self.variable, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Variable>> {
        Ok(Done::new(find(tx, self.variable).await?))
    }
}
