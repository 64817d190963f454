//! Removes the events that are older than the settings keep them, and leaves a signed trace of each: docs/decisions/0022-how-long-the-log-is-kept.md. What may go the
//! database decides by itself; here is what is looked at, what is signed, and the event.

use async_trait::async_trait;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use authz::{Action, Permission};
use db::queries::audit as sql;
use ed25519_dalek::VerifyingKey;
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    Target,
    seal::{Hash, LEAF},
    verify::is_signed,
    walk::Place,
};
use crate::{
    App, Caller, Error, Mode, Operation, Result,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

/// How many events one transaction looks at.
const AT_ONCE: i64 = 2_000;
/// How many such steps a round takes for a class; what is left waits for the next.
const STEPS: usize = 100;
/// One event in a removal's list.
const ID: usize = 16;

/// What is due among the next events of one class.
struct Remove {
    class: String,
    days: i32,
    /// Up to where this goes through the log.
    gone: Place,
    /// By log, in the order of the log.
    due: BTreeMap<Uuid, Vec<(i64, Uuid)>>,
}

#[async_trait]
impl Operation for Remove {
    type Plane = Platform;
    const NAME: &'static str = "audit.remove";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("audit_log", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let events = self.remove(tx).await?;
        Done::new(()).after(json!({ "class": self.class, "days": self.days, "events": events, "logs": self.due.len() }))
    }
}

impl Remove {
    /// The next that is to be done for a class; none once all that is due is gone through.
    async fn next(tx: &Tx<Platform>, state: &sql::RetentionRow) -> Result<Option<Self>> {
        let Some(due_before) = state.due_before else {
            return Ok(None);
        };
        let looked_at = sql::sealed_after()
            .bind(tx.db(), &state.gone_position, &state.gone_id, &AT_ONCE)
            .all()
            .await?;
        // Events are in the order of their transactions: whatever is behind one that is too young waits with it.
        let old = looked_at.iter().take_while(|event| event.occurred_at < due_before);
        let mut due: BTreeMap<Uuid, Vec<(i64, Uuid)>> = BTreeMap::new();
        let mut gone = None;
        for event in old {
            gone = Some((event.position, event.id));
            if event.class.as_deref() == Some(&state.class) {
                due.entry(event.chain).or_default().push((event.position, event.id));
            }
        }
        Ok(gone.map(|gone| Self {
            class: state.class.clone(),
            days: state.days,
            gone,
            due,
        }))
    }

    async fn remove(&self, tx: &Tx<Platform>) -> Result<i64> {
        let mut heads = Vec::new();
        if !self.due.is_empty() {
            let all = self
                .due
                .iter()
                .flat_map(|(log, events)| events.iter().map(move |event| (*log, event.0)));
            let (logs, positions): (Vec<Uuid>, Vec<i64>) = all.unzip();
            heads = sql::heads_covering().bind(tx.db(), &logs, &positions).all().await?;
        }
        let (mut ids, mut chains, mut numbers, mut events, mut signatures) = (vec![], vec![], vec![], vec![], vec![]);
        let mut key_id = 0;
        for ((chain, number), gone) in self.by_head(&heads) {
            let hash = hash(chain, number, &self.class, self.days, tx.now().as_microsecond(), &gone);
            let (key, signature) = tx.app().keys().sign(&hash);
            key_id = i32::try_from(key).unwrap_or(i32::MAX);
            ids.push(Uuid::now_v7());
            chains.push(chain);
            numbers.push(number);
            events.push(gone);
            signatures.push(signature.to_vec());
        }
        let removed = sql::remove()
            .bind(
                tx.db(),
                &self.class,
                &self.days,
                &tx.now(),
                &self.gone.0,
                &self.gone.1,
                &key_id,
                &ids,
                &chains,
                &numbers,
                &events,
                &signatures,
            )
            .one()
            .await?;
        Ok(removed)
    }

    /// The ids of the events that go, by the head that keeps their leaves. What no head keeps stays.
    fn by_head(&self, heads: &[sql::HeadRow]) -> BTreeMap<(Uuid, i64), Vec<u8>> {
        let mut of: HashMap<&[u8], (Uuid, i64)> = HashMap::new();
        for head in heads {
            let leaves = head.leaves.chunks_exact(LEAF);
            of.extend(leaves.map(|leaf| (&leaf[..ID], (head.chain, head.number))));
        }
        let mut gone: BTreeMap<_, Vec<u8>> = BTreeMap::new();
        for (_, id) in self.due.values().flatten() {
            if let Some(head) = of.get(&id.as_bytes()[..]) {
                gone.entry(*head).or_default().extend_from_slice(id.as_bytes());
            }
        }
        gone
    }
}

/// Removes everything that is due, a bounded step after the other.
pub async fn remove_due(app: &App) -> Result<()> {
    let tx = Tx::<Platform>::background(app).await?;
    let classes = sql::retention().bind(tx.db()).all().await?;
    tx.done().await?;
    for class in classes {
        for _ in 0..STEPS {
            match step(app, &class.class).await {
                Ok(true) => {}
                Ok(false) => break,
                // Another replica was quicker.
                Err(Error::Conflict {
                    code: "gone_already", ..
                }) => break,
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}

/// Whether there may be more to do.
async fn step(app: &App, class: &str) -> Result<bool> {
    let tx = Tx::<Platform>::background(app).await?;
    let states = sql::retention().bind(tx.db()).all().await?;
    let next = match states.iter().find(|state| state.class == class) {
        Some(state) => Remove::next(&tx, state).await?,
        None => None,
    };
    let Some(next) = next else {
        tx.done().await?;
        return Ok(false);
    };
    if next.due.is_empty() {
        // Nothing goes, so nothing is said: only that this much is gone through.
        next.remove(&tx).await?;
        tx.done().await?;
    } else {
        tx.done().await?;
        app.on_platform(&Caller::system("retention"), next).await?;
    }
    Ok(true)
}

/// What is signed.
fn hash(chain: Uuid, number: i64, class: &str, days: i32, removed_at_us: i64, events: &[u8]) -> Hash {
    Sha256::new()
        .chain_update(b"bailiwick audit removal v1\0")
        .chain_update(chain.as_bytes())
        .chain_update(number.to_be_bytes())
        .chain_update(class)
        .chain_update([0])
        .chain_update(days.to_be_bytes())
        .chain_update(removed_at_us.to_be_bytes())
        .chain_update(events)
        .finalize()
        .into()
}

/// The events that a removal names, if it is what was signed.
pub(super) fn removed(row: &sql::RemovalRow, keys: &BTreeMap<u32, VerifyingKey>) -> Option<BTreeSet<Uuid>> {
    let at = row.removed_at.as_microsecond();
    let hash = hash(row.chain, row.number, &row.class, row.days, at, &row.events);
    is_signed(keys, row.key_id, &row.signature, &hash).then(|| {
        let ids = row.events.chunks_exact(ID);
        ids.filter_map(|id| Uuid::from_slice(id).ok()).collect()
    })
}
