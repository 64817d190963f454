//! Ends an access grant from the root panel: its holder does, or another platform admin.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::access_grants as sql;

use super::{AccessGrant, get, open, over};
use crate::{
    AccessGrantId, Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    tenants,
};

pub struct End {
    pub tenant: TenantRef,
    pub grant: AccessGrantId,
}

#[async_trait]
impl Operation for End {
    type Plane = Platform;
    const NAME: &'static str = "access_grants.end";
    const PERMISSION: Permission<'static> = Permission::new("access_grants", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = AccessGrant;

    fn target(&self) -> Target {
        Target::new("access_grant", self.grant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<AccessGrant>> {
        let tenant = tenants::find(tx, &self.tenant).await?.id;
        open::offered(tx, tenant).await?;
        let grant = get(tx, tenant, self.grant).await?;
        let by = granted.who().label();
        if sql::end()
            .bind(tx.db(), &tx.now(), &by, &tenant.0, &self.grant.0)
            .await?
            == 0
        {
            return Err(over());
        }
        let ended = get(tx, tenant, self.grant).await?;
        Done::new(ended)
            .target("access_grant", self.grant, &grant.admin_email)
            .in_tenant(tenant)
            .of_access_grant(self.grant)
            .before(serde_json::json!({ "state": grant.state }))?
            .after(serde_json::json!({ "state": "ended" }))
    }
}
