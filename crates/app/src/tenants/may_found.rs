//! Whether the asker may found a tenant, but for how many they have: for the page that offers it.

use async_trait::async_trait;
use db::queries::tenants as sql;

use crate::{
    AccountOperation, Mode, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
};

pub struct MayFound;

#[async_trait]
impl AccountOperation for MayFound {
    const NAME: &'static str = "tenants.may_found";
    const MODE: Mode = Mode::Read;
    type Output = bool;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<bool>> {
        let person = who.person()?.id;
        let may = sql::may_found().bind(door.tx().await?.db(), &person.0).one().await?;
        Ok(Done::new(may))
    }
}
