//! Checks an exported file against the signed heads within it, without a database, and names the first event that was changed, removed or inserted.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::BufRead,
};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::VerifyingKey;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    Finding, Report,
    proof::{EventLine, HeadLine, Line, end_hash},
    remove,
    seal::{Hash, LEAF, head_hash, leaf_hash, merkle_root, to_hash},
    verify::is_signed,
};
use crate::EventId;

/// Whose signatures are believed.
pub enum Trust {
    /// This installation's keys.
    Keys(BTreeMap<u32, VerifyingKey>),
    /// Public keys, in hexadecimal, known from elsewhere: more than one where they were rotated.
    Named(Vec<String>),
}

#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the file cannot be read: {0}")]
    Read(#[from] std::io::Error),
    #[error("line {0} is not of an export of the audit log: {1}")]
    Line(usize, String),
    #[error("the file does not begin as an export of the audit log does")]
    Opening,
    #[error("the export was made by another installation: it is not signed by the key that is believed here")]
    Key,
}

struct Head {
    until: i64,
    leaves: Vec<(Uuid, Hash)>,
}

/// One log, as the file tells of it.
#[derive(Default)]
struct Log {
    /// By position and id.
    events: BTreeMap<(i64, Uuid), Hash>,
    heads: BTreeMap<i64, Head>,
    previous: BTreeMap<i64, Links>,
    /// What went lawfully, and when: by the number of its head, and its id.
    gone: BTreeMap<(i64, Uuid), Timestamp>,
    broken: Option<String>,
}

/// What was read of a file so far.
#[derive(Default)]
struct Reading {
    logs: BTreeMap<Uuid, Log>,
    keys: BTreeMap<u32, VerifyingKey>,
    /// Whether it says that it holds all of its logs.
    complete: bool,
    made_at: Timestamp,
    checkpoint: Option<String>,
    heads: usize,
    digest: Sha256,
    /// Whether the last line vouches for all before it, once there is one.
    ended: Option<bool>,
}

/// # Errors
/// What is no export, or one of another installation. What is wrong with one that is goes into the report.
pub fn verify_export(mut file: impl BufRead, trust: &Trust) -> Result<Report, ExportError> {
    let mut reading = Reading::default();
    let mut text = String::new();
    for at in 1.. {
        text.clear();
        if file.read_line(&mut text)? == 0 {
            break;
        }
        let line = serde_json::from_str(&text).map_err(|error| ExportError::Line(at, error.to_string()))?;
        match line {
            Line::Export {
                complete,
                keys,
                checkpoint,
                made_at,
                ..
            } if at == 1 => {
                reading.keys = believed(trust, &keys).ok_or(ExportError::Key)?;
                (reading.complete, reading.checkpoint) = (complete, checkpoint);
                reading.made_at = made_at;
            }
            _ if at == 1 => return Err(ExportError::Opening),
            other => reading.take(other).map_err(|error| ExportError::Line(at, error))?,
        }
        reading.digest.update(&text);
    }
    if reading.keys.is_empty() {
        return Err(ExportError::Opening);
    }
    Ok(reading.report())
}

impl Reading {
    fn take(&mut self, line: Line) -> Result<(), String> {
        // What follows the end nobody signed.
        if self.ended.is_some() {
            self.ended = Some(false);
        }
        match line {
            Line::Export { .. } => return Err("it begins once more".to_owned()),
            Line::Event(event) => {
                let hash = hash_of(&event)?;
                let log = self.logs.entry(event.log).or_default();
                log.events.insert((event.position, event.id), hash);
            }
            Line::Head(head) => {
                let read = head_of(&head, &self.keys);
                let log = self.logs.entry(head.log).or_default();
                match read {
                    Some((leaves, links)) => {
                        self.heads += 1;
                        log.previous.insert(head.number, links);
                        let until = head.until_position;
                        log.heads.insert(head.number, Head { until, leaves });
                    }
                    None => {
                        log.broken
                            .get_or_insert(format!("Head {} is not what was signed.", head.number));
                    }
                }
            }
            // One that nobody signed says nothing.
            Line::Removal(removal) => {
                let log = self.logs.entry(removal.log).or_default();
                if let Some(row) = removal.signed() {
                    let ids = remove::removed(&row, &self.keys).into_iter().flatten();
                    log.gone.extend(ids.map(|id| ((row.number, id), row.removed_at)));
                }
            }
            Line::End {
                events,
                digest,
                key,
                signature,
            } => {
                let whole: Hash = self.digest.clone().finalize().into();
                let signature = hex::decode(&signature).unwrap_or_default();
                let key = i32::try_from(key).unwrap_or(i32::MAX);
                let signed = is_signed(&self.keys, key, &signature, &end_hash(events, &whole));
                self.ended = Some(self.ended.is_none() && signed && digest == hex::encode(whole));
            }
        }
        Ok(())
    }

    fn report(self) -> Report {
        let mut report = Report {
            logs: self.logs.len(),
            heads: self.heads,
            checkpoint: self.checkpoint,
            ..Report::default()
        };
        for (id, log) in &self.logs {
            let found = check(log, self.complete.then_some(self.made_at), &mut report);
            report.findings.extend(found.map(|(kind, event, detail)| Finding {
                log: Some(*id),
                kind: kind.to_owned(),
                event: event.map(EventId),
                detail,
            }));
        }
        if self.ended != Some(true) && report.findings.is_empty() {
            let detail = if self.ended.is_none() {
                "The file has no end: it was cut off, or its export was."
            } else {
                "The file is not as it was written: something in it was changed, left out or added."
            };
            report.findings.push(Finding {
                log: None,
                kind: "file".to_owned(),
                event: None,
                detail: detail.to_owned(),
            });
        }
        report
    }
}

/// The head before it, and itself.
type Links = (Hash, Hash);

/// What a head covers, if it is what was signed.
fn head_of(head: &HeadLine, keys: &BTreeMap<u32, VerifyingKey>) -> Option<(Vec<(Uuid, Hash)>, Links)> {
    let bytes = BASE64.decode(&head.leaves).ok()?;
    let hash = to_hash(&hex::decode(&head.hash).ok()?);
    let previous = to_hash(&hex::decode(&head.previous).ok()?);
    let leaves: Vec<(Uuid, Hash)> = bytes
        .chunks_exact(LEAF)
        .map(|leaf| (Uuid::from_slice(&leaf[..16]).unwrap_or_default(), to_hash(&leaf[16..])))
        .collect();
    let hashes: Vec<Hash> = leaves.iter().map(|(_, hash)| *hash).collect();
    let root = merkle_root(&hashes);
    let computed = head_hash(
        head.log,
        head.number,
        head.until_position,
        leaves.len(),
        &root,
        &previous,
    );
    let signed = is_signed(keys, head.key, &hex::decode(&head.signature).ok()?, &hash);
    let right = signed && computed == hash && bytes.len().is_multiple_of(LEAF);
    right.then_some((leaves, (previous, hash)))
}

fn hash_of(event: &EventLine) -> Result<Hash, String> {
    leaf_hash(&event.sealed()).map_err(|error| error.to_string())
}

/// The file's keys that are believed.
pub(super) fn believed(trust: &Trust, named: &BTreeMap<String, String>) -> Option<BTreeMap<u32, VerifyingKey>> {
    let named: BTreeMap<u32, &String> = named
        .iter()
        .filter_map(|(id, text)| Some((id.parse().ok()?, text)))
        .collect();
    let read = |text: &String| -> Option<VerifyingKey> {
        let bytes: [u8; 32] = hex::decode(text).ok()?.try_into().ok()?;
        VerifyingKey::from_bytes(&bytes).ok()
    };
    let keys: BTreeMap<u32, VerifyingKey> = match trust {
        Trust::Keys(own) => own.clone(),
        Trust::Named(believed) => {
            let is_believed = |text: &str| believed.iter().any(|key| text.eq_ignore_ascii_case(key.trim()));
            let same = named.iter().filter(|(_, text)| is_believed(text));
            same.filter_map(|(id, text)| Some((*id, read(text)?))).collect()
        }
    };
    let ours = named
        .iter()
        .any(|(id, text)| keys.get(id).is_some_and(|key| read(text).as_ref() == Some(key)));
    ours.then_some(keys)
}

type Found = (&'static str, Option<Uuid>, String);

/// The first thing that is wrong with a log.
fn check(log: &Log, complete: Option<Timestamp>, report: &mut Report) -> Option<Found> {
    if let Some(detail) = &log.broken {
        return Some(("head", None, detail.clone()));
    }
    let sealed: BTreeMap<Uuid, Hash> = log
        .heads
        .values()
        .flat_map(|head| head.leaves.iter().copied())
        .collect();
    let until = log.heads.values().map(|head| head.until).max().unwrap_or(i64::MIN);
    for ((position, id), hash) in &log.events {
        match sealed.get(id) {
            Some(known) if known == hash => report.events += 1,
            Some(_) => {
                return Some((
                    "changed",
                    Some(*id),
                    format!("Event {} is not as it was sealed.", EventId(*id)),
                ));
            }
            None if *position < until => {
                return Some((
                    "inserted",
                    Some(*id),
                    format!("Event {} was not there when its time was sealed.", EventId(*id)),
                ));
            }
            None => report.unsealed += 1,
        }
    }
    complete.and_then(|made_at| missing(log, made_at, report))
}

/// What a file that holds a whole log does not hold.
fn missing(log: &Log, made_at: Timestamp, report: &mut Report) -> Option<Found> {
    let mut before = [0; 32];
    for (expected, (number, (previous, hash))) in (1..).zip(&log.previous) {
        if *number != expected {
            let detail = format!("Head {expected} is gone, and every event that it covered.");
            return Some(("removed", None, detail));
        }
        if *previous != before {
            return Some((
                "head",
                None,
                format!("Head {number} does not follow the one before it."),
            ));
        }
        before = *hash;
    }
    let there: BTreeSet<Uuid> = log.events.keys().map(|(_, id)| *id).collect();
    let leaves = log
        .heads
        .iter()
        .flat_map(|(number, head)| head.leaves.iter().map(|leaf| (*number, leaf.0)));
    for (number, id) in leaves {
        match (there.contains(&id), log.gone.get(&(number, id))) {
            (true, None) => {}
            (false, Some(_)) => report.removed += 1,
            // It went after it was read.
            (true, Some(at)) if *at >= made_at => {}
            (true, Some(_)) => {
                let detail = format!(
                    "Event {} was removed as the settings say and is there again.",
                    EventId(id)
                );
                return Some(("inserted", Some(id), detail));
            }
            (false, None) => {
                let detail = format!("Event {} was sealed and is gone.", EventId(id));
                return Some(("removed", Some(id), detail));
            }
        }
    }
    None
}
