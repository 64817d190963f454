//! Seals the audit log: over each log's new events a Merkle tree (RFC 9162 §2.1), its root chained to the one before and signed.

use std::collections::BTreeMap;

use db::queries::audit as sql;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::checkpoint;
use crate::{
    App, Result,
    error::json,
    gate::{Platform, Tx},
};

pub(super) type Hash = [u8; 32];

/// How many events one head covers at most.
const AT_MOST: i64 = 5_000;
/// One event in a head's list of leaves: its id, then its hash.
pub(super) const LEAF: usize = 48;

/// Seals everything that no running transaction can still add to. Returns how many events were sealed.
pub async fn seal(app: &App) -> Result<usize> {
    let file = app.settings().checkpoint_file.as_deref();
    let kept = checkpoint::kept(file).await;
    let tx = Tx::<Platform>::background(app).await?;
    let state = sql::lock_sealing().bind(tx.db()).one().await?;
    if state.horizon <= state.sealed_until {
        return tx.done().await.map(|()| 0);
    }
    let next = checkpoint::next(&tx).await?;
    let (mut sealed, mut heads) = (0, Vec::new());
    for chain in sql::unsealed_chains()
        .bind(tx.db(), &state.sealed_until, &state.horizon)
        .all()
        .await?
    {
        let between = (state.sealed_until, state.horizon);
        sealed += seal_chain(app, &tx, chain, between, next.0, &mut heads).await?;
    }
    sql::advance_sealing().bind(tx.db(), &state.horizon).await?;
    if heads.is_empty() {
        return tx.done().await.map(|()| 0);
    }
    let made = checkpoint::make(&tx, next, &heads).await?;
    // A database that does not go on from what was kept is not to wipe away the trace of it.
    let goes_on = match kept {
        Ok(Some(kept)) => checkpoint::stands(&tx, &kept).await?,
        Ok(None) => true,
        Err(_) => false,
    };
    tx.done().await?;
    match file {
        Some(file) if goes_on => checkpoint::keep(file, &made).await,
        Some(file) => {
            tracing::error!(file = %file.display(), "the audit log does not go on from the checkpoint kept here: run `bailiwick audit verify`")
        }
        None => {}
    }
    Ok(sealed)
}

async fn seal_chain(
    app: &App,
    tx: &Tx<Platform>,
    chain: Uuid,
    (since, until): (i64, i64),
    checkpoint: i64,
    heads: &mut Vec<Hash>,
) -> Result<usize> {
    let last = sql::last_head().bind(tx.db(), &chain).opt().await?;
    let (mut number, mut previous) = match last {
        Some(head) => (head.number, to_hash(&head.hash)),
        None => (0, [0; 32]),
    };
    let mut sealed = 0;
    let mut after = (since - 1, Uuid::max());
    loop {
        let events = sql::stretch()
            .bind(tx.db(), &chain, &after.0, &after.1, &until, &AT_MOST)
            .all()
            .await?;
        let Some(end) = events.last() else { return Ok(sealed) };
        after = (end.position, end.id);
        let mut leaves = Vec::with_capacity(events.len() * LEAF);
        let mut hashes = Vec::with_capacity(events.len());
        for event in &events {
            let hash = leaf_hash(event)?;
            leaves.extend_from_slice(event.id.as_bytes());
            leaves.extend_from_slice(&hash);
            hashes.push(hash);
        }
        number += 1;
        let root = merkle_root(&hashes);
        let hash = head_hash(chain, number, until, events.len(), &root, &previous);
        let (key, signature) = app.keys().sign(&hash);
        let key = i32::try_from(key).unwrap_or(i32::MAX);
        sql::insert_head()
            .bind(
                tx.db(),
                &chain,
                &number,
                &until,
                &leaves,
                &root.as_slice(),
                &previous.as_slice(),
                &hash.as_slice(),
                &key,
                &signature.as_slice(),
                &tx.now(),
                &checkpoint,
            )
            .await?;
        previous = hash;
        heads.push(hash);
        sealed += events.len();
    }
}

pub(super) fn to_hash(bytes: &[u8]) -> Hash {
    bytes.try_into().unwrap_or([0; 32])
}

/// Everything of an event that is stored. What came later is left out where it is missing, so that the hash of an older event stays as it was.
#[derive(Serialize)]
struct Sealed<'a> {
    id: Uuid,
    occurred_at_us: i64,
    position: i64,
    tenant_id: Option<Uuid>,
    actor_kind: &'a str,
    actor_id: Option<Uuid>,
    actor_label: &'a str,
    operation: &'a str,
    target_kind: &'a str,
    target_id: &'a str,
    target_label: &'a str,
    outcome: &'a str,
    reason: Option<&'a str>,
    address: Option<&'a str>,
    request_id: Option<Uuid>,
    before: Option<&'a Value>,
    after: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    access_grant_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on_behalf_of: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<&'a str>,
}

/// RFC 9162 §2.1.1: a leaf is hashed behind a zero byte, so that no leaf can be taken for a node.
pub(super) fn leaf_hash(event: &sql::SealedEvent) -> Result<Hash> {
    let value = json(&Sealed {
        id: event.id,
        occurred_at_us: event.occurred_at.as_microsecond(),
        position: event.position,
        tenant_id: event.tenant_id,
        actor_kind: &event.actor_kind,
        actor_id: event.actor_id,
        actor_label: &event.actor_label,
        operation: &event.operation,
        target_kind: &event.target_kind,
        target_id: &event.target_id,
        target_label: &event.target_label,
        outcome: &event.outcome,
        reason: event.reason.as_deref(),
        address: event.address.as_deref(),
        request_id: event.request_id,
        before: event.before.as_ref(),
        after: event.after.as_ref(),
        access_grant_id: event.access_grant_id,
        on_behalf_of: event.on_behalf_of,
        justification: event.justification.as_deref(),
    })?;
    Ok(Sha256::new()
        .chain_update([0])
        .chain_update(canonical(&value))
        .finalize()
        .into())
}

/// The one text of a value that is hashed.
pub(super) fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write_sorted(value, &mut text);
    text
}

/// JSON without spaces and with the keys of every object in the order of their bytes. `Value` itself keeps them sorted, or as they came, by a
/// feature that any crate of a build may switch on, and a hash must not depend on how a program was built.
fn write_sorted(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let sorted: BTreeMap<_, _> = fields.iter().collect();
            write_between('{', '}', sorted, text, |(key, value), text| {
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write_sorted(value, text);
            });
        }
        Value::Array(items) => write_between('[', ']', items, text, write_sorted),
        plain => text.push_str(&plain.to_string()),
    }
}

fn write_between<T>(
    open: char,
    close: char,
    items: impl IntoIterator<Item = T>,
    text: &mut String,
    write: impl Fn(T, &mut String),
) {
    text.push(open);
    for (n, item) in items.into_iter().enumerate() {
        if n > 0 {
            text.push(',');
        }
        write(item, text);
    }
    text.push(close);
}

/// The Merkle tree hash of RFC 9162 §2.1.1 over leaves that are hashed already.
pub(super) fn merkle_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [leaf] => *leaf,
        _ => {
            let split = leaves.len().next_power_of_two() / 2;
            let (left, right) = leaves.split_at(split);
            Sha256::new()
                .chain_update([1])
                .chain_update(merkle_root(left))
                .chain_update(merkle_root(right))
                .finalize()
                .into()
        }
    }
}

/// What is signed: the whole head, the one before it included.
pub(super) fn head_hash(chain: Uuid, number: i64, until: i64, events: usize, root: &Hash, previous: &Hash) -> Hash {
    Sha256::new()
        .chain_update(b"bailiwick audit head v1\0")
        .chain_update(chain.as_bytes())
        .chain_update(number.to_be_bytes())
        .chain_update(until.to_be_bytes())
        .chain_update((events as u64).to_be_bytes())
        .chain_update(root)
        .chain_update(previous)
        .finalize()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hash of one leaf's content, and of two nodes, as RFC 9162 writes them.
    fn leaf(byte: u8) -> Hash {
        Sha256::digest([0, byte]).into()
    }

    fn node(left: Hash, right: Hash) -> Hash {
        Sha256::digest([&[1][..], &left, &right].concat()).into()
    }

    fn event() -> sql::SealedEvent {
        sql::SealedEvent {
            id: Uuid::from_u128(7),
            occurred_at: "2026-05-31T12:00:00.000001Z".parse().expect("a time"),
            position: 41,
            tenant_id: Some(Uuid::from_u128(8)),
            actor_kind: "user".into(),
            actor_id: Some(Uuid::from_u128(9)),
            actor_label: "ada@example.com".into(),
            operation: "members.change_role".into(),
            target_kind: "membership".into(),
            target_id: "mem_1".into(),
            target_label: "ben \"b\" \u{e9}".into(),
            outcome: "done".into(),
            reason: None,
            address: Some("192.0.2.7".into()),
            request_id: None,
            // Neither is written in the order of its keys.
            before: Some(serde_json::json!({ "role": "staff", "name": "Ben", "a": [1, { "z": null, "b": 1.5 }] })),
            after: None,
            access_grant_id: None,
            on_behalf_of: None,
            justification: None,
        }
    }

    /// What a leaf is made from, before and after the fields that came later.
    #[test]
    fn a_leaf_is_the_same_in_every_build() {
        let known = |text: &str| -> Hash { Sha256::digest([&[0], text.as_bytes()].concat()).into() };
        let older = concat!(
            r#"{"actor_id":"00000000-0000-0000-0000-000000000009","actor_kind":"user","actor_label":"ada@example.com","address":"192.0.2.7","#,
            r#""after":null,"before":{"a":[1,{"b":1.5,"z":null}],"name":"Ben","role":"staff"},"id":"00000000-0000-0000-0000-000000000007","#,
            r#""occurred_at_us":1780228800000001,"operation":"members.change_role","outcome":"done","position":41,"reason":null,"#,
            r#""request_id":null,"target_id":"mem_1","target_kind":"membership","target_label":"ben \"b\" é","#,
            r#""tenant_id":"00000000-0000-0000-0000-000000000008"}"#,
        );
        assert_eq!(leaf_hash(&event()).expect("a leaf"), known(older));
        let newer = sql::SealedEvent {
            access_grant_id: Some(Uuid::from_u128(10)),
            justification: Some("Ticket 4711".into()),
            ..event()
        };
        let newer_text = older
            .replace(
                "{\"actor_id\"",
                "{\"access_grant_id\":\"00000000-0000-0000-0000-00000000000a\",\"actor_id\"",
            )
            .replace(
                ",\"occurred_at_us\"",
                ",\"justification\":\"Ticket 4711\",\"occurred_at_us\"",
            );
        assert_eq!(leaf_hash(&newer).expect("a leaf"), known(&newer_text));
    }

    #[test]
    fn the_root_is_that_of_rfc_9162() {
        let leaves: Vec<Hash> = (0..7).map(leaf).collect();
        let l = |i: usize| leaves[i];
        assert_eq!(merkle_root(&leaves[..1]), l(0));
        assert_eq!(merkle_root(&leaves[..2]), node(l(0), l(1)));
        assert_eq!(merkle_root(&leaves[..3]), node(node(l(0), l(1)), l(2)));
        // The example of RFC 9162 §2.1.5, with seven leaves.
        let first = node(node(l(0), l(1)), node(l(2), l(3)));
        assert_eq!(merkle_root(&leaves), node(first, node(node(l(4), l(5)), l(6))));
    }
}
