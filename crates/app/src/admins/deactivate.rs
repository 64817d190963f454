//! Puts a platform admin to rest: out at once, and the row kept for when they come back (S3-18, S3-101).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::admins as sql;
use jiff::{civil::Date, tz::TimeZone};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Admin, acts_on, end_platform_access, find, guarded, hold};
use crate::{
    AdminId, Credential, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "reason": "On parental leave.", "returns_on": "2100-01-31" })))]
pub struct Leave {
    /// Why; shown beside the row and kept in the audit log.
    #[schema(min_length = 3, max_length = 500)]
    pub reason: String,
    /// When they want to be back. Super Admins are reminded of it; nobody comes back by itself.
    #[serde(default)]
    pub returns_on: Option<Date>,
}

pub struct Deactivate {
    pub admin: AdminId,
    pub version: i32,
    pub leave: Leave,
    /// Whether nobody may remain who can do everything: the command line alone may say so, and has told the database before (D8).
    pub even_last: bool,
}

#[async_trait]
impl Operation for Deactivate {
    type Plane = Platform;
    const NAME: &'static str = "admins.deactivate";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Admin;

    fn target(&self) -> Target {
        Target::new("platform_admin", self.admin, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.leave.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let today = tx.now().to_zoned(TimeZone::UTC).date();
        if self.leave.returns_on.is_some_and(|day| day < today) {
            return Err(Error::invalid("returns_on", "Choose a day that is still to come."));
        }
        if self.even_last && who.credential != Credential::Cli {
            return Err(Error::NotFound);
        }
        let row = hold(tx, who, self.admin).await?;
        acts_on(tx, who, &row, None).await
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Admin>> {
        let before = find(tx, self.admin).await?;
        if before.state != "active" {
            return Err(Error::conflict("unchanged", "This platform admin is not active."));
        }
        let reason = self.leave.reason.trim();
        let changed = sql::set_state()
            .bind(
                tx.db(),
                &"inactive",
                &Some(reason),
                &self.leave.returns_on,
                &self.admin.0,
                &self.version,
            )
            .await
            .map_err(guarded)?;
        if changed == 0 {
            return Err(Error::stale());
        }
        end_platform_access(tx, before.user_id).await?;
        let admin = Admin::read(tx, self.admin, granted.who()).await?;
        let mut after = serde_json::json!({ "state": admin.state, "returns_on": admin.returns_on });
        if self.even_last {
            after["even_last"] = true.into();
        }
        Done::new(admin.clone())
            .target("platform_admin", self.admin, admin.email)
            .before(serde_json::json!({ "state": before.state }))?
            .after(after)
    }
}
