//! Frees the slug of a deleted tenant once its place is gone, and forgets its variables, its e-mail domains and from where its people came: the last step of deprovisioning. The row stays for the audit log.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{email_domains, tenants as sql, variables};

use crate::{
    Error, Mode, Operation, Result, TenantId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub(super) struct Purge {
    pub tenant: TenantId,
    pub slug: String,
}

#[async_trait]
impl Operation for Purge {
    type Plane = Platform;
    const NAME: &'static str = "tenants.purge";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("tenant", self.tenant, &self.slug)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let purged = sql::purge().bind(tx.db(), &tx.now(), &self.tenant.0).await?;
        if purged == 0 {
            return Err(Error::conflict(
                "not_deleting",
                "There is nothing to purge: the tenant is not being deleted.",
            ));
        }
        variables::forget().bind(tx.db(), &self.tenant.0).await?;
        email_domains::forget().bind(tx.db(), &self.tenant.0).await?;
        Ok(Done::new(()))
    }
}
