//! Adds the passkey that a browser made to the account of the person who asks, and tells them by mail.

use async_trait::async_trait;
use db::queries::{passkeys as sql, sessions};
use garde::Validate;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential};

use super::{Passkey, Purpose, ceremony::end, list, methods, read, refuse_too_many, relying_party::RelyingParty};
use crate::{
    AccountOperation, Error, Mode, PasskeyId, Result,
    account::SecurityChange,
    audit::Target,
    caller::Who,
    error::json,
    gate::{Done, Door},
    jobs::Work,
    names,
    second_factors::{first_recovery_codes, hold_changing},
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "ceremony": "dGhlIG9uZSB0aGF0IHdhcyBiZWd1biBieSBiZWdpbl9wYXNza2V5",
    "name": "Laptop",
    "credential": {
        "id": "aWQ", "rawId": "aWQ", "type": "public-key", "clientExtensionResults": {},
        "response": { "attestationObject": "bm9uZQ", "clientDataJSON": "e30" }
    }
})))]
pub struct NewPasskey {
    /// As it was begun.
    #[garde(skip)]
    #[schema(value_type = String)]
    pub ceremony: SecretString,
    /// By which you know it again.
    #[garde(custom(names::passkey))]
    #[schema(max_length = 60)]
    pub name: String,
    /// What `navigator.credentials.create()` gave, as JSON; bytes are base64url.
    #[garde(skip)]
    #[schema(value_type = Object)]
    pub credential: Value,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AddedPasskey)]
pub struct Added {
    #[serde(flatten)]
    pub passkey: Passkey,
    /// Made where there were none, for a device that is lost or a panel that the passkey is not for. Shown this once.
    pub recovery_codes: Vec<String>,
}

pub struct Add(pub NewPasskey);

#[async_trait]
impl AccountOperation for Add {
    const NAME: &'static str = "passkeys.add";
    const MODE: Mode = Mode::Write;
    type Output = Added;

    fn target(&self, _: &Who) -> Target {
        Target::new("passkey", "", &self.0.name)
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<Added>> {
        self.0.validate()?;
        let answer: RegisterPublicKeyCredential = read(&self.0.credential)?;
        let person = who.person()?;
        let plane = door.caller().plane();
        let tx = door.tx().await?;
        let session = hold_changing(tx, who).await?.session;
        let state: Option<PasskeyRegistration> =
            end(tx, plane, Purpose::Add(person.id, session), &self.0.ceremony).await?;
        // One answer each, right or not.
        door.release().await?;
        let state = state
            .ok_or_else(|| Error::conflict("ceremony_over", "This took too long, or was done before. Begin again."))?;

        let tx = door.tx().await?;
        let party = RelyingParty::of(tx, plane).await?;
        let made = party.verify_new(&answer, &state).ok_or_else(|| {
            Error::invalid(
                "credential",
                "What your browser answered could not be verified. Begin again.",
            )
        })?;
        // Of two at the same time the second is refused as if it had come later.
        hold_changing(tx, who).await?;
        refuse_too_many(tx, person.id).await?;
        let (id, kept) = (PasskeyId::new(), json(&made)?);
        let added = sql::insert()
            .bind(
                tx.db(),
                &id.0,
                &person.id.0,
                &party.id,
                &made.cred_id().as_slice(),
                &kept,
                &self.0.name,
                &tx.now(),
            )
            .await?;
        if added == 0 {
            return Err(Error::conflict(
                "passkey_known",
                "This passkey is in use already. Make another one.",
            ));
        }
        // Whoever makes it is there and verified, as whoever shows it later. So the next one can be added in the same session.
        let in_several_places = kept["cred"]["backup_eligible"] == true;
        sessions::prove()
            .bind(
                tx.db(),
                &tx.now(),
                &methods(in_several_places).as_slice(),
                &session.0,
                &person.id.0,
            )
            .await?;
        tx.enqueue(&Work::TellOfChange {
            user: person.id,
            change: SecurityChange::PasskeyAdded,
        })
        .await?;
        let added = Added {
            passkey: list::find(tx, who, id, plane).await?,
            recovery_codes: first_recovery_codes(tx, person.id).await?,
        };
        Done::new(added)
            .target("passkey", id, &self.0.name)
            .after(serde_json::json!({ "name": self.0.name, "host": party.id }))
    }
}
