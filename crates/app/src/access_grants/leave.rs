//! Ends the access grant by which the one who asks is inside.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{AccessGrant, revoke};
use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::{InTenant, Who},
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Leave;

#[async_trait]
impl Operation for Leave {
    type Plane = Tenant;
    const NAME: &'static str = "access_grants.leave";
    /// Whoever is inside only to read leaves as well.
    const PERMISSION: Permission<'static> = Permission::new("access_grants", Action::View);
    const MODE: Mode = Mode::Write;
    type Output = AccessGrant;

    fn target(&self) -> Target {
        Target::new("access_grant", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<AccessGrant>> {
        match &granted.who().in_tenant {
            InTenant::AccessGrant(access) => revoke::end(tx, granted.who(), access.id).await,
            InTenant::Nobody | InTenant::Member(_) | InTenant::Trusted(_) => Err(Error::conflict(
                "no_access_grant",
                "You are not here by an access grant, so there is none to end.",
            )),
        }
    }
}
