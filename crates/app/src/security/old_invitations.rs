//! The invitations that have stood open for long, one by one: who was invited where, and where the link is renewed or revoked.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::security as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    InvitationId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    tenants::IS_OLD_AFTER,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OldInvitation {
    pub id: InvitationId,
    pub email: String,
    /// The tenant's slug.
    pub tenant: String,
    pub tenant_name: String,
    /// Whether the platform invited them as the first owner, and so renews or revokes it. Any other is in the hands of the tenant's owners.
    pub by_platform: bool,
    /// The name of whoever invited them.
    pub invited_by: Option<String>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// The page of the root panel from which it is mended.
    pub remedy: String,
}

impl From<sql::OldInvitation> for OldInvitation {
    fn from(row: sql::OldInvitation) -> Self {
        let tenant = format!("/root/tenants/{}", row.tenant_slug);
        Self {
            id: InvitationId(row.id),
            email: row.email,
            tenant: row.tenant_slug,
            tenant_name: row.tenant_name,
            by_platform: row.by_platform,
            invited_by: row.invited_by,
            created_at: row.created_at,
            expires_at: row.expires_at,
            remedy: if row.by_platform {
                format!("{tenant}#owner")
            } else {
                tenant
            },
        }
    }
}

/// More than that are looked at tenant by tenant.
const AT_MOST: i64 = 50;

/// The people of tenants, so not for everybody who may see suggestions.
pub struct OldInvitations;

#[async_trait]
impl Operation for OldInvitations {
    type Plane = Platform;
    const NAME: &'static str = "security.old_invitations";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<OldInvitation>;

    fn target(&self) -> Target {
        Target::new("security", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Vec<OldInvitation>>> {
        let now = tx.now();
        let rows = sql::list_old_invitations()
            .bind(tx.db(), &now, &(now - IS_OLD_AFTER), &AT_MOST)
            .all()
            .await?;
        Ok(Done::new(rows.into_iter().map(Into::into).collect()))
    }
}
