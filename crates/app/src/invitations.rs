//! Invitations: the link in the mail, who may send it again, and what opens behind it.

mod accept;
mod list;
mod open;
mod resend;
mod revoke;

pub use accept::{Accept, Accepted};
use db::queries::{invitations as sql, tenant_settings};
use jiff::{SignedDuration, Timestamp};
pub use list::{Invitation, List, Page};
pub use open::{Open, OpenInvitation};
pub use resend::Resend;
pub use revoke::Revoke;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Error, InvitationId, Result, RoleId, SecretToken, TenantId,
    caller::Who,
    error::violated_constraint,
    gate::{Plane, Tx},
    instance::InstanceSettings,
    mail_server,
    mails::Letter,
    names,
};

/// An invitation that was just made or renewed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NewLink {
    pub id: InvitationId,
    /// Whom it is for.
    pub email: String,
    /// To copy and hand over: shown this once, whether or not mail is sent.
    pub link: String,
    pub expires_at: Timestamp,
    /// Whether a mail is on its way; otherwise the link must be handed over.
    pub mailed: bool,
}

pub(crate) struct Insert<'a> {
    pub id: InvitationId,
    pub tenant: TenantId,
    pub tenant_name: &'a str,
    pub email: &'a str,
    pub name: &'a str,
    pub role: RoleId,
    pub role_name: &'a str,
    pub by_platform: bool,
}

/// Stores the invitation and puts its mail into the outbox.
pub(crate) async fn insert_link<P: Plane>(tx: &Tx<P>, who: &Who, new: &Insert<'_>) -> Result<NewLink> {
    InstanceSettings::load(tx).await?.admit(new.email)?;
    let rules = tenant_settings::of_invitations()
        .bind(tx.db(), &new.tenant.0)
        .one()
        .await?;
    // Whoever of the platform names an owner is bound by what the platform says alone.
    if !new.by_platform {
        names::refuse_elsewhere(new.email, &rules.email_domains)?;
    }
    let token = SecretToken::new();
    let expires_at = tx.now() + lasts(&rules);
    let (hash, inviter) = (token.hash(), who.user());
    // Which of the two is in its database role's right, not in the words of a request.
    #[rustfmt::skip]
    let inserted = if new.by_platform {
        sql::insert_by_platform()
            .bind(tx.db(), &new.tenant.0, &new.id.0, &new.email, &new.name, &new.role.0, &hash.as_slice(), &inviter, &tx.now(), &expires_at)
            .await
    } else {
        sql::insert()
            .bind(tx.db(), &new.tenant.0, &new.id.0, &new.email, &new.name, &new.role.0, &hash.as_slice(), &inviter, &tx.now(), &expires_at)
            .await
    };
    inserted.map_err(|error| match violated_constraint(&error) {
        Some("invitations_open") => Error::invalid(
            "email",
            "This person is invited already. Send that invitation again, or revoke it.",
        ),
        _ => error.into(),
    })?;
    send(
        tx,
        who,
        new.id,
        new.tenant_name,
        new.email,
        new.role_name,
        &token,
        expires_at,
    )
    .await
}

fn lasts(rules: &tenant_settings::InvitationRules) -> SignedDuration {
    SignedDuration::from_hours(24 * i64::from(rules.invitation_days))
}

#[allow(clippy::too_many_arguments)] // each is a line of the letter
async fn send<P: Plane>(
    tx: &Tx<P>,
    who: &Who,
    id: InvitationId,
    tenant_name: &str,
    email: &str,
    role_name: &str,
    token: &SecretToken,
    expires_at: Timestamp,
) -> Result<NewLink> {
    let settings = tx.app().settings();
    let link = format!("{}/invitations/{}", settings.base_url, token.expose());
    let inviter = who.person.as_ref().map(|person| person.name.clone());
    let letter = Letter::invitation(id, email, tenant_name, inviter.as_deref(), role_name, &link, expires_at)?;
    tx.mail(&letter).await?;
    Ok(NewLink {
        id,
        email: email.to_owned(),
        link,
        expires_at,
        mailed: mail_server::is_there(tx).await?,
    })
}
