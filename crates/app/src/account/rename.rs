//! Changes one's own name.

use async_trait::async_trait;
use db::queries::users;

use super::{Account, show};
use crate::{
    AccountOperation, Error, Mode, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    names,
};

pub struct Rename {
    pub name: String,
    /// The account's version as it was read.
    pub version: i32,
}

#[async_trait]
impl AccountOperation for Rename {
    const NAME: &'static str = "account.rename";
    const MODE: Mode = Mode::Write;
    type Output = Account;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<Account>> {
        names::name(&self.name, &()).map_err(|error| Error::invalid("name", format!("{error}.")))?;
        let tx = door.tx().await?;
        let before = show::load(tx, who).await?;
        if users::rename()
            .bind(tx.db(), &self.name, &before.id.0, &self.version)
            .await?
            == 0
        {
            return Err(Error::stale());
        }
        Done::new(show::load(tx, who).await?)
            .before(serde_json::json!({ "name": before.name }))?
            .after(serde_json::json!({ "name": self.name }))
    }
}
