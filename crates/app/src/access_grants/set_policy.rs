//! Says whether an owner has to approve before somebody of the platform comes in.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::access_grants as sql;

use super::{Policy, show_policy::policy};
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct SetPolicy(pub Policy);

#[async_trait]
impl Operation for SetPolicy {
    type Plane = Tenant;
    const NAME: &'static str = "access_grants.set_policy";
    const PERMISSION: Permission<'static> = Permission::new("access_grants", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = Policy;

    fn target(&self) -> Target {
        Target::new("access_policy", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        // It outlives the session, which may be in somebody else's hands.
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Policy>> {
        let before = policy(tx).await?;
        let tenant = tx.tenant()?;
        sql::set_policy()
            .bind(tx.db(), &self.0.require_owner_approval, &tenant.0)
            .await?;
        Done::new(self.0)
            .target("access_policy", tenant, "")
            .before(before)?
            .after(self.0)
    }
}
