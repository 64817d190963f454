//! Table grants: what each role may do to each table, as it is wished and as PostgreSQL is then made to enforce it.

mod save;
mod show;

use serde::Serialize;
use utoipa::ToSchema;

pub use save::{GrantChange, LineResult, Save, Saved};
pub use show::{Grid, Line, Show};

/// Read, write and delete on a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Rights {
    pub read: bool,
    pub write: bool,
    pub delete: bool,
}

impl From<authz::Rights> for Rights {
    fn from(rights: authz::Rights) -> Self {
        Self {
            read: rights.read,
            write: rights.write,
            delete: rights.delete,
        }
    }
}

impl From<Rights> for authz::Rights {
    fn from(rights: Rights) -> Self {
        Self::new(rights.read, rights.write, rights.delete)
    }
}
