//! Seals the audit log: over each log's new events a Merkle tree (RFC 9162 §2.1), its root chained to the one before and signed.

use db::queries::audit as sql;
use serde::Serialize;
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

/// Everything of an event that is stored, in a fixed order of fields; JSON with its keys sorted, as PostgreSQL's jsonb keeps them.
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
    before: Option<&'a serde_json::Value>,
    after: Option<&'a serde_json::Value>,
}

/// RFC 9162 §2.1.1: a leaf is hashed behind a zero byte, so that no leaf can be taken for a node.
pub(super) fn leaf_hash(event: &sql::SealedEvent) -> Result<Hash> {
    // `Value` keeps object keys in a sorted map, so the text is the same whichever way it was written.
    let text = json(&Sealed {
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
    })?
    .to_string();
    Ok(Sha256::new().chain_update([0]).chain_update(text).finalize().into())
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
