//! Ends a membership for good: the person keeps their account and loses this tenant, with the API tokens they had for it. What they did stays in the
//! log, and only an invitation brings them back.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::members as sql;

use super::{acts_on, hold};
use crate::{
    MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Remove {
    pub member: MembershipId,
    pub version: i32,
}

#[async_trait]
impl Operation for Remove {
    type Plane = Tenant;
    const NAME: &'static str = "members.remove";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("membership", self.member, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        acts_on(tx, who, &hold(tx, who, self.member, self.version).await?, None).await
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let before = hold(tx, granted.who(), self.member, self.version).await?;
        sql::remove()
            .bind(tx.db(), &tx.now(), &tx.tenant()?.0, &self.member.0)
            .await?;
        Done::new(())
            .target("membership", self.member, before.email)
            .before(serde_json::json!({ "role": before.role_key, "state": before.state }))
    }
}
