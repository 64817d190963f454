//! Switches a module of the application's on or off for the tenant. Off, its permissions are nobody's, and roles keep them for later.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::modules as sql;

use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Switch {
    pub module: String,
    pub on: bool,
}

#[async_trait]
impl Operation for Switch {
    type Plane = Tenant;
    const NAME: &'static str = "modules.switch";
    const PERMISSION: Permission<'static> = Permission::new("modules", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("module", &self.module, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let tenant = tx.tenant()?;
        let offered = sql::offered().bind(tx.db(), &tenant.0).all().await?;
        let module = offered.into_iter().find(|module| module.key == self.module);
        let module = module.ok_or(Error::NotFound)?;
        let changed = if self.on {
            sql::enable().bind(tx.db(), &tenant.0, &module.key).await?
        } else {
            sql::disable().bind(tx.db(), &module.key, &tenant.0).await?
        };
        if changed == 0 && self.on && !module.within_plan {
            let sentence = format!(
                "{} is not in this tenant's plan. Ask whoever runs this service for a larger plan.",
                module.label
            );
            return Err(Error::conflict("not_in_plan", sentence));
        }
        Done::new(())
            .target("module", &module.key, &module.label)
            .before(serde_json::json!({ "enabled": module.enabled }))?
            .after(serde_json::json!({ "enabled": self.on }))
    }
}
