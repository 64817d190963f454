//! What a tenant uses of its plan, for those who manage its people.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenants as sql;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Usage {
    /// Missing: no plan, and no limit.
    pub plan: Option<String>,
    /// How many active members of the rank of admin and above the plan allows; missing: no limit.
    pub max_admins: Option<i32>,
    pub admins: i32,
    pub members: i32,
}

pub struct ShowUsage;

#[async_trait]
impl Operation for ShowUsage {
    type Plane = Tenant;
    const NAME: &'static str = "plans.usage";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Usage;

    fn target(&self) -> Target {
        Target::new("plan", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Usage>> {
        let row = sql::usage().bind(tx.db(), &tx.tenant()?.0).opt().await?;
        let row = row.ok_or(Error::NotFound)?;
        Ok(Done::new(Usage {
            plan: row.plan_name,
            max_admins: row.max_admins,
            admins: row.admins,
            members: row.members,
        }))
    }
}
