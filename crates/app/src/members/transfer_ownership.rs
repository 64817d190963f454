//! Hands the tenant over: the member becomes an owner, and whoever was one until now an admin, in one step.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::members as sql;
use serde_json::json;

use super::{Member, acts_on_any_but_admins, hold, summary};
use crate::{
    Error, MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::{InTenant, Who},
    gate::{Act, Done, Granted, Tenant, Tx},
    roles,
};

/// What becomes of the one, and of the other.
const OWNER: &str = "owner";
const ADMIN: &str = "admin";

pub struct TransferOwnership {
    pub member: MembershipId,
    /// The member's version as it was read.
    pub version: i32,
}

#[async_trait]
impl Operation for TransferOwnership {
    type Plane = Tenant;
    const NAME: &'static str = "members.transfer_ownership";
    const PERMISSION: Permission<'static> = Permission::new("tenant", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = Member;

    fn target(&self) -> Target {
        Target::new("membership", self.member, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        let (_, owner) = roles::by_key(tx, tx.tenant()?, OWNER).await?;
        let row = hold(tx, who, self.member, self.version).await?;
        let mut acts = acts_on_any_but_admins(tx, who, &row, Some(owner)).await?;
        acts.extend([Act::OwnPeople, Act::Sensitive]);
        Ok(acts)
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Member>> {
        let (tenant, who) = (tx.tenant()?, granted.who());
        let before = hold(tx, who, self.member, self.version).await?;
        if before.state != "active" {
            return Err(Error::conflict(
                "archived",
                "This member is archived. Reactivate them first.",
            ));
        }
        let InTenant::Member(giver) = &who.in_tenant else {
            return Err(Error::conflict("no_owner", "Only an owner hands the tenant over."));
        };
        let (owner, _) = roles::by_key(tx, tenant, OWNER).await?;
        let (admin, _) = roles::by_key(tx, tenant, ADMIN).await?;
        // In this order: there is an owner at every moment.
        sql::set_role()
            .bind(tx.db(), &owner.0, &tenant.0, &self.member.0)
            .await?;
        sql::set_role().bind(tx.db(), &admin.0, &tenant.0, &giver.id.0).await?;
        let member = summary(tx, who, self.member).await?;
        Done::new(member.clone())
            .target("membership", self.member, member.email)
            .before(json!({ "role": before.role_key, "giver": who.label(), "giver_role": OWNER }))?
            .after(json!({ "role": OWNER, "giver": who.label(), "giver_role": ADMIN }))
    }
}
