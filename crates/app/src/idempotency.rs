//! Requests that are sent again because their answer was lost: they are answered again and not done again
//! (draft-ietf-httpapi-idempotency-key-header). What a request does is not known here.

use db::queries::idempotency_keys as sql;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::{
    App, Caller, Credential, Error, Result,
    error::json,
    gate::{Identity, Tx},
};

/// How long an answer is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// After so long nobody is at work on a request any more: the process that was has ended.
const AT_WORK: SignedDuration = SignedDuration::from_secs(120);

/// One request of one caller, by the key that they chose.
#[derive(Clone, Debug)]
pub struct Request {
    credential: [u8; 32],
    key: String,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

/// Whether a request is to be done, or was.
#[derive(Debug)]
pub enum Begun {
    Now(Request),
    Before(Answer),
}

impl Request {
    /// The answer may hold a secret that is shown once, so it is sealed, for this place alone.
    fn place(&self) -> String {
        format!("idempotency_keys.answer {} {}", hex::encode(self.credential), self.key)
    }
}

impl App {
    /// Takes the key for this request, of which `hash` is SHA-256, or finds what was answered to it before.
    ///
    /// # Errors
    /// Whoever may not ask at all is refused before anything is looked up. [`Error::Invalid`] where the key was used for another
    /// request; [`Error::Conflict`] with `in_progress` while it is being done, `outcome_unknown` where it never came to an answer.
    pub async fn begin_request(&self, caller: &Caller, key: &str, hash: [u8; 32]) -> Result<Begun> {
        let who = self.facts(caller, None).await?;
        who.person()?;
        let (Credential::Session(_, credential) | Credential::Token(credential)) = caller.credential else {
            return Err(Error::NotFound);
        };
        let request = Request {
            credential,
            key: key.to_owned(),
        };
        // The body may hold a password, which a plain hash would let whoever reads the table guess.
        let hash = self.keys().fingerprint("request", &hash);
        let tx = Tx::<Identity>::bookkeeping(self).await?;
        let (client, now) = (tx.db(), tx.now());
        sql::forget_old().bind(client, &(now - KEPT)).await?;
        let taken = sql::begin()
            .bind(client, &credential.as_slice(), &key, &hash.as_slice(), &now)
            .await?;
        if taken == 1 {
            tx.done().await?;
            return Ok(Begun::Now(request));
        }
        let row = sql::get().bind(client, &credential.as_slice(), &key).opt().await?;
        tx.done().await?;
        let row = row.ok_or_else(in_progress)?;
        if row.request_hash != hash {
            return Err(Error::invalid(
                "Idempotency-Key",
                "This key was used for another request. Choose a new one for each.",
            ));
        }
        match row.answer_sealed {
            Some(sealed) => self.unseal(&request, &sealed).map(Begun::Before),
            None if now.duration_since(row.created_at) < AT_WORK => Err(in_progress()),
            None => Err(Error::conflict(
                "outcome_unknown",
                "The server stopped while it did this. Look whether it was done; if not, send it with a new key.",
            )),
        }
    }

    /// Keeps the answer; what changed nothing (`None`) may be sent again with the same key.
    pub async fn end_request(&self, request: &Request, answer: Option<&Answer>) -> Result<()> {
        let tx = Tx::<Identity>::bookkeeping(self).await?;
        let (client, credential) = (tx.db(), request.credential.as_slice());
        match answer {
            Some(answer) => {
                let plain = json(answer)?.to_string();
                let sealed = self.keys().seal(&request.place(), plain.as_bytes());
                sql::answered().bind(client, &sealed, &credential, &request.key).await?
            }
            None => sql::forget().bind(client, &credential, &request.key).await?,
        };
        tx.done().await
    }

    fn unseal(&self, request: &Request, sealed: &[u8]) -> Result<Answer> {
        let plain = self
            .keys()
            .open(&request.place(), sealed)
            .map_err(|error| Error::Internal(error.to_string()))?;
        serde_json::from_slice(&plain).map_err(|error| Error::Internal(error.to_string()))
    }
}

fn in_progress() -> Error {
    Error::conflict(
        "in_progress",
        "This very request is being done right now. Ask again in a moment.",
    )
}
