//! Changes one's own password and ends every other session, and one's API tokens where that is wished.

use async_trait::async_trait;
use authz::Refusal;
use db::queries::{one_time_links, sessions, tokens, users};
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    AccountOperation, Error, Mode, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    sessions::Proof,
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "current": "the password until now", "new": "granite otter 77 fjord lamp", "revoke_tokens": false })))]
pub struct PasswordChange {
    #[schema(value_type = String, format = Password)]
    pub current: SecretString,
    #[schema(value_type = String, format = Password)]
    pub new: SecretString,
    /// Whether your API tokens end as well.
    #[serde(default)]
    pub revoke_tokens: bool,
}

pub struct ChangePassword(pub PasswordChange);

#[async_trait]
impl AccountOperation for ChangePassword {
    const NAME: &'static str = "account.change_password";
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<()>> {
        let person = who.person()?;
        // The password alone changes nothing where it is not enough to come in.
        if !who.second_factor && !person.second_factors.is_empty() {
            return Err(Refusal::StepUpRequired.into());
        }
        let proof = Proof::by_password(door, door.caller().plane(), &person.email, &self.0.current)
            .await?
            .ok_or_else(|| Error::invalid("current", "This is not your current password."))?;
        let own_words = [person.email.as_str(), &person.name];
        let hash = door.app().passwords().hash_new("new", &self.0.new, &own_words).await?;
        let tx = door.tx().await?;
        proof.redeem_to_change(tx).await?;
        users::set_password()
            .bind(tx.db(), &hash, &tx.now(), &person.id.0)
            .await?;
        one_time_links::expire_of_user()
            .bind(tx.db(), &tx.now(), &person.id.0)
            .await?;
        let keep = who.session.map_or(uuid::Uuid::nil(), |session| session.0);
        sessions::revoke_others()
            .bind(tx.db(), &tx.now(), &person.id.0, &keep)
            .await?;
        // After the sessions: until it ended, one of them may have made one more.
        let revoked_tokens = if self.0.revoke_tokens {
            tokens::revoke_all().bind(tx.db(), &tx.now(), &person.id.0).await?
        } else {
            0
        };
        Done::new(()).after(serde_json::json!({ "revoked_tokens": revoked_tokens }))
    }
}
