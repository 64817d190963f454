//! Audit events: what the gate writes of every operation (this file), how they are read, sealed and verified (the others).

mod checkpoint;
mod list;
mod seal;
mod verify;

use db::queries::audit as sql;
use jiff::Timestamp;
use serde_json::Value;

pub use checkpoint::Checkpoint;
pub use list::{Event, Filter, List, ListAll, Page, Query, Seal};
pub use seal::seal;
pub use verify::{Finding, Report, Verify};

use crate::{
    Result,
    caller::{Credential, Origin, Who},
    error::violated_constraint,
    ids::{EventId, TenantId},
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

/// One event, ready to be written.
pub(crate) struct Record<'a> {
    pub who: Option<&'a Who>,
    pub credential: &'a Credential,
    pub origin: &'a Origin,
    pub operation: &'static str,
    pub tenant: Option<TenantId>,
    pub target: &'a Target,
    pub outcome: Outcome,
    pub reason: Option<&'a str>,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

/// Longer texts come from outside and are cut; the log is no store.
const LABEL_AT_MOST: usize = 200;

impl Record<'_> {
    pub async fn write(self, client: &impl db::GenericClient, now: Timestamp) -> Result<()> {
        let (kind, label) = self.actor();
        sql::insert()
            .bind(
                client,
                &EventId::new().0,
                &now,
                &self.tenant.map(|id| id.0),
                &kind,
                &self.who.and_then(|who| who.person.as_ref()).map(|person| person.id.0),
                &cut(&label),
                &self.operation,
                &self.target.kind,
                &cut(&self.target.id),
                &cut(&self.target.label),
                &self.outcome.as_str(),
                &self.reason.map(cut),
                &self.origin.address,
                &self.origin.request_id,
                &self.before,
                &self.after,
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
        let person = self.who.and_then(|who| who.person.as_ref());
        match (self.credential, person) {
            (Credential::Cli, _) => ("cli", "command line".to_owned()),
            (Credential::System(name), _) => ("system", (*name).to_owned()),
            (Credential::Token(_), Some(person)) => ("token", person.email.clone()),
            (_, Some(person)) => ("user", person.email.clone()),
            (_, None) => ("anonymous", "anonymous".to_owned()),
        }
    }
}

/// NUL cannot be stored, and control characters would play tricks in a terminal.
fn cut(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(LABEL_AT_MOST).collect()
}
