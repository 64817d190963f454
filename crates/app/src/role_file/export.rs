//! Writes a tenant's roles, groups and table grants as a file, always in the same order, so that two of them can be compared.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{RoleFile, SEES_GROUPS, SETS_TABLES, State};
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Export;

#[async_trait]
impl Operation for Export {
    type Plane = Tenant;
    const NAME: &'static str = "role_file.export";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = RoleFile;

    fn target(&self) -> Target {
        Target::new("role_file", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<RoleFile>> {
        // A file with less than all of it would be taken for all of it.
        granted.demand(SEES_GROUPS)?;
        granted.demand(SETS_TABLES)?;
        Ok(Done::new(State::read(tx, |role| !role.full_rights).await?.file()?))
    }
}
