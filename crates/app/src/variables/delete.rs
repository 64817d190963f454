//! Deletes a variable.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::variables as sql;

use super::held;
use crate::{
    Mode, Operation, Result, VariableId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Delete {
    pub variable: VariableId,
    pub version: i32,
}

#[async_trait]
impl Operation for Delete {
    type Plane = Tenant;
    const NAME: &'static str = "variables.delete";
    const PERMISSION: Permission<'static> = Permission::new("variables", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("variable", self.variable, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let variable = held(tx, self.variable, self.version).await?;
        sql::delete().bind(tx.db(), &tx.tenant()?.0, &self.variable.0).await?;
        Done::new(())
            .target("variable", self.variable, variable.name())
            .before(variable.said())
    }
}
