//! The register of platform admins as it is at this moment, with the head of the audit log: for whoever audits (S3-78).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{admins as sql, audit};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Admin, locks::Locks};
use crate::{
    Mode, Operation, Result,
    audit::{Checkpoint, Target},
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AdminRegister)]
pub struct RegisterOf {
    pub made_at: Timestamp,
    /// The newest checkpoint over all audit logs, which proves later what was in them; missing before anything was sealed.
    pub checkpoint: Option<String>,
    pub admins: Vec<Admin>,
}

pub struct Register;

/// Few by nature (S0-22).
const AT_MOST: i64 = 1000;

#[async_trait]
impl Operation for Register {
    type Plane = Platform;
    const NAME: &'static str = "admins.register";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = RegisterOf;

    fn target(&self) -> Target {
        Target::new("platform_admin", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<RegisterOf>> {
        let rows = sql::list()
            .bind(
                tx.db(),
                &"role",
                &false,
                &"",
                &Uuid::nil(),
                &"",
                &"",
                &"",
                &"",
                &AT_MOST,
            )
            .all()
            .await?;
        let locks = Locks::of(tx, &rows).await?;
        let checkpoint = audit::last_checkpoint().bind(tx.db()).opt().await?;
        Ok(Done::new(RegisterOf {
            made_at: tx.now(),
            checkpoint: checkpoint.map(|row| Checkpoint::from(&row).to_string()),
            admins: rows
                .into_iter()
                .map(|row| Admin::new(row, granted.who(), &locks))
                .collect::<Result<_>>()?,
        }))
    }
}
