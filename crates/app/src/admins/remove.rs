//! Takes the platform away from somebody: the row is closed and kept, and their account stays as it is (S3-13, S3-51, D3). Of whoever is
//! invited, that revokes the invitation.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{admins as sql, one_time_links};

use super::{acts_on, end_platform_access, find, guarded, hold};
use crate::{
    AdminId, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Remove {
    pub admin: AdminId,
    pub version: i32,
    pub reason: String,
}

#[async_trait]
impl Operation for Remove {
    type Plane = Platform;
    const NAME: &'static str = "admins.remove";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("platform_admin", self.admin, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let row = hold(tx, who, self.admin).await?;
        acts_on(tx, who, &row, None).await
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let before = take_away(tx, self.admin, self.version).await?;
        Done::new(())
            .target("platform_admin", self.admin, before.email)
            .before(serde_json::json!({ "state": before.state, "role": before.role_key, "title": before.title }))?
            .after(serde_json::json!({ "state": "removed" }))
    }
}

/// Closes the row and ends what it let in. Gives back how it was.
pub(crate) async fn take_away(tx: &Tx<Platform>, admin: AdminId, version: i32) -> Result<sql::AdminRow> {
    let before = find(tx, admin).await?;
    let closed = sql::close()
        .bind(tx.db(), &tx.now(), &admin.0, &version)
        .await
        .map_err(guarded)?;
    if closed == 0 {
        return Err(Error::stale());
    }
    // Whoever prepared one saw it, and it was meant for a platform admin.
    one_time_links::expire_of_user()
        .bind(tx.db(), &tx.now(), &before.user_id)
        .await?;
    end_platform_access(tx, before.user_id).await?;
    Ok(before)
}
