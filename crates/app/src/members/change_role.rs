//! Gives a member another role, at once.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::members as sql;

use super::{Member, acts_on_any_but_admins, hold, summary};
use crate::{
    MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    roles,
};

pub struct ChangeRole {
    pub member: MembershipId,
    /// The new role's key.
    pub role: String,
    /// The member's version as it was read; another one now means that somebody was quicker.
    pub version: i32,
}

#[async_trait]
impl Operation for ChangeRole {
    type Plane = Tenant;
    const NAME: &'static str = "members.change_role";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Member;

    fn target(&self) -> Target {
        Target::new("membership", self.member, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        let (_, role) = roles::by_key(tx, tx.tenant()?, &self.role).await?;
        let row = hold(tx, who, self.member, self.version).await?;
        let sensitive = roles::proof_for([&*role]);
        let mut acts = acts_on_any_but_admins(tx, who, &row, Some(role)).await?;
        acts.extend(sensitive);
        Ok(acts)
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Member>> {
        let tenant = tx.tenant()?;
        let before = hold(tx, granted.who(), self.member, self.version).await?;
        let (role, _) = roles::by_key(tx, tenant, &self.role).await?;
        sql::set_role()
            .bind(tx.db(), &role.0, &tenant.0, &self.member.0)
            .await?;
        let member = summary(tx, granted.who(), self.member).await?;
        Done::new(member.clone())
            .target("membership", self.member, member.email)
            .before(serde_json::json!({ "role": before.role_key }))?
            .after(serde_json::json!({ "role": member.role }))
    }
}
