//! How much was allowed and how much was refused in a tenant's log on each of the last 30 days.

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
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct OutcomeDay {
    /// Its beginning, in UTC.
    pub day: Timestamp,
    pub allowed: i64,
    pub refused: i64,
}

/// Oldest first, today last.
pub struct Outcomes;

#[async_trait]
impl Operation for Outcomes {
    type Plane = Tenant;
    const NAME: &'static str = "audit.outcomes";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<OutcomeDay>;

    fn target(&self) -> Target {
        Target::new("audit_log", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Vec<OutcomeDay>>> {
        let days = last_days(tx.now());
        let found = sql::outcomes().bind(tx.db(), &tx.tenant()?.0, &days[0]).all().await?;
        let days = days.into_iter().map(|day| {
            let row = found.iter().find(|row| row.day == day);
            OutcomeDay {
                day,
                allowed: row.map_or(0, |row| row.allowed),
                refused: row.map_or(0, |row| row.refused),
            }
        });
        Ok(Done::new(days.collect()))
    }
}
