//! How people signed in on each of the last 30 days, and how often they failed to.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::audit as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Target, days::last_days};
use crate::{
    Mode, Operation, Result,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SignInDay)]
pub struct Day {
    /// Its beginning, in UTC.
    pub day: Timestamp,
    pub sign_ins: i64,
    pub failed: i64,
}

/// Oldest first, today last.
pub struct SignIns;

#[async_trait]
impl Operation for SignIns {
    type Plane = Platform;
    const NAME: &'static str = "audit.sign_ins";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<Day>;

    fn target(&self) -> Target {
        Target::new("audit_log", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Vec<Day>>> {
        let days = last_days(tx.now());
        let found = sql::sign_ins().bind(tx.db(), &days[0]).all().await?;
        let days = days.into_iter().map(|day| {
            let row = found.iter().find(|row| row.day == day);
            Day {
                day,
                sign_ins: row.map_or(0, |row| row.sign_ins),
                failed: row.map_or(0, |row| row.failed_sign_ins),
            }
        });
        Ok(Done::new(days.collect()))
    }
}
