//! Ends the session that asks.

use async_trait::async_trait;
use db::queries::sessions;

use crate::{
    AccountOperation, Mode, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
};

pub struct SignOut;

#[async_trait]
impl AccountOperation for SignOut {
    const NAME: &'static str = "sessions.sign_out";
    const MODE: Mode = Mode::Write;
    const BY_ACCESS_GRANT: bool = true;
    type Output = ();

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<()>> {
        let person = who.person()?.id;
        if let Some(session) = who.session {
            let tx = door.tx().await?;
            sessions::revoke()
                .bind(tx.db(), &tx.now(), &session.0, &person.0)
                .await?;
        }
        Ok(Done::new(()))
    }
}
