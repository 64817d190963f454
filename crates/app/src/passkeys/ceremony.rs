//! A ceremony: what a browser is asked to do with a passkey, kept until it answers. It is good for one purpose of one caller on one plane, for
//! five minutes, and once.

use db::queries::passkeys as sql;
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::relying_party::RelyingParty;
use crate::{
    Error, Plane, Result, SecretToken, SessionId, UserId,
    gate::{Identity, Tx},
    hash_token,
};

/// As long as the browser is told to wait for the person.
const LASTS: SignedDuration = SignedDuration::from_mins(5);

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = PasskeyCeremony)]
pub struct Ceremony {
    /// Give it back with the browser's answer.
    pub ceremony: String,
    /// The `publicKey` for `navigator.credentials`; what it takes as bytes is base64url here.
    #[schema(value_type = Object)]
    pub options: Value,
    pub expires_at: Timestamp,
}

/// What it is for, and in what it was begun.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    Add(UserId, SessionId),
    SignIn,
    /// After the password, in this flow.
    SecondFactor(UserId, Uuid),
    Prove(UserId, SessionId),
}

impl Purpose {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Add(..) => "add",
            Self::SignIn => "sign_in",
            Self::SecondFactor(..) => "second_factor",
            Self::Prove(..) => "prove",
        }
    }

    /// Whose answer alone it takes.
    pub(super) fn user(self) -> Option<Uuid> {
        match self {
            Self::Add(user, _) | Self::SecondFactor(user, _) | Self::Prove(user, _) => Some(user.0),
            Self::SignIn => None,
        }
    }

    fn bound_to(self) -> Option<Uuid> {
        match self {
            Self::Add(_, session) | Self::Prove(_, session) => Some(session.0),
            Self::SecondFactor(_, flow) => Some(flow),
            Self::SignIn => None,
        }
    }
}

/// `state` is what the answer will be verified by.
pub(super) async fn begin(
    tx: &Tx<Identity>,
    plane: Plane,
    purpose: Purpose,
    options: Value,
    state: Value,
) -> Result<Ceremony> {
    let token = SecretToken::new();
    let expires_at = tx.now() + LASTS;
    sql::forget_ceremonies()
        .bind(
            tx.db(),
            &tx.now(),
            &purpose.user(),
            &purpose.bound_to(),
            &purpose.as_str(),
        )
        .await?;
    sql::begin_ceremony()
        .bind(
            tx.db(),
            &Uuid::now_v7(),
            &token.hash().as_slice(),
            &purpose.as_str(),
            &plane.as_str(),
            &purpose.user(),
            &purpose.bound_to(),
            &state,
            &tx.now(),
            &expires_at,
        )
        .await?;
    Ok(Ceremony {
        ceremony: token.expose().to_owned(),
        options,
        expires_at,
    })
}

/// Asks for a passkey: of the person whom the purpose names, or of anybody. In the second case nobody is named by what is asked, so whose
/// account has one is not told.
pub(crate) async fn ask(tx: &Tx<Identity>, plane: Plane, purpose: Purpose) -> Result<Ceremony> {
    let party = RelyingParty::of(tx, plane).await?;
    let known = match purpose.user() {
        Some(user) => sql::credentials().bind(tx.db(), &user, &party.id).all().await?,
        None => Vec::new(),
    };
    if purpose.user().is_some() && known.is_empty() {
        return Err(Error::conflict(
            "no_passkey",
            "You have no passkey for this address. Use your password.",
        ));
    }
    let (options, state) = party.ask(&known)?;
    begin(tx, plane, purpose, options, state).await
}

/// Ends the ceremony of this token and gives what its answer is verified by; none where it is over, for something else or another's.
pub(super) async fn end<S: DeserializeOwned>(
    tx: &Tx<Identity>,
    plane: Plane,
    purpose: Purpose,
    token: &SecretString,
) -> Result<Option<S>> {
    let ended = sql::end_ceremony()
        .bind(
            tx.db(),
            &tx.now(),
            &hash_token(token.expose_secret()).as_slice(),
            &purpose.as_str(),
            &plane.as_str(),
            &purpose.user(),
            &purpose.bound_to(),
        )
        .opt()
        .await?;
    ended
        .map(|row| serde_json::from_value(row.state).map_err(|error| Error::Internal(error.to_string())))
        .transpose()
}
