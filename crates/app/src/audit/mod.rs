//! Audit events: what the gate writes of every operation (this file), how they are read, sealed and verified (the others).

mod checkpoint;
mod days;
mod document;
mod export;
mod filter;
mod list;
mod newest;
mod outcomes;
mod proof;
mod remove;
mod seal;
mod sign_ins;
mod table;
mod verify;
mod verify_export;
mod walk;
mod watch;

use db::queries::audit as sql;
use jiff::Timestamp;
use serde_json::Value;

pub use checkpoint::Checkpoint;
pub use days::count_days;
pub use document::DocumentError;
pub(crate) use document::{sign, verify_document};
pub use export::{Export, Exporter, Format};
pub use filter::Filter;
pub(crate) use filter::day;
pub use list::{Event, List, ListAll, Page, Query, Seal};
pub use newest::{Newest, Sealing};
pub use outcomes::{OutcomeDay, Outcomes};
pub use remove::remove_due;
pub use seal::seal;
pub use sign_ins::{Day, SignIns};
pub(crate) use verify::verify;
pub use verify::{Finding, Report, Verify};
pub use verify_export::{ExportError, Trust, verify_export};
pub use walk::Place;
pub use watch::{Watch, Watched};

use crate::{
    Result,
    caller::{Caller, Credential, Who},
    error::violated_constraint,
    ids::{AccessGrantId, EventId, TenantId, UserId},
};

/// What an operation acts on; never who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The noun, such as `membership`.
    pub kind: &'static str,
    /// The id, or what the caller wrote where there is none yet.
    pub id: String,
    /// What a reader recognises: an e-mail address, a slug, a name.
    pub label: String,
}

impl Target {
    pub fn new(kind: &'static str, id: impl std::fmt::Display, label: impl Into<String>) -> Self {
        Self {
            kind,
            id: id.to_string(),
            label: label.into(),
        }
    }
}

/// How the operation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    Refused,
    Failed,
}

impl Outcome {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }
}

/// Who asked for what: what an event says whichever way it ended.
#[derive(Clone, Copy)]
pub(crate) struct Attempt<'a> {
    pub caller: &'a Caller,
    pub who: Option<&'a Who>,
    pub operation: &'static str,
    /// Whose log it is written to; `None`: the platform's.
    pub tenant: Option<TenantId>,
    pub target: &'a Target,
    /// Why, in the words of whoever asked.
    pub justification: Option<&'a str>,
}

/// One event, ready to be written.
pub(crate) struct Record<'a> {
    pub attempt: Attempt<'a>,
    pub outcome: Outcome,
    /// The code of the refusal or failure.
    pub reason: Option<&'a str>,
    pub on_behalf_of: Option<UserId>,
    /// Where it is not the one that the actor is inside by.
    pub access_grant: Option<AccessGrantId>,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

/// Longer texts come from outside and are cut; the log is no store.
const LABEL_AT_MOST: usize = 200;
/// As long as a reason may be where one is asked for.
const JUSTIFICATION_AT_MOST: usize = 500;

impl Record<'_> {
    pub async fn write(self, client: &impl db::GenericClient, now: Timestamp) -> Result<()> {
        let (kind, label) = self.actor();
        let Attempt {
            caller,
            who,
            operation,
            tenant,
            target,
            justification,
        } = self.attempt;
        sql::insert()
            .bind(
                client,
                &EventId::new().0,
                &now,
                &tenant.map(|id| id.0),
                &kind,
                &who.and_then(|who| who.person.as_ref()).map(|person| person.id.0),
                &label_of(&label),
                &operation,
                &target.kind,
                &label_of(&target.id),
                &label_of(&target.label),
                &self.outcome.as_str(),
                &self.reason.map(label_of),
                &caller.origin.address,
                &caller.origin.request_id,
                &self.before,
                &self.after,
                &self
                    .access_grant
                    .or(who.and_then(|who| who.access_grant))
                    .map(|grant| grant.0),
                &self.on_behalf_of.map(|user| user.0),
                &justification
                    .map(|text| cut(text.trim(), JUSTIFICATION_AT_MOST))
                    .filter(|text| !text.is_empty()),
            )
            .await
            .inspect_err(|error| {
                tracing::error!(
                    constraint = violated_constraint(error),
                    "an audit event could not be written"
                );
            })?;
        Ok(())
    }

    fn actor(&self) -> (&'static str, String) {
        let person = self.attempt.who.and_then(|who| who.person.as_ref());
        match (&self.attempt.caller.credential, person) {
            (Credential::Cli, _) => ("cli", "command line".to_owned()),
            (Credential::System(name), _) => ("system", (*name).to_owned()),
            (Credential::Token(_), Some(person)) => ("token", person.email.clone()),
            (_, Some(person)) => ("user", person.email.clone()),
            (_, None) => ("anonymous", "anonymous".to_owned()),
        }
    }
}

fn label_of(text: &str) -> String {
    cut(text, LABEL_AT_MOST)
}

/// NUL cannot be stored, and control characters would play tricks in a terminal.
fn cut(text: &str, at_most: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(at_most).collect()
}
