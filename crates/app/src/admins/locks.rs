//! Until when platform admins at whom somebody guessed wrong too often cannot sign in, on either plane.

use std::collections::HashMap;

use db::queries::admins as sql;
use jiff::Timestamp;

use crate::{
    Result,
    gate::{Platform, Tx},
    sessions::guess_keys,
};

/// By the keys under which guesses are counted.
pub(super) struct Locks(HashMap<String, Timestamp>);

impl Locks {
    pub(super) async fn of(tx: &Tx<Platform>, rows: &[sql::AdminRow]) -> Result<Self> {
        let keys: Vec<String> = rows.iter().flat_map(|row| guess_keys(&row.email)).collect();
        let locks = sql::locks().bind(tx.db(), &keys, &tx.now()).all().await?;
        Ok(Self(
            locks.into_iter().map(|lock| (lock.key, lock.blocked_until)).collect(),
        ))
    }

    pub(super) fn until(&self, email: &str) -> Option<Timestamp> {
        guess_keys(email)
            .iter()
            .filter_map(|key| self.0.get(key))
            .max()
            .copied()
    }
}
