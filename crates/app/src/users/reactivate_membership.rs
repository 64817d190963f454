//! Lets somebody back into one tenant, as what they were. It makes nobody a member who was none (D1), and the tenant's owners read it in their log.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::users as sql;

use super::{TenantOfUser, acts_on_membership, listed, tenant_of, unchanged};
use crate::{
    MembershipId, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    members::MembershipState,
};

pub struct ReactivateMembership {
    pub user: UserId,
    pub membership: MembershipId,
    /// The membership's version as it was read.
    pub version: i32,
}

#[async_trait]
impl Operation for ReactivateMembership {
    type Plane = Platform;
    const NAME: &'static str = "users.reactivate_membership";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = TenantOfUser;

    fn target(&self) -> Target {
        Target::new("membership", self.membership, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        acts_on_membership(tx, who, self.user, self.membership, self.version).await
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<TenantOfUser>> {
        let before = tenant_of(tx, self.user, self.membership).await?;
        if before.state == MembershipState::Active {
            return Err(unchanged("This membership is active already."));
        }
        sql::set_membership_state()
            .bind(tx.db(), &"active", &before.tenant_id.0, &self.membership.0)
            .await?;
        let email = listed(tx, self.user).await?.email;
        let membership = tenant_of(tx, self.user, self.membership).await?;
        let state = membership.state;
        Done::new(membership)
            .target("membership", self.membership, email)
            .in_tenant(before.tenant_id)
            .before(serde_json::json!({ "state": before.state }))?
            .after(serde_json::json!({ "state": state }))
    }
}
