//! An event as the page shows it, with what changed beside what it was.

use std::collections::BTreeMap;

use app::audit;
use serde_json::Value;

use super::words;

pub struct Event {
    pub id: String,
    pub at: String,
    pub actor: String,
    pub actor_kind: String,
    pub deed: String,
    pub operation: String,
    pub target: String,
    pub target_id: String,
    pub outcome: String,
    pub reason: Option<String>,
    /// In the actor's own words.
    pub why: Option<String>,
    pub on_behalf_of: Option<String>,
    pub access_grant: Option<String>,
    pub tenant: Option<String>,
    pub address: Option<String>,
    pub request_id: Option<String>,
    pub changes: Vec<Change>,
}

pub struct Change {
    pub name: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

pub fn show(event: audit::Event) -> Event {
    Event {
        id: event.id.to_string(),
        at: event.occurred_at.to_string(),
        actor: event.actor,
        actor_kind: words::actor_kind(&event.actor_kind).to_lowercase(),
        deed: words::operation(&event.operation).to_owned(),
        operation: event.operation,
        target: if event.target.is_empty() {
            event.target_id.clone()
        } else {
            event.target
        },
        target_id: event.target_id,
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
pub fn changes(before: Option<&Value>, after: Option<&Value>) -> Vec<Change> {
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
