//! The audit log's pages on both planes. What its codes mean is in `words`.

pub mod words;

use std::collections::BTreeMap;

use app::{App, audit};
use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde::Deserialize;
use serde_json::Value;

use super::{
    flash::{Flash, Shown},
    forms::{Choice, Field, address},
    page::{Page, PageError, PageResult, html},
    pager::{Asked, Pager},
    visitor::{RootVisitor, TenantVisitor},
};
use crate::extract::FormQuery;

/// One line of a short history.
pub struct Happening {
    pub at: String,
    pub actor: String,
    pub text: String,
    pub outcome: String,
    pub href: String,
}

pub fn happening(event: audit::Event, log: &str) -> Happening {
    Happening {
        at: event.occurred_at.to_string(),
        text: words::deed(&event),
        actor: event.actor,
        outcome: words::outcome(&event.outcome).to_owned(),
        href: address(log, &[("type", &event.target_kind)]),
    }
}

const LOG: &str = "/root/audit";

#[derive(Template)]
#[template(path = "root/audit.html")]
struct RootAudit {
    page: Page,
    action: String,
    filter: FilterForm,
    kinds: Vec<Choice>,
    operations: Vec<Choice>,
    outcomes: Vec<Choice>,
    events: Vec<Event>,
    pager: Pager,
    seal: Seal,
    may_verify: bool,
    every_log: bool,
}

#[derive(Template)]
#[template(path = "tenant/audit.html")]
struct TenantAudit {
    page: Page,
    action: String,
    filter: FilterForm,
    kinds: Vec<Choice>,
    operations: Vec<Choice>,
    outcomes: Vec<Choice>,
    events: Vec<Event>,
    pager: Pager,
    seal: Seal,
    may_verify: bool,
    every_log: bool,
}

struct FilterForm {
    kind: Field,
    actor: Field,
    operation: Field,
    outcome: Field,
    from: Field,
    to: Field,
    /// Kept as it is: one comes here by a link.
    grant: String,
    active: bool,
}

struct Event {
    id: String,
    at: String,
    actor: String,
    actor_kind: String,
    deed: String,
    operation: String,
    target: String,
    outcome: String,
    reason: Option<String>,
    /// In the actor's own words.
    why: Option<String>,
    on_behalf_of: Option<String>,
    access_grant: Option<String>,
    tenant: Option<String>,
    address: Option<String>,
    request_id: Option<String>,
    changes: Vec<Change>,
}

struct Change {
    name: String,
    before: Option<String>,
    after: Option<String>,
}

struct Seal {
    state: &'static str,
    text: String,
    sealed_at: Option<String>,
    /// What `head` is: of one log, or of all of them.
    what: &'static str,
    head: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AuditQuery {
    #[serde(rename = "type")]
    kind: String,
    actor: String,
    operation: String,
    outcome: String,
    grant: String,
    from: String,
    to: String,
    after: String,
}

impl AuditQuery {
    fn pairs(&self) -> [(&str, &str); 7] {
        [
            ("type", &self.kind),
            ("actor", &self.actor),
            ("operation", &self.operation),
            ("outcome", &self.outcome),
            ("grant", &self.grant),
            ("from", &self.from),
            ("to", &self.to),
        ]
    }

    /// The operation's query; a date that is none is said at its field, and filters nothing.
    fn read(&self) -> (audit::Query, Option<String>, Option<String>) {
        let (since, from_error) = day(&self.from, false);
        let (until, to_error) = day(&self.to, true);
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let query = audit::Query {
            filter: audit::Filter {
                kind: some(&self.kind),
                actor: some(&self.actor),
                operation: some(&self.operation),
                outcome: some(if self.outcome == "allowed" {
                    "done"
                } else {
                    &self.outcome
                }),
                // What is no id was done by nobody.
                access_grant: some(&self.grant).map(|text| text.parse().unwrap_or_default()),
                since,
                until,
            },
            after: some(&self.after),
            limit: None,
        };
        (query, from_error, to_error)
    }

    fn form(&self, from_error: Option<String>, to_error: Option<String>) -> FilterForm {
        FilterForm {
            kind: Field::new(&self.kind),
            actor: Field::new(&self.actor),
            operation: Field::new(&self.operation),
            outcome: Field::new(&self.outcome),
            from: Field {
                value: self.from.clone(),
                error: from_error,
            },
            to: Field {
                value: self.to.clone(),
                error: to_error,
            },
            grant: self.grant.clone(),
            active: self.pairs().iter().any(|(_, value)| !value.is_empty()),
        }
    }
}

/// The beginning of a day in UTC, or of the one after it.
fn day(text: &str, after: bool) -> (Option<Timestamp>, Option<String>) {
    if text.is_empty() {
        return (None, None);
    }
    let begin = text
        .parse::<Date>()
        .and_then(|date| if after { date.checked_add(1.day()) } else { Ok(date) })
        .and_then(|date| date.to_zoned(TimeZone::UTC));
    match begin {
        Ok(begin) => (Some(begin.timestamp()), None),
        Err(_) => (None, Some("Write a date, such as 2026-05-31.".to_owned())),
    }
}

fn show(event: audit::Event) -> Event {
    Event {
        id: event.id.to_string(),
        at: event.occurred_at.to_string(),
        actor: event.actor,
        actor_kind: match event.actor_kind.as_str() {
            "user" => "person",
            "token" => "API token",
            "cli" => "command line",
            other => other,
        }
        .to_owned(),
        deed: words::operation(&event.operation).to_owned(),
        operation: event.operation,
        target: if event.target.is_empty() {
            event.target_id
        } else {
            event.target
        },
        outcome: words::outcome(&event.outcome).to_owned(),
        reason: event.reason.as_deref().map(words::reason),
        why: event.justification,
        on_behalf_of: event.on_behalf_of.map(|id| id.to_string()),
        access_grant: event.access_grant.map(|id| id.to_string()),
        tenant: event.tenant,
        address: event.address,
        request_id: event.request_id.map(|id| id.to_string()),
        changes: changes(event.before.as_ref(), event.after.as_ref()),
    }
}

/// Every value within a value, by the names that lead to it.
fn leaves(name: &str, value: &Value, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                let path = if name.is_empty() {
                    key.clone()
                } else {
                    format!("{name} › {key}")
                };
                leaves(&path, field, found);
            }
        }
        other => {
            found.insert(name.to_owned(), other.clone());
        }
    }
}

/// Before and after beside each other, field by field.
fn changes(before: Option<&Value>, after: Option<&Value>) -> Vec<Change> {
    let fields = |value: Option<&Value>| {
        let mut found = BTreeMap::new();
        if let Some(value) = value {
            leaves("", value, &mut found);
        }
        found
    };
    let (before, after) = (fields(before), fields(after));
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    names
        .into_iter()
        .filter(|name| before.get(*name) != after.get(*name))
        .map(|name| Change {
            name: name.clone(),
            before: before.get(name).and_then(plain),
            after: after.get(name).and_then(plain),
        })
        .collect()
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

fn seal(what: &'static str, sealed: Option<audit::Seal>, said: Option<&Flash>) -> Seal {
    let verified = said.and_then(|flash| match flash.shown {
        Some(Shown::Verified(whole)) => Some((whole, flash.text.clone())),
        _ => None,
    });
    let (state, text) = match verified {
        Some((true, text)) => ("verified", text),
        Some((false, text)) => ("broken", text),
        None => (
            if sealed.is_some() { "sealed" } else { "unchecked" },
            "Every event is sealed in a signed chain of Merkle trees.".to_owned(),
        ),
    };
    Seal {
        state,
        text,
        sealed_at: sealed.as_ref().map(|seal| seal.at.to_string()),
        what,
        head: sealed.map(|seal| seal.head).unwrap_or_default(),
    }
}

fn pager(action: &str, query: &AuditQuery, found: &audit::Page) -> Pager {
    Asked::of(action, &query.pairs(), &query.after).pager(found.items.len(), found.next.as_deref(), ("event", "events"))
}

pub async fn platform(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(query): FormQuery<AuditQuery>,
) -> PageResult {
    let (operation, from_error, to_error) = query.read();
    let found = app.on_platform(&visitor.caller, audit::ListAll(operation)).await?;
    let page = visitor.page("audit", "Audit log");
    html(&RootAudit {
        action: LOG.to_owned(),
        filter: query.form(from_error, to_error),
        kinds: words::kinds(true),
        operations: words::operations(true),
        outcomes: words::outcomes(),
        pager: pager(LOG, &query, &found),
        seal: seal("Checkpoint", found.sealed, page.flash.as_ref()),
        events: found.items.into_iter().map(show).collect(),
        may_verify: true,
        every_log: true,
        page,
    })
}

pub async fn verify(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let report = app.on_platform(&visitor.caller, audit::Verify::default()).await?;
    let whole = report.findings.is_empty();
    let said = if whole {
        Flash::success(&format!(
            "{} events in {} logs are as they were sealed.",
            report.events, report.logs
        ))
    } else {
        let details: Vec<String> = report.findings.into_iter().map(|finding| finding.detail).collect();
        Flash::error(&details.join(" "))
    };
    Ok(said.showing(Shown::Verified(whole)).lead(&app, &visitor.caller, LOG))
}

pub async fn tenant(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<AuditQuery>,
) -> Result<axum::response::Response, PageError> {
    let action = visitor.path("audit");
    let (operation, from_error, to_error) = query.read();
    let found = match app
        .in_tenant(&visitor.caller, &visitor.tenant, audit::List(operation))
        .await
    {
        Ok(found) => found,
        Err(error) => return visitor.home_or(&app, error),
    };
    html(&TenantAudit {
        page: visitor.page("audit", "Audit log"),
        filter: query.form(from_error, to_error),
        kinds: words::kinds(false),
        operations: words::operations(false),
        outcomes: words::outcomes(),
        pager: pager(&action, &query, &found),
        seal: seal("Tree head", found.sealed, None),
        events: found.items.into_iter().map(show).collect(),
        may_verify: false,
        every_log: false,
        action,
    })
}
