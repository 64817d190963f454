//! Lets an archived member back in, with the role they had.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::members as sql;

use super::{Member, acts_on_any_but_admins, hold, summary};
use crate::{
    Error, MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    instance::InstanceSettings,
    roles,
};

pub struct Reactivate {
    pub member: MembershipId,
    pub version: i32,
}

#[async_trait]
impl Operation for Reactivate {
    type Plane = Tenant;
    const NAME: &'static str = "members.reactivate";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Member;

    fn target(&self) -> Target {
        Target::new("membership", self.member, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        // Who comes back holds the role again, so it is given again.
        let row = hold(tx, who, self.member, self.version).await?;
        let role = roles::load_optional(tx, tx.tenant()?, row.role_id).await?;
        // What the database would refuse (D2): said here, for a platform admin's rank would hide it.
        if InstanceSettings::load(tx).await?.separate_admin_accounts
            && sql::is_platform_admin().bind(tx.db(), &row.id).one().await?
        {
            return Err(Error::conflict(
                "separate_accounts",
                "This account is a platform admin's, and here such an account is a member of no tenant. Invite the person at another e-mail \
                 address.",
            ));
        }
        acts_on_any_but_admins(tx, who, &row, role).await
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Member>> {
        let before = hold(tx, granted.who(), self.member, self.version).await?;
        if before.state != "archived" {
            return Err(Error::conflict("unchanged", "This member is active already."));
        }
        sql::set_state()
            .bind(tx.db(), &"active", &tx.tenant()?.0, &self.member.0)
            .await?;
        let member = summary(tx, granted.who(), self.member).await?;
        Done::new(member.clone())
            .target("membership", self.member, member.email)
            .before(serde_json::json!({ "state": before.state }))?
            .after(serde_json::json!({ "state": member.state }))
    }
}
