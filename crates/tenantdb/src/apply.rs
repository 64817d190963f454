//! Carrying out a plan: one transaction per change, so that one table's failure leaves the others done.
//! What is in the plan was decided in `plan`.

use std::mem::discriminant;
use std::time::Duration;

use futures_util::future::join_all;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::connect::{AdminClient, Session};
use crate::error::Error;
use crate::plan::{Change, Plan, Target};

/// How long a change may wait for a lock. Everybody who comes after it waits too, so not long.
const LOCK_TIMEOUT: &str = "SET LOCAL lock_timeout = '2s'";

/// Two tenants of one database, provisioned at the same moment, meet at its access control list. PostgreSQL does not wait
/// there: it refuses the later one with an error that it has no better code for.
const COLLISION: &str = "XX000";
const ATTEMPTS: u32 = 40;
/// The longest pause between two of them, in milliseconds, so that all of them take a few seconds.
const LONGEST_PAUSE: u64 = 150;

/// Changes on their way at once. Few enough that they are sent in order.
const IN_FLIGHT: usize = 16;

/// What became of one change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub target: Target,
    /// PostgreSQL's words; None if it was done.
    pub error: Option<String>,
    /// It failed for want of a lock, and the rights that it narrows were taken away until it succeeds.
    pub cut: bool,
}

/// Applies every change, in order; one that fails is rolled back alone. An error only if the connection is lost: then the
/// state is unknown, and observing tells.
///
/// Two plans for one tenant must not be applied at the same time: the older wish could win.
pub async fn apply(client: &mut AdminClient, plan: &Plan) -> Result<Vec<Outcome>, Error> {
    let session = &client.0;
    let mut outcomes = Vec::with_capacity(plan.changes.len());
    // Only what does not build on each other is sent together, since one of it may have to be tried again.
    let alike = |a: &Change, b: &Change| discriminant(&a.target) == discriminant(&b.target);
    let groups = plan.changes.chunk_by(alike);
    for changes in groups.flat_map(|group| group.chunks(IN_FLIGHT)) {
        let sent = changes.iter().map(|change| transact(session, &change.statements));
        for (change, result) in changes.iter().zip(join_all(sent).await) {
            outcomes.push(outcome(session, change, result).await?);
        }
    }
    Ok(outcomes)
}

async fn outcome(session: &Session, change: &Change, result: Result<(), Error>) -> Result<Outcome, Error> {
    let target = change.target.clone();
    let mut result = result;
    for attempt in 1..ATTEMPTS {
        match &result {
            Err(Error::Database { code, .. }) if code == COLLISION => {}
            _ => break,
        }
        // Not in step with the others.
        let jitter = Uuid::new_v4().as_u128() % 40;
        let pause = (u64::from(attempt) * 10).min(LONGEST_PAUSE) + u64::try_from(jitter).unwrap_or_default();
        tokio::time::sleep(Duration::from_millis(pause)).await;
        result = transact(session, &change.statements).await;
    }
    let error = match result {
        Ok(()) => None,
        Err(lost @ (Error::Lost(_) | Error::TimedOut)) if session.is_closed() => return Err(lost),
        Err(error) => Some(error),
    };
    let mut cut = false;
    if error == Some(Error::Busy) && !change.cut.is_empty() {
        cut = transact(session, &change.cut).await.is_ok();
    }
    let error = error.map(|error| explain(&error));
    if let Some(error) = &error {
        tracing::warn!(%target, error, cut, "a change to a tenant's database failed");
    }
    Ok(Outcome { target, error, cut })
}

/// One transaction in one round trip. The server skips what follows a statement that fails, and the ROLLBACK that is sent
/// behind ends the transaction then; otherwise it finds none and does nothing.
pub(crate) async fn transact(session: &Session, statements: &[String]) -> Result<(), Error> {
    let sql = format!("BEGIN; {LOCK_TIMEOUT}; {}; COMMIT", statements.join("; "));
    let work = async {
        let (done, _) = tokio::join!(
            biased;
            session.client.batch_execute(&sql),
            session.client.batch_execute("ROLLBACK"),
        );
        done
    };
    session.within(work).await
}

/// Says what to do where PostgreSQL only says what is wrong.
fn explain(error: &Error) -> String {
    let text = error.to_string();
    match error {
        Error::Refused(why) if why.starts_with("permission denied to set role") => format!(
            "{text}. The server's admin login must be a member of that role to act for it: GRANT it on the server."
        ),
        Error::Refused(why) if why.starts_with("permission denied for database") => {
            format!("{text}. The server's admin login needs CREATE on it, or must own it.")
        }
        _ => text,
    }
}
