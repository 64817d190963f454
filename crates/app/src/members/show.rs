//! One member.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{Member, summary};
use crate::{
    MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Show {
    pub member: MembershipId,
}

#[async_trait]
impl Operation for Show {
    type Plane = Tenant;
    const NAME: &'static str = "members.show";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Member;

    fn target(&self) -> Target {
        Target::new("membership", self.member, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Member>> {
        let member = summary(tx, granted.who(), self.member).await?;
        tx.found("membership", self.member, &member.email);
        Ok(Done::new(member))
    }
}
