//! Changes a plan, for all tenants that have it. Who is an admin there stays one; nobody is added until it fits.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::plans as sql;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Plan, find, held, max_admins, modules_of_plan, name};
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

/// All that a plan is but its key.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "name": "School", "max_admins": 25, "modules": ["*"] })))]
pub struct PlanChange {
    #[schema(max_length = 60)]
    pub name: String,
    /// How many active members of the rank of admin and above; left out: no limit.
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub max_admins: Option<i32>,
    /// Keys of the modules that a tenant may have; `*` alone is every one.
    pub modules: Vec<String>,
}

pub struct Edit {
    /// The plan's key.
    pub plan: String,
    pub version: i32,
    pub change: PlanChange,
}

#[async_trait]
impl Operation for Edit {
    type Plane = Platform;
    const NAME: &'static str = "plans.edit";
    const PERMISSION: Permission<'static> = Permission::new("plans", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Plan;

    fn target(&self) -> Target {
        Target::new("plan", &self.plan, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Plan>> {
        let change = &self.change;
        name(&change.name)?;
        max_admins(change.max_admins)?;
        modules_of_plan(&change.modules)?;
        let before = held(tx, &self.plan, self.version).await?;
        sql::edit()
            .bind(tx.db(), &change.name, &change.max_admins, &change.modules, &before.key)
            .await?;
        let plan = find(tx, &before.key).await?;
        Done::new(plan.clone())
            .target("plan", &plan.key, &plan.name)
            .before(&before)?
            .after(&plan)
    }
}
