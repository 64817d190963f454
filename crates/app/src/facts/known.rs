//! The newest snapshot of each role or group, and its version: a changed one has another, so these never go stale.

use std::{collections::HashMap, sync::Arc};

use uuid::Uuid;

use crate::{Error, Result};

/// More than this many snapshots are forgotten all at once; they are read again when needed.
const AT_MOST: usize = 100_000;

pub(super) struct Known<T>(HashMap<Uuid, (i32, Arc<T>)>);

/// What is there and makes no sense, with the reason: a failure only for those who hold it.
pub(super) type Broken = HashMap<Uuid, String>;

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T> Known<T> {
    pub fn make_room(&mut self) {
        if self.0.len() > AT_MOST {
            self.0.clear();
        }
    }

    pub fn lacks(&self, id: Uuid, version: i32) -> bool {
        self.0.get(&id).is_none_or(|(known, _)| *known != version)
    }

    pub fn keep(&mut self, id: Uuid, version: i32, snapshot: Result<T>, broken: &mut Broken) {
        match snapshot {
            Ok(snapshot) => {
                self.0.insert(id, (version, Arc::new(snapshot)));
            }
            Err(error) => {
                broken.insert(id, format!("{id}: {error:?}"));
            }
        }
    }

    /// What changed between the two statements is there under its newer version only. To go without it would be an old no, so the rows are
    /// stale ([`Error::Collision`]) and to be read again.
    pub fn get(&self, id: Uuid, version: i32, broken: &Broken) -> Result<Arc<T>> {
        if let Some((known, snapshot)) = self.0.get(&id)
            && *known == version
        {
            return Ok(snapshot.clone());
        }
        Err(match broken.get(&id) {
            Some(reason) => Error::Internal(reason.clone()),
            None => Error::Collision,
        })
    }
}
