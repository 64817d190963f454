//! The lines of an export that proves itself: what it was asked for, the events, the signed heads that cover them, and a signature over it all.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use db::queries::audit as sql;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Filter, seal::Hash};
use crate::{Error, Keys, Result};

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[allow(clippy::large_enum_variant)] // one is held at a time
pub(super) enum Line {
    Export {
        version: u32,
        made_at: Timestamp,
        /// The log; none: all of them.
        log: Option<Uuid>,
        /// Whether it is all that the log holds.
        complete: bool,
        filter: Filter,
        /// Public keys by id, in hexadecimal. Whoever checks the file has to know one of them from elsewhere.
        /// The ids are texts, as JSON's names are: within an enum with a tag serde reads no numbers from names.
        keys: BTreeMap<String, String>,
        checkpoint: Option<String>,
    },
    Event(Box<EventLine>),
    Head(HeadLine),
    Removal(RemovalLine),
    End {
        events: u64,
        /// SHA-256 of all that stands before this line.
        digest: String,
        key: u32,
        signature: String,
    },
}

/// A signed head over a stretch of a log.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct HeadLine {
    pub log: Uuid,
    pub number: i64,
    pub until_position: i64,
    /// Id and hash of each event it covers: base64 of 48 bytes each.
    pub leaves: String,
    pub previous: String,
    pub hash: String,
    pub key: i32,
    pub signature: String,
}

/// What went from a head because the settings keep it no longer.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RemovalLine {
    pub log: Uuid,
    pub number: i64,
    class: String,
    days: i32,
    removed_at: Timestamp,
    /// Ids of events: base64 of 16 bytes each.
    events: String,
    key: i32,
    signature: String,
}

impl RemovalLine {
    pub fn signed(&self) -> Option<sql::RemovalRow> {
        Some(sql::RemovalRow {
            chain: self.log,
            number: self.number,
            class: self.class.clone(),
            days: self.days,
            removed_at: self.removed_at,
            events: BASE64.decode(&self.events).ok()?,
            key_id: self.key,
            signature: hex::decode(&self.signature).ok()?,
        })
    }
}

/// An event with everything that its hash is made from.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EventLine {
    pub log: Uuid,
    pub position: i64,
    pub id: Uuid,
    pub occurred_at: Timestamp,
    tenant_id: Option<Uuid>,
    tenant: Option<String>,
    actor_kind: String,
    actor_id: Option<Uuid>,
    actor: String,
    operation: String,
    target_kind: String,
    target_id: String,
    target: String,
    outcome: String,
    reason: Option<String>,
    address: Option<String>,
    request_id: Option<Uuid>,
    before: Option<Value>,
    after: Option<Value>,
    access_grant_id: Option<Uuid>,
    on_behalf_of: Option<Uuid>,
    justification: Option<String>,
}

impl Line {
    pub fn event(row: sql::EventRow) -> Self {
        Self::Event(Box::new(EventLine {
            log: row.chain,
            position: row.position,
            id: row.id,
            occurred_at: row.occurred_at,
            tenant_id: row.tenant_id,
            tenant: row.tenant_slug,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id,
            actor: row.actor_label,
            operation: row.operation,
            target_kind: row.target_kind,
            target_id: row.target_id,
            target: row.target_label,
            outcome: row.outcome,
            reason: row.reason,
            address: row.address,
            request_id: row.request_id,
            before: row.before,
            after: row.after,
            access_grant_id: row.access_grant_id,
            on_behalf_of: row.on_behalf_of,
            justification: row.justification,
        }))
    }

    pub fn head(row: &sql::HeadRow) -> Self {
        Self::Head(HeadLine {
            log: row.chain,
            number: row.number,
            until_position: row.until_position,
            leaves: BASE64.encode(&row.leaves),
            previous: hex::encode(&row.previous),
            hash: hex::encode(&row.hash),
            key: row.key_id,
            signature: hex::encode(&row.signature),
        })
    }

    pub fn removal(row: sql::RemovalRow) -> Self {
        Self::Removal(RemovalLine {
            log: row.chain,
            number: row.number,
            class: row.class,
            days: row.days,
            removed_at: row.removed_at,
            events: BASE64.encode(&row.events),
            key: row.key_id,
            signature: hex::encode(&row.signature),
        })
    }

    pub fn write(&self) -> Result<String> {
        let text = serde_json::to_string(self).map_err(|error| Error::Internal(error.to_string()))?;
        Ok(format!("{text}\n"))
    }
}

impl EventLine {
    pub fn sealed(&self) -> sql::SealedEvent {
        sql::SealedEvent {
            id: self.id,
            occurred_at: self.occurred_at,
            position: self.position,
            tenant_id: self.tenant_id,
            actor_kind: self.actor_kind.clone(),
            actor_id: self.actor_id,
            actor_label: self.actor.clone(),
            operation: self.operation.clone(),
            target_kind: self.target_kind.clone(),
            target_id: self.target_id.clone(),
            target_label: self.target.clone(),
            outcome: self.outcome.clone(),
            reason: self.reason.clone(),
            address: self.address.clone(),
            request_id: self.request_id,
            before: self.before.clone(),
            after: self.after.clone(),
            access_grant_id: self.access_grant_id,
            on_behalf_of: self.on_behalf_of,
            justification: self.justification.clone(),
        }
    }
}

pub(super) fn public_keys(keys: &Keys) -> BTreeMap<String, String> {
    let keys = keys.verifying_keys().into_iter();
    keys.map(|(id, key)| (id.to_string(), hex::encode(key.as_bytes())))
        .collect()
}

/// What is signed.
pub(super) fn end_hash(events: u64, digest: &Hash) -> Hash {
    Sha256::new()
        .chain_update(b"bailiwick audit export v1\0")
        .chain_update(events.to_be_bytes())
        .chain_update(digest)
        .finalize()
        .into()
}

pub(super) fn end(keys: &Keys, events: u64, digest: &Hash) -> Result<String> {
    let (key, signature) = keys.sign(&end_hash(events, digest));
    Line::End {
        events,
        digest: hex::encode(digest),
        key,
        signature: hex::encode(signature),
    }
    .write()
}
