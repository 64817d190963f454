//! Ends sessions of the person who asks: one, or all others.

use async_trait::async_trait;
use db::queries::sessions;

use crate::{
    AccountOperation, Error, Mode, Result, SessionId,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
};

pub struct Revoke {
    pub session: SessionId,
}

#[async_trait]
impl AccountOperation for Revoke {
    const NAME: &'static str = "sessions.revoke";
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self, _: &Who) -> Target {
        Target::new("session", self.session, "")
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<()>> {
        let person = who.person()?.id;
        let tx = door.tx().await?;
        match sessions::revoke()
            .bind(tx.db(), &tx.now(), &self.session.0, &person.0)
            .await?
        {
            0 => Err(Error::NotFound),
            _ => Ok(Done::new(())),
        }
    }
}

pub struct RevokeOthers;

#[async_trait]
impl AccountOperation for RevokeOthers {
    const NAME: &'static str = "sessions.revoke_others";
    const MODE: Mode = Mode::Write;
    type Output = u64;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<u64>> {
        let person = who.person()?.id;
        let keep = who.session.map_or(uuid::Uuid::nil(), |session| session.0);
        let tx = door.tx().await?;
        let ended = sessions::revoke_others()
            .bind(tx.db(), &tx.now(), &person.0, &keep)
            .await?;
        Done::new(ended).after(serde_json::json!({ "ended": ended }))
    }
}
