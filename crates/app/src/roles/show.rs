//! One role of the tenant.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{RoleSummary, summary};
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Show {
    /// The role's key.
    pub role: String,
}

#[async_trait]
impl Operation for Show {
    type Plane = Tenant;
    const NAME: &'static str = "roles.show";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = RoleSummary;

    fn target(&self) -> Target {
        Target::new("role", &self.role, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<RoleSummary>> {
        Ok(Done::new(summary(tx, granted, &self.role).await?))
    }
}
