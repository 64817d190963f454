//! The one way in, whatever was proved first: a session begins, or the second factor is asked for, which whoever has set one up always gives.

use db::queries::{second_factors, sessions, sign_in_flows as flows, users};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::sign_in::NewSession;
use crate::{
    Error, Origin, Plane, Result, SecretToken, SessionId, UserId,
    gate::{Identity, Tx},
    instance::InstanceSettings,
};

/// How long somebody has to give their second factor.
const FLOW_LASTS: SignedDuration = SignedDuration::from_mins(10);

/// What a session's methods hold once a second factor was given (RFC 8176 §2).
pub(crate) const SECOND_FACTOR: &str = "mfa";

/// What a code given adds to them.
pub(crate) const BY_CODE: [&str; 2] = ["otp", SECOND_FACTOR];

/// How far somebody got.
pub enum Entered {
    Session(NewSession),
    /// They go on with [`super::SecondFactor`].
    SecondFactor(SignInFlow),
}

/// A sign-in that waits for the second factor: good for nothing else, on this plane alone, and for this person.
pub struct SignInFlow {
    /// In no other place.
    pub token: SecretToken,
    pub expires_at: Timestamp,
}

impl Entered {
    /// The session that has begun.
    ///
    /// # Errors
    /// A conflict, `second_factor_needed`, where it has not yet.
    pub fn session(self) -> Result<NewSession> {
        match self {
            Self::Session(session) => Ok(session),
            Self::SecondFactor(_) => Err(Error::conflict(
                "second_factor_needed",
                "Give your second factor to go on.",
            )),
        }
    }

    /// What is still asked for, in the words of the event of the first step.
    pub(crate) const fn waits_for(&self) -> Option<&'static str> {
        match self {
            Self::Session(_) => None,
            Self::SecondFactor(_) => Some("second_factor"),
        }
    }
}

/// Lets a person in whose identity was just proved by `methods` (RFC 8176 §2 names), as far as that goes.
pub(crate) async fn enter(
    tx: &Tx<Identity>,
    user: UserId,
    plane: Plane,
    methods: &[&str],
    origin: &Origin,
) -> Result<Entered> {
    let kinds = second_factors::kinds().bind(tx.db(), &user.0).one().await?;
    if kinds.is_empty() || methods.contains(&SECOND_FACTOR) {
        return Ok(Entered::Session(open_session(tx, user, plane, methods, origin).await?));
    }
    let flow = SignInFlow {
        token: SecretToken::new(),
        expires_at: tx.now() + FLOW_LASTS,
    };
    flows::forget()
        .bind(tx.db(), &tx.now(), &user.0, &plane.as_str())
        .await?;
    flows::insert()
        .bind(
            tx.db(),
            &Uuid::now_v7(),
            &flow.token.hash().as_slice(),
            &user.0,
            &plane.as_str(),
            &methods,
            &tx.now(),
            &flow.expires_at,
        )
        .await?;
    Ok(Entered::SecondFactor(flow))
}

/// Begins a session for a person who has proved all that is asked of them.
pub(super) async fn open_session(
    tx: &Tx<Identity>,
    user: UserId,
    plane: Plane,
    methods: &[&str],
    origin: &Origin,
) -> Result<NewSession> {
    let lasts = InstanceSettings::load(tx).await?.session_lasts(plane);
    let session = NewSession {
        id: SessionId::new(),
        user,
        token: SecretToken::new(),
        expires_at: tx.now() + lasts,
    };
    sessions::insert()
        .bind(
            tx.db(),
            &session.id.0,
            &session.token.hash().as_slice(),
            &user.0,
            &plane.as_str(),
            &methods,
            &tx.now(),
            &session.expires_at,
            &origin.address,
            &agent(origin),
        )
        .await?;
    users::signed_in().bind(tx.db(), &tx.now(), &user.0).await?;
    Ok(session)
}

/// What the browser calls itself, for the list of sessions.
pub(crate) fn agent(origin: &Origin) -> Option<String> {
    let text = origin.user_agent.as_deref()?;
    Some(text.chars().filter(|c| !c.is_control()).take(300).collect())
}
