//! Ends somebody's membership in one tenant for good (S1-39). The tenant's owners read it in their log; only an invitation of theirs brings the person back.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::users as sql;

use super::{acts_on_membership, listed, refuse_last_owner, tenant_of};
use crate::{
    MembershipId, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    members::MembershipState,
};

pub struct RemoveMembership {
    pub user: UserId,
    pub membership: MembershipId,
    /// The membership's version as it was read.
    pub version: i32,
}

#[async_trait]
impl Operation for RemoveMembership {
    type Plane = Platform;
    const NAME: &'static str = "users.remove_membership";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("membership", self.membership, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        acts_on_membership(tx, who, self.user, self.membership, self.version).await
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let before = tenant_of(tx, self.user, self.membership).await?;
        if before.state == MembershipState::Active {
            refuse_last_owner(tx, self.user, Some(before.tenant_id)).await?;
        }
        sql::remove_membership()
            .bind(tx.db(), &before.tenant_id.0, &self.membership.0)
            .await?;
        let email = listed(tx, self.user).await?.email;
        Done::new(())
            .target("membership", self.membership, email)
            .in_tenant(before.tenant_id)
            .before(serde_json::json!({ "role": before.role, "state": before.state }))
    }
}
