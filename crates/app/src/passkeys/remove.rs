//! Takes a passkey away from the account of the person who asks, and with the last second factor the recovery codes. They are told by mail.

use async_trait::async_trait;
use db::queries::{passkeys as sql, second_factors};

use super::list;
use crate::{
    AccountOperation, Error, Mode, PasskeyId, Result,
    account::SecurityChange,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    jobs::Work,
    second_factors::hold_changing,
};

pub struct Remove {
    pub passkey: PasskeyId,
}

#[async_trait]
impl AccountOperation for Remove {
    const NAME: &'static str = "passkeys.remove";
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self, _: &Who) -> Target {
        Target::new("passkey", self.passkey, "")
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<()>> {
        let person = who.person()?.id;
        let plane = door.caller().plane();
        let tx = door.tx().await?;
        let passkey = list::find(tx, who, self.passkey, plane).await?;
        hold_changing(tx, who).await?;
        if sql::remove().bind(tx.db(), &self.passkey.0, &person.0).await? == 0 {
            return Err(Error::NotFound);
        }
        if second_factors::kinds().bind(tx.db(), &person.0).one().await?.is_empty() {
            second_factors::remove_recovery_codes().bind(tx.db(), &person.0).await?;
        }
        tx.enqueue(&Work::TellOfChange {
            user: person,
            change: SecurityChange::PasskeyRemoved,
        })
        .await?;
        Done::new(())
            .target("passkey", self.passkey, &passkey.name)
            .before(serde_json::json!({ "name": passkey.name, "host": passkey.host }))
    }
}
