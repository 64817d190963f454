//! Has somebody who is in a group manage it, or not any more: a manager says who is in it.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::groups as sql;

use super::{GroupMember, SEES_GROUPS, find, member_of, on_member, stored};
use crate::{
    GroupId, MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    members,
    roles::is_strong,
};

pub struct SetManager {
    pub group: GroupId,
    pub member: MembershipId,
    pub manages: bool,
}

#[async_trait]
impl Operation for SetManager {
    type Plane = Tenant;
    const NAME: &'static str = "groups.set_manager";
    const PERMISSION: Permission<'static> = Permission::new("groups", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = GroupMember;

    fn target(&self) -> Target {
        Target::new("group", self.group, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        member_of(tx, self.group, self.member).await?;
        let group = find(tx, self.group).await?;
        let member = members::held(tx, who, self.member).await?;
        let mut acts = on_member(tx, who, self.group, member.id, member.user_id, member.role_id).await?;
        if self.manages {
            // Whoever manages a group hands on what it gives, and sees the groups.
            let given = stored(&group)?;
            acts.extend(is_strong(&given).then_some(Act::Sensitive));
            acts.push(Act::Give(given));
            acts.push(Act::Give([SEES_GROUPS].into_iter().collect()));
        }
        Ok(acts)
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<GroupMember>> {
        let before = member_of(tx, self.group, self.member).await?;
        sql::set_manages()
            .bind(tx.db(), &self.manages, &tx.tenant()?.0, &self.member.0, &self.group.0)
            .await?;
        let group = find(tx, self.group).await?;
        let member = GroupMember::new(member_of(tx, self.group, self.member).await?, true)?;
        let seen = |manages: bool, member: &GroupMember| serde_json::json!({ "member": member.id, "email": member.email, "manages": manages });
        let (was, is) = (seen(before.manages, &member), seen(member.manages, &member));
        Done::new(member)
            .target("group", self.group, group.name)
            .before(was)?
            .after(is)
    }
}
