//! Takes back that a suggestion about a tenant was set aside.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenant_security as sql;
use uuid::Uuid;

use crate::{
    Error, MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    search,
};

pub struct Restore {
    pub kind: String,
    /// None: about the tenant.
    pub member: Option<MembershipId>,
}

#[async_trait]
impl Operation for Restore {
    type Plane = Tenant;
    const NAME: &'static str = "tenant_security.restore";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        let id = self.member.map(|member| member.to_string()).unwrap_or_default();
        Target::new("security", id, &self.kind)
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let subject = self.member.map_or(Uuid::nil(), |member| member.0);
        let kind = search::text(Some(&self.kind));
        let restored = sql::restore().bind(tx.db(), &tx.tenant()?.0, &kind, &subject).await?;
        if restored == 0 {
            return Err(Error::NotFound);
        }
        Ok(Done::new(()))
    }
}
