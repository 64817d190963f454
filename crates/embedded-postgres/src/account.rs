//! Chooses the operating system user as whom PostgreSQL runs. Becoming that user is `process.rs`.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use nix::unistd::{Gid, Uid, User, geteuid};

use crate::Error;
use crate::error::user_name;

/// The user PostgreSQL runs as.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) name: String,
    pub(crate) uid: Uid,
    pub(crate) gid: Gid,
}

impl From<User> for Account {
    fn from(user: User) -> Account {
        Account {
            name: user.name,
            uid: user.uid,
            gid: user.gid,
        }
    }
}

/// An ordinary user runs PostgreSQL as oneself. Root may not, so the owner of an existing cluster is taken, then
/// `postgres`, then `nobody`.
pub(crate) fn choose(cluster: &Path) -> Result<Account, Error> {
    let owner = owner(cluster)?;
    let me = geteuid();
    if me.is_root() {
        match owner {
            Some(owner) if owner.is_root() => Err(Error::NotOurs {
                path: cluster.to_owned(),
                owner: "root".to_owned(),
                user: "postgres".to_owned(),
            }),
            Some(owner) => named(owner),
            None => ["postgres", "nobody"]
                .into_iter()
                .find_map(|name| User::from_name(name).ok().flatten())
                .map(Account::from)
                .ok_or(Error::NoAccount),
        }
    } else {
        match owner {
            Some(owner) if owner != me => Err(Error::NotOurs {
                path: cluster.to_owned(),
                owner: user_name(owner.as_raw()),
                user: user_name(me.as_raw()),
            }),
            _ => named(me),
        }
    }
}

/// The user that runs this program.
pub(crate) fn me() -> Result<Account, Error> {
    named(geteuid())
}

/// `initdb` and the server look their own user up by number and fail without an entry.
fn named(uid: Uid) -> Result<Account, Error> {
    User::from_uid(uid)
        .ok()
        .flatten()
        .map(Account::from)
        .ok_or(Error::UnnamedUser { uid: uid.as_raw() })
}

fn owner(path: &Path) -> Result<Option<Uid>, Error> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        found => Ok(Some(Uid::from_raw(found.map_err(Error::io("read", path))?.uid()))),
    }
}
