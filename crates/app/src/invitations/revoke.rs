//! Takes an invitation back; its link stops working at once.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::invitations as sql;

use super::resend::{acts, find};
use crate::{
    Error, InvitationId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Revoke {
    pub invitation: InvitationId,
}

#[async_trait]
impl Operation for Revoke {
    type Plane = Tenant;
    const NAME: &'static str = "invitations.revoke";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("invitation", self.invitation, "")
    }

    async fn acts(&self, _: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        acts(tx, self.invitation).await
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let pending = find(tx, self.invitation).await?;
        if sql::revoke()
            .bind(tx.db(), &tx.now(), &tx.tenant()?.0, &self.invitation.0)
            .await?
            == 0
        {
            return Err(Error::NotFound);
        }
        Ok(Done::new(()).target("invitation", self.invitation, pending.email))
    }
}
