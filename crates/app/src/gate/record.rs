//! The events of what did not go as asked: refused, or committed and then failed. How one that was done is recorded is in `operation` and `door`.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use metrics::counter;

use crate::{
    App, Error,
    audit::{Attempt, Outcome, Record},
    caller::Who,
    ids::{TenantId, UserId},
};

/// A decision that was no, or a state of things that does not allow it, is recorded; a broken request or server is not, nor what was
/// never looked at. Of strangers only wrong credentials are, which the throttle keeps few: else anybody could fill the log.
fn refusal_reason(who: Option<&Who>, error: &Error) -> Option<&'static str> {
    let known = who.is_some_and(|who| who.person.is_some());
    match error {
        Error::BadCredentials | Error::BadPasskey => Some(error.code()),
        Error::Refused(_) | Error::RefusedFor(..) | Error::NotFound | Error::Conflict { .. } if known => {
            Some(error.code())
        }
        _ => None,
    }
}

/// Writes the event of a refusal, in a transaction of its own. That it cannot be written does not turn the no into a yes.
pub(super) async fn refused(app: &App, attempt: Attempt<'_>, error: &Error) {
    let Some(reason) = refusal_reason(attempt.who, error) else {
        return;
    };
    let person = attempt.who.and_then(|who| who.person.as_ref());
    if let (Some(person), false) = (person, matches!(error, Error::BadCredentials))
        && !app
            .refusals()
            .is_due((person.id, attempt.tenant, attempt.operation, reason), app.now())
    {
        return;
    }
    alone(app, attempt, Outcome::Refused, reason).await;
}

/// Writes that an operation was committed but what had to follow the commit failed.
pub(super) async fn failed(app: &App, attempt: Attempt<'_>, error: &Error) {
    alone(app, attempt, Outcome::Failed, error.code()).await;
}

async fn alone(app: &App, attempt: Attempt<'_>, outcome: Outcome, reason: &str) {
    let record = Record {
        attempt,
        outcome,
        reason: Some(reason),
        on_behalf_of: None,
        access_grant: None,
        before: None,
        after: None,
    };
    let written = async {
        let client = app.pools().identity.get().await?;
        record.write(&client, app.now()).await
    };
    if let Err(error) = written.await {
        tracing::error!(%error, operation = attempt.operation, "an audit event could not be written");
    }
}

/// For how long the refusals of one person, operation and reason are one event in a log.
const WINDOW: SignedDuration = SignedDuration::from_mins(1);

/// Whose, in which log, of which operation, for which reason.
type Kind = (UserId, Option<TenantId>, &'static str, &'static str);

/// What was refused lately. The log is kept for ever, so whoever is signed in and asks in a loop must not be able to fill it.
#[derive(Default)]
pub(crate) struct Refusals(Mutex<HashMap<Kind, Window>>);

struct Window {
    since: Timestamp,
    /// How many more there were than the one that was recorded.
    more: u64,
}

impl Refusals {
    /// Whether this refusal is to be recorded: the first of its kind within a minute. The others are counted.
    fn is_due(&self, kind: Kind, now: Timestamp) -> bool {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(window) = windows.get_mut(&kind)
            && window.is_open(now)
        {
            window.more += 1;
            counter!("bailiwick_refusals_not_recorded_total").increment(1);
            return false;
        }
        windows.retain(|(user, _, operation, reason), window| {
            let open = window.is_open(now);
            if !open && window.more > 0 {
                tracing::warn!(%user, operation, reason, more = window.more, "refused again and again; the audit log has the first");
            }
            open
        });
        windows.insert(kind, Window { since: now, more: 0 });
        true
    }
}

impl Window {
    fn is_open(&self, now: Timestamp) -> bool {
        now.duration_since(self.since) < WINDOW
    }
}
