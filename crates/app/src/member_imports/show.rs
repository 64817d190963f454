//! How far an import is.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{Import, find};
use crate::{
    MemberImportId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Show {
    pub import: MemberImportId,
}

#[async_trait]
impl Operation for Show {
    type Plane = Tenant;
    const NAME: &'static str = "member_imports.show";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Create);
    const MODE: Mode = Mode::Read;
    type Output = Import;

    fn target(&self) -> Target {
        Target::new("member_import", self.import, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Import>> {
        Import::try_from(find(tx, self.import).await?).map(Done::new)
    }
}
