//! Takes somebody out of a group: what it gave is gone with their next request.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::groups as sql;

use super::{find, member_of, on_member};
use crate::{
    GroupId, MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    members,
};

pub struct RemoveMember {
    pub group: GroupId,
    pub member: MembershipId,
}

#[async_trait]
impl Operation for RemoveMember {
    type Plane = Tenant;
    const NAME: &'static str = "groups.remove_member";
    // Of those who see groups, the ones who may fill this one: see `on_member`.
    const PERMISSION: Permission<'static> = Permission::new("groups", Action::View);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("group", self.group, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        member_of(tx, self.group, self.member).await?;
        let member = members::held(tx, who, self.member).await?;
        on_member(tx, who, self.group, member.id, member.user_id, member.role_id).await
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let member = member_of(tx, self.group, self.member).await?;
        sql::take()
            .bind(tx.db(), &tx.tenant()?.0, &self.member.0, &self.group.0)
            .await?;
        let group = find(tx, self.group).await?;
        Done::new(())
            .target("group", self.group, group.name)
            .before(serde_json::json!({ "member": self.member, "email": member.email, "manages": member.manages }))
    }
}
