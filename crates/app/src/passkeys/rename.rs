//! Gives a passkey of the person who asks another name.

use async_trait::async_trait;
use db::queries::passkeys as sql;

use super::{Passkey, list};
use crate::{
    AccountOperation, Error, Mode, PasskeyId, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    names,
};

pub struct Rename {
    pub passkey: PasskeyId,
    pub name: String,
    /// The passkey's version as it was read.
    pub version: i32,
}

#[async_trait]
impl AccountOperation for Rename {
    const NAME: &'static str = "passkeys.rename";
    const MODE: Mode = Mode::Write;
    type Output = Passkey;

    fn target(&self, _: &Who) -> Target {
        Target::new("passkey", self.passkey, "")
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<Passkey>> {
        names::passkey(&self.name, &()).map_err(|error| Error::invalid("name", format!("{error}.")))?;
        let person = who.person()?.id;
        let plane = door.caller().plane();
        let tx = door.tx().await?;
        let before = list::find(tx, who, self.passkey, plane).await?;
        let renamed = sql::rename()
            .bind(tx.db(), &self.name, &self.passkey.0, &person.0, &self.version)
            .await?;
        if renamed == 0 {
            return Err(Error::stale());
        }
        Done::new(list::find(tx, who, self.passkey, plane).await?)
            .target("passkey", self.passkey, &self.name)
            .before(serde_json::json!({ "name": before.name }))?
            .after(serde_json::json!({ "name": self.name }))
    }
}
