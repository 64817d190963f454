//! Gives a tenant a plan, and the modules that it has of it. A smaller plan takes nothing from anybody: nobody is added until it fits.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{modules as declared, plans, tenants as sql};

use super::{Tenant, closing::held, show};
use crate::{
    Error, Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    plans::{allows, modules},
};

pub struct SetPlan {
    pub tenant: TenantRef,
    pub version: i32,
    /// The plan's key; none: no plan, and no limit.
    pub plan: Option<String>,
    /// Keys of the modules that the tenant has; left out: as it is.
    pub modules: Option<Vec<String>>,
}

#[async_trait]
impl Operation for SetPlan {
    type Plane = Platform;
    const NAME: &'static str = "tenants.set_plan";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Tenant;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Tenant>> {
        let before = held(tx, &self.tenant, self.version).await?;
        let allowed = match &self.plan {
            Some(key) => {
                let unknown = || Error::invalid("plan", "There is no such plan. Choose one of the list, or none.");
                if key.contains('\0') {
                    return Err(unknown());
                }
                plans::hold_for_tenant()
                    .bind(tx.db(), key)
                    .opt()
                    .await?
                    .ok_or_else(unknown)?
            }
            None => vec!["*".to_owned()],
        };
        if let Some(wanted) = &self.modules {
            modules(wanted)?;
            if let Some(beyond) = wanted.iter().find(|module| !allows(&allowed, module)) {
                let sentence = format!("The plan does not have the module {beyond}.");
                return Err(Error::invalid("modules", sentence));
            }
            if let Some(unknown) = declared::undeclared().bind(tx.db(), wanted).opt().await? {
                let sentence = format!("There is no module {unknown}. Declare it first.");
                return Err(Error::invalid("modules", sentence));
            }
        }
        let wanted = self.modules.as_ref().unwrap_or(&before.modules);
        sql::set_plan()
            .bind(tx.db(), &self.plan, &wanted.as_slice(), &before.id.0)
            .await?;
        let after = show::find(tx, &TenantRef::Id(before.id)).await?;
        Done::new(after.clone())
            .target("tenant", after.id, &after.slug)
            .before(serde_json::json!({ "plan": before.plan, "modules": before.modules }))?
            .after(serde_json::json!({ "plan": after.plan, "modules": after.modules }))
    }
}
