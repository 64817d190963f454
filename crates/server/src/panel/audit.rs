//! The audit log's pages on both planes.

use std::collections::BTreeMap;

use app::{App, audit};
use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde::Deserialize;
use serde_json::Value;

use super::{
    forms::{Choice, Field, address, summary},
    page::{Page, PageError, PageResult, html},
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
        text: words(&event),
        actor: event.actor,
        outcome: outcome(&event.outcome),
        href: address(log, &[("type", &event.target_kind)]),
    }
}

/// What was done, in words; what was refused is named as the log names it.
fn words(event: &audit::Event) -> String {
    let target = &event.target;
    if event.outcome == "done" {
        let told = match event.operation.as_str() {
            "account.change_password" => "changed their password".to_owned(),
            "account.rename" => "changed their name".to_owned(),
            "audit.verify" => "verified the audit log".to_owned(),
            "connection.rotate_password" => "made a new database password".to_owned(),
            "grants.save" => format!("changed the rights of {target}"),
            "invitations.accept" => "accepted their invitation".to_owned(),
            "invitations.resend" => format!("made a new link for {target}"),
            "invitations.revoke" => format!("took back the invitation of {target}"),
            "jobs.retry" => format!("had the job {target} tried again"),
            "members.archive" => format!("deactivated {target}"),
            "members.change_role" => format!("changed the role of {target}"),
            "members.invite" => format!("invited {target}"),
            "members.reactivate" => format!("reactivated {target}"),
            "servers.add" | "servers.register_local" => format!("added the server {target}"),
            "servers.check" => format!("tested the server {target}"),
            "servers.remove" => format!("removed the server {target}"),
            "servers.test" => "tested a connection".to_owned(),
            "sessions.prove" => "gave their password once more".to_owned(),
            "sessions.revoke" => "ended a session".to_owned(),
            "sessions.revoke_others" => "ended their other sessions".to_owned(),
            "sessions.sign_in" => "signed in".to_owned(),
            "sessions.sign_out" => "signed out".to_owned(),
            "set_up.claim" => format!("made {target} the first Super Admin"),
            "tenants.attach" => format!("attached the tenant {target}"),
            "tenants.create" => format!("created the tenant {target}"),
            "tenants.delete" => format!("began to delete the tenant {target}"),
            "tenants.invite_owner" => format!("invited an owner of {target}"),
            "tenants.open" => format!("opened the tenant {target}"),
            "tenants.purge" => format!("removed the tenant {target}"),
            "tokens.create" => format!("made the API token {target}"),
            "tokens.revoke" => format!("revoked the API token {target}"),
            other => format!("{other} {target}"),
        };
        return told;
    }
    format!("tried {} {target}", event.operation)
}

/// The words of the page for the words of the log.
fn outcome(word: &str) -> String {
    if word == "done" {
        "allowed".to_owned()
    } else {
        word.to_owned()
    }
}

#[derive(Template)]
#[template(path = "root/audit.html")]
struct RootAudit {
    page: Page,
    action: String,
    filter: FilterForm,
    kinds: Vec<Choice>,
    outcomes: Vec<Choice>,
    events: Vec<Event>,
    summary: String,
    first: Option<String>,
    next: Option<String>,
    seal: Seal,
    may_verify: bool,
}

#[derive(Template)]
#[template(path = "tenant/audit.html")]
struct TenantAudit {
    page: Page,
    action: String,
    filter: FilterForm,
    kinds: Vec<Choice>,
    outcomes: Vec<Choice>,
    events: Vec<Event>,
    summary: String,
    first: Option<String>,
    next: Option<String>,
    seal: Seal,
    may_verify: bool,
}

struct FilterForm {
    kind: Field,
    actor: Field,
    operation: Field,
    outcome: Field,
    from: Field,
    to: Field,
    active: bool,
}

struct Event {
    id: String,
    at: String,
    actor: String,
    actor_kind: String,
    operation: String,
    target: String,
    outcome: String,
    reason: Option<String>,
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
    from: String,
    to: String,
    after: String,
}

impl AuditQuery {
    fn pairs(&self) -> [(&str, &str); 6] {
        [
            ("type", &self.kind),
            ("actor", &self.actor),
            ("operation", &self.operation),
            ("outcome", &self.outcome),
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

fn kinds(platform: bool) -> Vec<Choice> {
    let mut kinds = vec![
        ("", "Any"),
        ("membership", "Member"),
        ("invitation", "Invitation"),
        ("role", "Role and grants"),
        ("connection", "Connection"),
    ];
    if platform {
        kinds.extend([
            ("tenant", "Tenant"),
            ("database_server", "Database server"),
            ("platform_admin", "Platform admin"),
            ("user", "Person"),
            ("session", "Session"),
            ("api_token", "API token"),
        ]);
    }
    kinds
        .into_iter()
        .map(|(value, label)| Choice::new(value, label))
        .collect()
}

fn outcomes() -> Vec<Choice> {
    [("", "Any"), ("allowed", "Allowed"), ("refused", "Refused")]
        .into_iter()
        .map(|(value, label)| Choice::new(value, label))
        .collect()
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
        operation: event.operation,
        target: if event.target.is_empty() {
            event.target_id
        } else {
            event.target
        },
        outcome: outcome(&event.outcome),
        reason: event.reason.as_deref().map(reason),
        tenant: event.tenant,
        address: event.address,
        request_id: event.request_id.map(|id| id.to_string()),
        changes: changes(event.before.as_ref(), event.after.as_ref()),
    }
}

/// Why something was refused, to whoever reads of it later.
fn reason(code: &str) -> String {
    match code {
        "unauthenticated" => "Nobody was signed in.".to_owned(),
        "suspended" => "The account is suspended.".to_owned(),
        "not_found" => "It is not there, or not to be seen by this actor.".to_owned(),
        "forbidden" => "The actor’s role does not allow it.".to_owned(),
        "token_scope" => "The API token does not carry the permission.".to_owned(),
        "rank_too_high" => "The person or role is not below the actor’s own rank.".to_owned(),
        "grant_ceiling" => "The actor does not hold what they would have given.".to_owned(),
        "self_change" => "Nobody changes their own role, state or rights.".to_owned(),
        other => format!("Reason: {other}."),
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

fn seal(sealed: Option<audit::Seal>, report: Option<&audit::Report>) -> Seal {
    let (state, text) = match report {
        Some(report) if report.findings.is_empty() => (
            "verified",
            format!(
                "{} events in {} logs are as they were sealed.",
                report.events, report.logs
            ),
        ),
        Some(report) => (
            "broken",
            report
                .findings
                .iter()
                .map(|finding| finding.detail.clone())
                .collect::<Vec<_>>()
                .join(" "),
        ),
        None => (
            if sealed.is_some() { "sealed" } else { "unchecked" },
            "Every event is sealed in a signed chain of Merkle trees.".to_owned(),
        ),
    };
    Seal {
        state,
        text,
        sealed_at: sealed.as_ref().map(|seal| seal.at.to_string()),
        head: sealed.map(|seal| seal.head).unwrap_or_default(),
    }
}

fn next_and_first(action: &str, query: &AuditQuery, next: Option<String>) -> (Option<String>, Option<String>) {
    let with = |after: &str| {
        let pairs: Vec<(&str, &str)> = query.pairs().into_iter().chain([("after", after)]).collect();
        address(action, &pairs)
    };
    (
        next.map(|next| with(&next)),
        (!query.after.is_empty()).then(|| with("")),
    )
}

pub async fn platform(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(query): FormQuery<AuditQuery>,
) -> PageResult {
    platform_page(&app, &visitor, &query, None).await
}

pub async fn verify(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let report = app.on_platform(&visitor.caller, audit::Verify).await?;
    platform_page(&app, &visitor, &AuditQuery::default(), Some(report)).await
}

async fn platform_page(
    app: &App,
    visitor: &RootVisitor,
    query: &AuditQuery,
    report: Option<audit::Report>,
) -> PageResult {
    let action = "/root/audit";
    let (operation, from_error, to_error) = query.read();
    let found = app.on_platform(&visitor.caller, audit::ListAll(operation)).await?;
    let (next, first) = next_and_first(action, query, found.next.clone());
    html(&RootAudit {
        page: visitor.page("audit", "Audit log"),
        action: action.to_owned(),
        filter: query.form(from_error, to_error),
        kinds: kinds(true),
        outcomes: outcomes(),
        summary: summary(found.items.len(), "event", "events", next.is_some()),
        seal: seal(found.sealed, report.as_ref()),
        events: found.items.into_iter().map(show).collect(),
        first,
        next,
        may_verify: true,
    })
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
        Err(error) => return visitor.home_or(error),
    };
    let (next, first) = next_and_first(&action, &query, found.next.clone());
    html(&TenantAudit {
        page: visitor.page("audit", "Audit log"),
        filter: query.form(from_error, to_error),
        kinds: kinds(false),
        outcomes: outcomes(),
        summary: summary(found.items.len(), "event", "events", next.is_some()),
        seal: seal(found.sealed, None),
        events: found.items.into_iter().map(show).collect(),
        first,
        next,
        may_verify: false,
        action,
    })
}
