//! Takes a module away from everybody. Roles that name its permissions go on doing so, and it means nothing while no tenant has the module.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::modules as sql;

use super::find;
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Delete {
    pub module: String,
}

#[async_trait]
impl Operation for Delete {
    type Plane = Platform;
    const NAME: &'static str = "modules.delete";
    const PERMISSION: Permission<'static> = Permission::new("modules", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("module", &self.module, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let module = find(tx, &self.module).await?;
        sql::take_from_tenants().bind(tx.db(), &module.key).await?;
        sql::delete().bind(tx.db(), &module.key).await?;
        Done::new(())
            .target("module", &module.key, &module.label)
            .before(module)
    }
}
