//! A tenant's roles, groups and table grants as one file that people keep beside their code: written, compared with what is there, applied.
//! Every change that a file comes to is one of the operations on roles, groups and grants, so no rule of who may do what is here.

mod apply;
mod changes;
mod document;
mod export;
mod plan;
mod state;

use authz::{Action, Permission};

pub use apply::Apply;
pub use changes::{ChangedKind, FileChange, FileChangeLine, FileDeed};
pub use document::{FileGroup, FileRight, FileRole, FileTables, RoleFile};
pub use export::Export;
pub use plan::{Plan, RoleFilePlan};

use changes::Planned;
use state::State;

use crate::{
    Error, Operation, Result,
    gate::{Granted, Tenant, Tx},
};

const SEES_GROUPS: Permission<'static> = Permission::new("groups", Action::View);
const SETS_TABLES: Permission<'static> = Permission::new("tables", Action::Manage);

/// A file, and what is to be done with it.
#[derive(Clone, Debug)]
pub struct Wish {
    pub file: RoleFile,
    /// Deletes the tenant's own roles, and the groups, that the file does not name; of the two only what it has a list of.
    pub prune: bool,
    /// That of the plan which somebody agreed to; left out: whatever is there now.
    pub state: Option<String>,
}

impl Wish {
    /// What would change, for whoever may read all that the file speaks of.
    async fn plan<Op: Operation<Plane = Tenant>>(
        &self,
        granted: &Granted<Op>,
        tx: &Tx<Tenant>,
    ) -> Result<(State, Vec<Planned>)> {
        if self.file.groups.is_some() {
            granted.demand(SEES_GROUPS)?;
        }
        if self.file.names_tables() {
            granted.demand(SETS_TABLES)?;
        }
        let state = State::read(tx, |role| self.file.names_tables_of(&role.key)).await?;
        if self.state.as_ref().is_some_and(|known| *known != state.fingerprint()) {
            let sentence =
                "Roles or groups were changed since this plan was made. Plan once more, and look at it again.";
            return Err(Error::conflict("stale", sentence));
        }
        let planned = changes::of(&self.file, &state, self.prune)?;
        Ok((state, planned))
    }
}
