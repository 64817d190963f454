//! Ends an access grant from inside the tenant: an owner does.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::access_grants as sql;

use super::{AccessGrant, get, over};
use crate::{
    AccessGrantId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Revoke {
    pub grant: AccessGrantId,
}

#[async_trait]
impl Operation for Revoke {
    type Plane = Tenant;
    const NAME: &'static str = "access_grants.revoke";
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
        end(tx, granted.who(), self.grant).await
    }
}

/// As whoever may; it is over for its holder's very next request.
pub(super) async fn end(tx: &Tx<Tenant>, who: &Who, id: AccessGrantId) -> Result<Done<AccessGrant>> {
    let tenant = tx.tenant()?;
    let grant = get(tx, tenant, id).await?;
    if sql::end()
        .bind(tx.db(), &tx.now(), &who.label(), &tenant.0, &id.0)
        .await?
        == 0
    {
        return Err(over());
    }
    Done::new(get(tx, tenant, id).await?)
        .target("access_grant", id, &grant.admin_email)
        .of_access_grant(id)
        .before(serde_json::json!({ "state": grant.state }))?
        .after(serde_json::json!({ "state": "ended" }))
}
