//! Sends an invitation again with a new link; the old one stops working.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{invitations as sql, tenant_settings};

use super::{NewLink, lasts, send};
use crate::{
    Error, InvitationId, Mode, Operation, Result, RoleId, SecretToken,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    names, roles,
};

pub struct Resend {
    pub invitation: InvitationId,
}

#[async_trait]
impl Operation for Resend {
    type Plane = Tenant;
    const NAME: &'static str = "invitations.resend";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = NewLink;

    fn target(&self) -> Target {
        Target::new("invitation", self.invitation, "")
    }

    /// Whoever gets the link gets the role, so sending it again is giving it again.
    async fn acts(&self, _: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        acts(tx, self.invitation).await
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<NewLink>> {
        let tenant = tx.tenant()?;
        let pending = find(tx, self.invitation).await?;
        let role = roles::load(tx, tenant, RoleId(pending.role_id)).await?;
        let token = SecretToken::new();
        let rules = tenant_settings::of_invitations().bind(tx.db(), &tenant.0).one().await?;
        names::refuse_elsewhere(&pending.email, &rules.email_domains)?;
        let expires_at = tx.now() + lasts(&rules);
        sql::renew()
            .bind(
                tx.db(),
                &token.hash().as_slice(),
                &expires_at,
                &tenant.0,
                &self.invitation.0,
            )
            .await?;
        let who = granted.who();
        let tenant_name = who.tenant.as_ref().map_or("", |tenant| &tenant.name);
        let link = send(
            tx,
            who,
            self.invitation,
            tenant_name,
            &pending.email,
            &role.key,
            &token,
            expires_at,
        )
        .await?;
        Ok(Done::new(link).target("invitation", self.invitation, pending.email))
    }
}

pub(super) async fn acts(tx: &Tx<Tenant>, invitation: InvitationId) -> Result<Vec<Act>> {
    let pending = find(tx, invitation).await?;
    Ok(vec![Act::OnPerson {
        themself: false,
        present: None,
        new: Some(roles::load(tx, tx.tenant()?, RoleId(pending.role_id)).await?),
    }])
}

pub(super) async fn find(tx: &Tx<Tenant>, invitation: InvitationId) -> Result<sql::PendingInvitation> {
    sql::get()
        .bind(tx.db(), &tx.tenant()?.0, &invitation.0)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}
