//! Whether an owner has to approve before somebody of the platform comes in: a tenant may ask for more than the installation does (D1).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::access_grants as sql;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "require_owner_approval": false })))]
pub struct Policy {
    pub require_owner_approval: bool,
}

pub struct ShowPolicy;

#[async_trait]
impl Operation for ShowPolicy {
    type Plane = Tenant;
    const NAME: &'static str = "access_grants.show_policy";
    const PERMISSION: Permission<'static> = Permission::new("access_grants", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Policy;

    fn target(&self) -> Target {
        Target::new("access_policy", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Policy>> {
        policy(tx).await.map(Done::new)
    }
}

pub(super) async fn policy(tx: &Tx<Tenant>) -> Result<Policy> {
    let require_owner_approval = sql::policy().bind(tx.db(), &tx.tenant()?.0).one().await?;
    Ok(Policy { require_owner_approval })
}
