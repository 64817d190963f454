//! Takes a member's access away and keeps their place for later.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::members as sql;

use super::{Member, acts_on, hold, summary};
use crate::{
    Error, MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Archive {
    pub member: MembershipId,
    pub version: i32,
}

#[async_trait]
impl Operation for Archive {
    type Plane = Tenant;
    const NAME: &'static str = "members.archive";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = Member;

    fn target(&self) -> Target {
        Target::new("membership", self.member, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        acts_on(tx, who, &hold(tx, who, self.member, self.version).await?, None).await
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Member>> {
        let before = hold(tx, granted.who(), self.member, self.version).await?;
        if before.state != "active" {
            return Err(Error::conflict("unchanged", "This member is archived already."));
        }
        sql::set_state()
            .bind(tx.db(), &"archived", &tx.tenant()?.0, &self.member.0)
            .await?;
        let member = summary(tx, granted.who(), self.member).await?;
        Done::new(member.clone())
            .target("membership", self.member, member.email)
            .before(serde_json::json!({ "state": before.state }))?
            .after(serde_json::json!({ "state": member.state }))
    }
}
