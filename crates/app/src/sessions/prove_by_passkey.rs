//! Proves once more who one is, by a passkey: it renews the proof of the session that asks, which from then on was opened with a second factor
//! as well.

use async_trait::async_trait;
use db::queries::sessions;

use crate::{
    AccountOperation, Error, Mode, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    passkeys::{Answer, Purpose, shown},
};

pub struct ProveByPasskey(pub Answer);

#[async_trait]
impl AccountOperation for ProveByPasskey {
    const NAME: &'static str = "sessions.prove_by_passkey";
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<()>> {
        let person = who.person()?.id;
        let session = who.session.ok_or(Error::NotFound)?;
        let plane = door.caller().plane();
        let shown = shown(door, plane, Purpose::Prove(person, session), &self.0)
            .await?
            .ok_or_else(|| {
                Error::invalid(
                    "credential",
                    "This is no passkey of yours, or it came too late. Try again.",
                )
            })?;
        let tx = door.tx().await?;
        match sessions::prove()
            .bind(tx.db(), &tx.now(), &shown.methods.as_slice(), &session.0, &person.0)
            .await?
        {
            // It was ended meanwhile.
            0 => Err(authz::Refusal::Unauthenticated.into()),
            _ => Ok(Done::new(())),
        }
    }
}
