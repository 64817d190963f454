//! Takes back the link by which the platform invited a tenant's owner. The invitations of its own people are theirs (D1).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::invitations as sql;

use super::show;
use crate::{
    Error, Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct RevokeOwnerInvitation {
    pub tenant: TenantRef,
}

#[async_trait]
impl Operation for RevokeOwnerInvitation {
    type Plane = Platform;
    const NAME: &'static str = "tenants.revoke_owner_invitation";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let tenant = show::hold(tx, &self.tenant).await?;
        if sql::revoke_owners().bind(tx.db(), &tx.now(), &tenant.id.0).await? == 0 {
            return Err(Error::NotFound);
        }
        Ok(Done::new(()).target("tenant", tenant.id, &tenant.slug))
    }
}
