//! Proves once more who one is, for what needs a recent proof (D20): it renews that of the session that asks, and of no other.

use async_trait::async_trait;
use db::queries::sessions;
use secrecy::SecretString;

use super::{
    enter::BY_CODE,
    proof::{Proof, use_code},
};
use crate::{
    AccountOperation, Error, Mode, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
};

pub struct Prove {
    pub password: SecretString,
    /// Of the authenticator app, or a recovery code: asked of whoever has a second factor.
    pub code: Option<SecretString>,
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
        let mut methods = &[][..];
        if !person.second_factors.is_empty() {
            let code = self.code.as_ref().ok_or_else(|| {
                Error::invalid(
                    "code",
                    "Give your second factor as well: a code of your authenticator app, or a recovery code.",
                )
            })?;
            let used = use_code(door, door.caller().plane(), (person.id, &person.email), code).await?;
            used.tell(door.tx().await?, person.id).await?;
            methods = &BY_CODE;
        }
        let tx = door.tx().await?;
        proof.redeem(tx).await?;
        match sessions::prove()
            .bind(tx.db(), &tx.now(), &methods, &session.0, &person.id.0)
            .await?
        {
            // It was ended meanwhile.
            0 => Err(authz::Refusal::Unauthenticated.into()),
            _ => Ok(Done::new(())),
        }
    }
}
