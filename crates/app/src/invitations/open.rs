//! The page behind an invitation's link. Looking at it uses nothing up, so a mail scanner may.

use async_trait::async_trait;
use db::queries::invitations as sql;
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Error, Mode, PublicOperation, Result,
    audit::Target,
    gate::{Done, Door, Identity, Tx},
    hash_token,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OpenInvitation {
    pub tenant: String,
    pub tenant_name: String,
    pub email: String,
    pub name: String,
    pub role_name: String,
    pub invited_by: Option<String>,
    pub expires_at: Timestamp,
    /// The address has an account already: its password is asked for, not a new one.
    pub has_account: bool,
}

pub struct Open {
    pub token: SecretString,
}

#[async_trait]
impl PublicOperation for Open {
    const NAME: &'static str = "invitations.open";
    const MODE: Mode = Mode::Read;
    type Output = OpenInvitation;

    fn target(&self) -> Target {
        Target::new("invitation", "", "")
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<OpenInvitation>> {
        let row = find(door.tx().await?, &self.token).await?;
        Ok(Done::new(OpenInvitation {
            tenant: row.tenant_slug,
            tenant_name: row.tenant_name,
            email: row.email,
            name: row.name,
            role_name: row.role_name,
            invited_by: row.invited_by,
            expires_at: row.expires_at,
            has_account: row.has_account,
        }))
    }
}

pub(super) async fn find(tx: &Tx<Identity>, token: &SecretString) -> Result<sql::OpenInvitation> {
    sql::by_token()
        .bind(tx.db(), &hash_token(token.expose_secret()).as_slice(), &tx.now())
        .opt()
        .await?
        .ok_or_else(|| {
            Error::conflict(
                "invite_invalid",
                "This invitation has expired, was used or was taken back. Ask for a new one.",
            )
        })
}
