//! One signed record over the new heads of all logs, each chained to the one before: what whoever keeps the newest can hold the whole against.
//! The name and the idea are those of transparency logs (RFC 9162 §4.10 "Signed Tree Head", C2SP tlog-checkpoint).

use std::{collections::BTreeMap, fmt, io, path::Path, str::FromStr};

use db::queries::audit as sql;
use ed25519_dalek::VerifyingKey;
use sha2::{Digest, Sha256};

use super::{
    seal::{Hash, merkle_root, to_hash},
    verify::is_signed,
};
use crate::{
    App, Error, Result,
    gate::{Platform, Tx},
};

/// As people copy it: the number and the hash, such as `42:9f86d081…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    pub number: i64,
    pub hash: Hash,
}

impl From<&sql::CheckpointRow> for Checkpoint {
    fn from(row: &sql::CheckpointRow) -> Self {
        Self {
            number: row.number,
            hash: to_hash(&row.hash),
        }
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.number, hex::encode(self.hash))
    }
}

impl FromStr for Checkpoint {
    type Err = &'static str;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        let wrong = "a checkpoint is a number, a colon and 64 hexadecimal digits, as `audit verify` prints it";
        let (number, hash) = text.trim().split_once(':').ok_or(wrong)?;
        let mut bytes = [0; 32];
        hex::decode_to_slice(hash, &mut bytes).map_err(|_| wrong)?;
        Ok(Self {
            number: number.parse().ok().filter(|number| *number > 0).ok_or(wrong)?,
            hash: bytes,
        })
    }
}

/// What is signed.
pub(super) fn hash(number: i64, heads: usize, root: &Hash, previous: &Hash) -> Hash {
    Sha256::new()
        .chain_update(b"bailiwick audit checkpoint v1\0")
        .chain_update(number.to_be_bytes())
        .chain_update((heads as u64).to_be_bytes())
        .chain_update(root)
        .chain_update(previous)
        .finalize()
        .into()
}

/// The number and the predecessor of the one to be made.
pub(super) async fn next(tx: &Tx<Platform>) -> Result<(i64, Hash)> {
    let last = sql::last_checkpoint().bind(tx.db()).opt().await?;
    Ok(last.map_or((1, [0; 32]), |last| (last.number + 1, to_hash(&last.hash))))
}

pub(super) async fn make(tx: &Tx<Platform>, (number, previous): (i64, Hash), heads: &[Hash]) -> Result<Checkpoint> {
    let root = merkle_root(heads);
    let hash = hash(number, heads.len(), &root, &previous);
    let (key, signature) = tx.app().keys().sign(&hash);
    sql::insert_checkpoint()
        .bind(
            tx.db(),
            &number,
            &i32::try_from(heads.len()).unwrap_or(i32::MAX),
            &root.as_slice(),
            &previous.as_slice(),
            &hash.as_slice(),
            &i32::try_from(key).unwrap_or(i32::MAX),
            &signature.as_slice(),
            &tx.now(),
        )
        .await?;
    Ok(Checkpoint { number, hash })
}

/// Whether the database still has it.
pub(super) async fn stands(tx: &Tx<Platform>, checkpoint: &Checkpoint) -> Result<bool> {
    let hash = sql::checkpoint_hash().bind(tx.db(), &checkpoint.number).opt().await?;
    Ok(hash.is_some_and(|hash| hash == checkpoint.hash))
}

/// The newest that this installation knows, from the file that whoever owns the database cannot write.
pub(super) async fn kept(file: Option<&Path>) -> Result<Option<Checkpoint>> {
    let Some(file) = file else { return Ok(None) };
    match tokio::fs::read_to_string(file).await {
        Ok(text) => text.parse().map(Some).map_err(|error| unreadable(file, &error)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(file, &error)),
    }
}

fn unreadable(file: &Path, error: &impl fmt::Display) -> Error {
    Error::Internal(format!(
        "the audit log's checkpoint in {} cannot be read: {error}",
        file.display()
    ))
}

/// Written beside and moved into place, so that it is there whole. That it cannot be does not stop the sealing.
pub(super) async fn keep(file: &Path, checkpoint: &Checkpoint) {
    let beside = file.with_extension("new");
    let kept = async {
        tokio::fs::write(&beside, format!("{checkpoint}\n")).await?;
        tokio::fs::rename(&beside, file).await
    };
    if let Err(error) = kept.await {
        tracing::warn!(%error, file = %file.display(), "the audit log's checkpoint cannot be kept");
    }
}

/// The first that somebody kept, this installation in its file or whoever asks, and that the database has not or has otherwise.
/// Begins after anything else was read: the file names what may have been made meanwhile.
pub(super) async fn missing(app: &App, expected: Option<Checkpoint>) -> Result<Option<Checkpoint>> {
    let kept = kept(app.settings().checkpoint_file.as_deref()).await?;
    let tx = Tx::<Platform>::background(app).await?;
    let mut missing = None;
    for known in kept.into_iter().chain(expected) {
        if !stands(&tx, &known).await? {
            missing = Some(known);
            break;
        }
    }
    tx.done().await?;
    Ok(missing)
}

const AT_ONCE: i64 = 100;

/// Walks all checkpoints beside the heads that they were made from. Returns the newest, or what is wrong with the first that is not right.
pub(super) async fn verify(
    app: &App,
    keys: &BTreeMap<u32, VerifyingKey>,
) -> Result<std::result::Result<Option<Checkpoint>, String>> {
    let mut newest = Checkpoint {
        number: 0,
        hash: [0; 32],
    };
    loop {
        let tx = Tx::<Platform>::background(app).await?;
        let page = sql::checkpoints().bind(tx.db(), &newest.number, &AT_ONCE).all().await?;
        let Some(last) = page.last() else {
            tx.done().await?;
            break;
        };
        let heads = sql::checkpoint_heads()
            .bind(tx.db(), &newest.number, &last.number)
            .all()
            .await?;
        tx.done().await?;
        let mut heads = heads.chunk_by(|a, b| a.checkpoint == b.checkpoint).peekable();
        for row in &page {
            let own = heads.next_if(|heads| heads[0].checkpoint == row.number);
            let leaves: Vec<Hash> = own.unwrap_or_default().iter().map(|head| to_hash(&head.hash)).collect();
            if let Some(detail) = broken(row, &newest, &leaves, keys) {
                return Ok(Err(detail));
            }
            newest = row.into();
        }
    }
    Ok(Ok((newest.number > 0).then_some(newest)))
}

fn broken(
    row: &sql::CheckpointRow,
    before: &Checkpoint,
    leaves: &[Hash],
    keys: &BTreeMap<u32, VerifyingKey>,
) -> Option<String> {
    let number = before.number + 1;
    if row.number != number {
        return Some(format!("Checkpoint {number} is gone."));
    }
    let root = merkle_root(leaves);
    let hash = hash(number, leaves.len(), &root, &before.hash);
    if usize::try_from(row.heads) != Ok(leaves.len())
        || row.root != root
        || row.previous != before.hash
        || row.hash != hash
    {
        return Some(format!(
            "Checkpoint {number} is not what was computed from the heads of the logs: one of them was changed or is gone."
        ));
    }
    (!is_signed(keys, row.key_id, &row.signature, &hash))
        .then(|| format!("Checkpoint {number} is not signed by this installation's key."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_is_read_again() {
        let checkpoint = Checkpoint {
            number: 42,
            hash: std::array::from_fn(|at| at as u8 * 7),
        };
        assert_eq!(format!(" {checkpoint}\n").parse(), Ok(checkpoint));
        let hash = hex::encode(checkpoint.hash);
        for wrong in [
            String::new(),
            "42".into(),
            format!("0:{hash}"),
            format!("x:{hash}"),
            format!("42:{}", &hash[1..]),
        ] {
            assert!(wrong.parse::<Checkpoint>().is_err(), "{wrong}");
        }
    }
}
