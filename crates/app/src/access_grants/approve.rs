//! An owner says yes to somebody of the platform who asked to come in.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{AccessGrant, decide};
use crate::{
    AccessGrantId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Approve {
    pub grant: AccessGrantId,
}

#[async_trait]
impl Operation for Approve {
    type Plane = Tenant;
    const NAME: &'static str = "access_grants.approve";
    const PERMISSION: Permission<'static> = Permission::new("access_grants", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = AccessGrant;

    fn target(&self) -> Target {
        Target::new("access_grant", self.grant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<AccessGrant>> {
        decide(tx, granted.who(), self.grant, true).await
    }
}
