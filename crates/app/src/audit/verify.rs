//! Verifies the sealed audit log against what is stored now, and names the first event that was changed, removed or inserted.

use async_trait::async_trait;
use std::collections::{BTreeMap, BTreeSet};

use authz::{Action, Permission};
use db::queries::audit as sql;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Target,
    checkpoint::{self, Checkpoint},
    remove,
    seal::{Hash, LEAF, head_hash, leaf_hash, merkle_root, to_hash},
};
use crate::{
    App, EventId, Mode, Operation, Result,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

/// What was found. No findings: everything that was ever sealed is there and as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Report {
    pub logs: usize,
    pub heads: usize,
    pub events: usize,
    /// Events that went because the settings keep them no longer, each with a signed trace.
    #[serde(default)]
    pub removed: usize,
    /// Events that are not sealed yet: the newest.
    pub unsealed: usize,
    /// The newest over all logs, such as `42:9f86…`. Whoever keeps it elsewhere can show later that nothing up to it was cut off.
    pub checkpoint: Option<String>,
    /// The first in each log, and the first in all of them together.
    pub findings: Vec<Finding>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    /// The log: a tenant's id, or the nil UUID for the platform's own. None: all of them together.
    pub log: Option<Uuid>,
    /// `changed`, `removed`, `inserted`, or `head` where a head itself is not what was signed; `checkpoint` where a log or the end of one is gone; `file` where an
    /// exported file is not as it was written.
    pub kind: String,
    pub event: Option<EventId>,
    pub detail: String,
}

/// At once, for the command line. Anybody else begins a verification, which is a job.
#[derive(Default)]
pub struct Verify {
    /// One that the caller kept: it must be there and the same.
    pub expected: Option<Checkpoint>,
}

#[async_trait]
impl Operation for Verify {
    type Plane = Platform;
    const NAME: &'static str = "audit.verify";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Report;

    fn target(&self) -> Target {
        Target::new("audit_log", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, _: &Tx<Platform>) -> Result<Done<Report>> {
        let expected = self.expected;
        Ok(Done::after_commit(async move |app: App| {
            verify(&app, expected, &watch::Sender::default()).await
        }))
    }
}

/// Walks every log beside its heads, then the checkpoints. However long that takes, no transaction lasts longer than a page: a log is only added
/// to, so pages of different moments belong together; and what is removed lawfully while this goes on has its trace by the time it is missed. `told` hears how many logs there are, and what is found so far.
pub(crate) async fn verify(
    app: &App,
    expected: Option<Checkpoint>,
    told: &watch::Sender<(usize, Report)>,
) -> Result<Report> {
    let keys = app.keys().verifying_keys();
    let mut report = Report::default();
    let tx = Tx::<Platform>::background(app).await?;
    let logs = sql::all_chains().bind(tx.db()).all().await?;
    tx.done().await?;
    for log in &logs {
        report.logs += 1;
        if let Err(finding) = verify_chain(app, &keys, *log, &mut report).await? {
            report.findings.push(finding);
        }
        told.send_replace((logs.len(), report.clone()));
    }
    let together = |detail| Finding {
        log: None,
        kind: "checkpoint".to_owned(),
        event: None,
        detail,
    };
    match checkpoint::verify(app, &keys).await? {
        Ok(newest) => report.checkpoint = newest.map(|newest| newest.to_string()),
        Err(detail) => {
            report.findings.push(together(detail));
            return Ok(report);
        }
    }
    if let Some(lost) = checkpoint::missing(app, expected).await? {
        report.findings.push(together(format!(
            "Checkpoint {} was made and is not there: the end of the log was cut off or written anew, or an older copy of the database is in use.",
            lost.number
        )));
    }
    Ok(report)
}

/// Whose signatures are believed, by their ids.
type Keys = BTreeMap<u32, VerifyingKey>;

const HEADS_AT_ONCE: i64 = 100;
const EVENTS_AT_ONCE: i64 = 5_000;

/// Reads the events of one log in order, page by page.
struct Events<'a> {
    app: &'a App,
    chain: Uuid,
    after: (i64, Uuid),
    page: std::vec::IntoIter<sql::SealedEvent>,
    held: Option<sql::SealedEvent>,
}

impl Events<'_> {
    async fn peek(&mut self) -> Result<Option<&sql::SealedEvent>> {
        if self.held.is_none() {
            self.held = self.page.next();
        }
        if self.held.is_none() {
            let tx = Tx::<Platform>::background(self.app).await?;
            let page = sql::stretch()
                .bind(
                    tx.db(),
                    &self.chain,
                    &self.after.0,
                    &self.after.1,
                    &i64::MAX,
                    &EVENTS_AT_ONCE,
                )
                .all()
                .await?;
            tx.done().await?;
            if let Some(last) = page.last() {
                self.after = (last.position, last.id);
            }
            self.page = page.into_iter();
            self.held = self.page.next();
        }
        Ok(self.held.as_ref())
    }

    fn pass(&mut self) {
        self.held = None;
    }
}

async fn verify_chain(
    app: &App,
    keys: &Keys,
    chain: Uuid,
    report: &mut Report,
) -> Result<std::result::Result<(), Finding>> {
    let finding = |kind: &str, event: Option<Uuid>, detail: String| Finding {
        log: Some(chain),
        kind: kind.to_owned(),
        event: event.map(EventId),
        detail,
    };
    let mut events = Events {
        app,
        chain,
        after: (i64::MIN, Uuid::nil()),
        page: Vec::new().into_iter(),
        held: None,
    };
    let (mut number, mut previous, mut until) = (0, [0; 32], i64::MIN);
    loop {
        let tx = Tx::<Platform>::background(app).await?;
        let heads = sql::heads()
            .bind(tx.db(), &chain, &number, &HEADS_AT_ONCE)
            .all()
            .await?;
        let Some(last) = heads.last() else {
            tx.done().await?;
            break;
        };
        let mut gone = gone(&tx, keys, chain, number, last.number).await?;
        tx.done().await?;
        for head in heads {
            number += 1;
            if let Some(detail) = broken_head(&head, number, &previous, keys) {
                return Ok(Err(finding("head", None, detail)));
            }
            previous = to_hash(&head.hash);
            until = head.until_position;
            report.heads += 1;
            for leaf in head.leaves.chunks_exact(LEAF) {
                let sealed = Uuid::from_slice(&leaf[..16]).unwrap_or_default();
                let next = match events.peek().await? {
                    Some(event) if event.id == sealed => {
                        if leaf_hash(event)? != leaf[16..] {
                            return Ok(Err(finding(
                                "changed",
                                Some(sealed),
                                format!("Event {} is not as it was sealed.", EventId(sealed)),
                            )));
                        }
                        if is_back(app, &gone, &head, sealed).await? {
                            return Ok(Err(finding(
                                "inserted",
                                Some(sealed),
                                format!(
                                    "Event {} was removed as the settings say and is there again.",
                                    EventId(sealed)
                                ),
                            )));
                        }
                        report.events += 1;
                        events.pass();
                        continue;
                    }
                    other => other.map(|event| (event.id, event.position)),
                };
                if went(app, keys, &mut gone, &head, sealed).await? {
                    report.removed += 1;
                    continue;
                }
                return Ok(Err(match next {
                    Some((id, position)) if !head_holds(&head.leaves, id) && position < head.until_position => finding(
                        "inserted",
                        Some(id),
                        format!("Event {} was not there when its time was sealed.", EventId(id)),
                    ),
                    _ => finding(
                        "removed",
                        Some(sealed),
                        format!("Event {} was sealed and is gone.", EventId(sealed)),
                    ),
                }));
            }
        }
    }
    while let Some(event) = events.peek().await? {
        if event.position < until {
            let id = event.id;
            return Ok(Err(finding(
                "inserted",
                Some(id),
                format!("Event {} was not there when its time was sealed.", EventId(id)),
            )));
        }
        report.unsealed += 1;
        events.pass();
    }
    Ok(Ok(()))
}

/// The events that went from heads lawfully, by the number of the head.
type Gone = BTreeMap<i64, BTreeSet<Uuid>>;

async fn gone(tx: &Tx<Platform>, keys: &Keys, chain: Uuid, first: i64, last: i64) -> Result<Gone> {
    let mut gone = Gone::new();
    for row in sql::removals().bind(tx.db(), &chain, &first, &last).all().await? {
        let ids = remove::removed(&row, keys).unwrap_or_default();
        gone.entry(row.number).or_default().extend(ids);
    }
    Ok(gone)
}

/// Whether an event that is missed went lawfully: it may have only just now.
async fn went(app: &App, keys: &Keys, gone: &mut Gone, head: &sql::HeadRow, id: Uuid) -> Result<bool> {
    let says = |gone: &Gone| gone.get(&head.number).is_some_and(|gone| gone.contains(&id));
    if !says(gone) {
        let tx = Tx::<Platform>::background(app).await?;
        gone.extend(self::gone(&tx, keys, head.chain, head.number, head.number).await?);
        tx.done().await?;
    }
    Ok(says(gone))
}

/// Whether an event that went is back, and not only in a page that was read before.
async fn is_back(app: &App, gone: &Gone, head: &sql::HeadRow, id: Uuid) -> Result<bool> {
    if !gone.get(&head.number).is_some_and(|gone| gone.contains(&id)) {
        return Ok(false);
    }
    let tx = Tx::<Platform>::background(app).await?;
    let there = sql::is_there().bind(tx.db(), &id, &head.chain).one().await?;
    tx.done().await?;
    Ok(there)
}

fn head_holds(leaves: &[u8], id: Uuid) -> bool {
    leaves.chunks_exact(LEAF).any(|leaf| leaf[..16] == *id.as_bytes())
}

fn broken_head(head: &sql::HeadRow, number: i64, previous: &[u8; 32], keys: &Keys) -> Option<String> {
    if head.number != number {
        return Some(format!("Head {number} is gone."));
    }
    if head.previous != previous {
        return Some(format!("Head {number} does not follow the one before it."));
    }
    let hashes: Vec<_> = head
        .leaves
        .chunks_exact(LEAF)
        .map(|leaf| to_hash(&leaf[16..]))
        .collect();
    let root = merkle_root(&hashes);
    let hash = head_hash(head.chain, number, head.until_position, hashes.len(), &root, previous);
    if head.root != root || head.hash != hash || !head.leaves.len().is_multiple_of(LEAF) {
        return Some(format!("Head {number} is not what was computed from its events."));
    }
    (!is_signed(keys, head.key_id, &head.signature, &hash))
        .then(|| format!("Head {number} is not signed by this installation's key."))
}

/// Ed25519 with the strict checks of RFC 8032 §5.1.7: no second signature is good for the same text.
pub(super) fn is_signed(keys: &Keys, key_id: i32, signature: &[u8], hash: &Hash) -> bool {
    let key = u32::try_from(key_id).ok().and_then(|id| keys.get(&id));
    let signature = Signature::from_slice(signature).ok();
    key.zip(signature)
        .is_some_and(|(key, signature)| key.verify_strict(hash, &signature).is_ok())
}
