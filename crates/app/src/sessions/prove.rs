//! Proves once more who one is, for what needs a recent proof (D20): it renews that of the session that asks, and of no other.

use async_trait::async_trait;
use db::queries::sessions;
use secrecy::SecretString;

use super::proof::Proof;
use crate::{
    AccountOperation, Error, Mode, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
};

pub struct Prove {
    pub password: SecretString,
}

#[async_trait]
impl AccountOperation for Prove {
    const NAME: &'static str = "sessions.prove";
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<()>> {
        let person = who.person()?;
        let session = who.session.ok_or(Error::NotFound)?;
        let proof = Proof::by_password(door, door.caller().plane(), &person.email, &self.password)
            .await?
            .ok_or_else(|| Error::invalid("password", "This is not your password."))?;
        let tx = door.tx().await?;
        proof.redeem(tx).await?;
        match sessions::prove()
            .bind(tx.db(), &tx.now(), &session.0, &person.id.0)
            .await?
        {
            // It was ended meanwhile.
            0 => Err(authz::Refusal::Unauthenticated.into()),
            _ => Ok(Done::new(())),
        }
    }
}
