//! The newest verifications, with what each found.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::jobs as sql;

use super::Verification;
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

/// Newest first.
pub struct List;

const AT_MOST: i64 = 20;

#[async_trait]
impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "audit_verifications.list";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<Verification>;

    fn target(&self) -> Target {
        Target::new("audit_log", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Vec<Verification>>> {
        let rows = sql::verifications().bind(tx.db(), &AT_MOST).all().await?;
        let all = rows.into_iter().map(TryInto::try_into).collect::<Result<_>>()?;
        Ok(Done::new(all))
    }
}
