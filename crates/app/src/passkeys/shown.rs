//! Somebody shows a passkey: whether it is one of theirs, for this very ceremony, verified by their device, and no copy.

use db::queries::passkeys as sql;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use webauthn_rs::prelude::{DiscoverableAuthentication, Passkey, PublicKeyCredential, WebauthnError};

use super::{Purpose, ceremony::end, methods, read, relying_party::RelyingParty};
use crate::{Error, Plane, Result, UserId, caller::Who, error::json, gate::Door};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PasskeyAnswer, examples(json!({
    "ceremony": "dGhlIG9uZSB0aGF0IHdhcyBiZWd1biBmb3IgdGhpcyBhbnN3ZXI",
    "credential": {
        "id": "aWQ", "rawId": "aWQ", "type": "public-key", "clientExtensionResults": {},
        "response": { "authenticatorData": "ZGF0YQ", "clientDataJSON": "e30", "signature": "c2ln", "userHandle": "dXNlcg" }
    }
})))]
pub struct Answer {
    /// As it was begun.
    #[schema(value_type = String)]
    pub ceremony: SecretString,
    /// What `navigator.credentials.get()` gave, as JSON; bytes are base64url.
    #[schema(value_type = Object)]
    pub credential: Value,
}

/// Who showed it, and how that proves who they are (RFC 8176).
pub(crate) struct Shown {
    pub user: UserId,
    pub who: Who,
    pub methods: [&'static str; 3],
}

/// The person, in the transaction that is open afterwards and holds their account still. `None` where anything is wrong; what it is, only the
/// log learns.
pub(crate) async fn shown(
    door: &mut Door<'_>,
    plane: Plane,
    purpose: Purpose,
    answer: &Answer,
) -> Result<Option<Shown>> {
    match verified(door, plane, purpose, answer).await {
        Err(error) if ["bad_passkey", COPIED].contains(&error.code()) => {
            door.record_as(error);
            Ok(None)
        }
        result => result.map(Some),
    }
}

const COPIED: &str = "passkey_copied";

async fn verified(door: &mut Door<'_>, plane: Plane, purpose: Purpose, answer: &Answer) -> Result<Shown> {
    let credential: PublicKeyCredential = read(&answer.credential)?;
    let state: Option<DiscoverableAuthentication> = end(door.tx().await?, plane, purpose, &answer.ceremony).await?;
    // One answer each, right or not.
    door.release().await?;
    let state = state.ok_or(Error::BadPasskey)?;

    let tx = door.tx().await?;
    let party = RelyingParty::of(tx, plane).await?;
    let row = sql::hold_shown()
        .bind(tx.db(), &credential.raw_id, &party.id)
        .opt()
        .await?
        .ok_or(Error::BadPasskey)?;
    let owner = UserId(row.user_id);
    // The device may say whose it is, and has to where nothing else does.
    let said = credential
        .get_user_unique_id()
        .map(|handle| handle == row.user_id.as_bytes().as_slice());
    let is_theirs = match purpose.user() {
        Some(user) => user == row.user_id && said != Some(false),
        None => said == Some(true),
    };
    if !is_theirs {
        return Err(Error::BadPasskey);
    }
    let person = Who::signed_in(owner, row.email, row.user_name);
    let mut passkey: Passkey =
        serde_json::from_value(row.credential).map_err(|error| Error::Internal(error.to_string()))?;
    let verified = match party.verify(&credential, state, &passkey) {
        Ok(verified) => verified,
        Err(WebauthnError::CredentialPossibleCompromise) => {
            door.acting(person);
            return Err(Error::conflict(
                COPIED,
                "It was used elsewhere since, so there may be a copy of it.",
            ));
        }
        Err(_) => return Err(Error::BadPasskey),
    };
    passkey.update_credential(&verified);
    sql::used().bind(tx.db(), &tx.now(), &json(&passkey)?, &row.id).await?;
    Ok(Shown {
        user: owner,
        who: person,
        methods: methods(verified.backup_eligible()),
    })
}
