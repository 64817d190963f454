//! Says what applying a file would change. It changes nothing, and is refused to whoever would be refused one of the changes.

use async_trait::async_trait;
use authz::{Action, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use super::{FileChange, Wish, changes::make};
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx, Way},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RoleFilePlan {
    /// Of all roles and groups as they are: give it back when applying, which is then refused if any of them was changed meanwhile.
    pub state: String,
    /// In the order in which they are made; none where all is as the file says.
    pub changes: Vec<FileChange>,
}

pub struct Plan(pub Wish);

#[async_trait]
impl Operation for Plan {
    type Plane = Tenant;
    const NAME: &'static str = "role_file.plan";
    const PERMISSION: Permission<'static> = Permission::new("roles", Action::Edit);
    /// It tries the changes, which is the only way to know that they can be made, and undoes them.
    const MODE: Mode = Mode::Write;
    const RECORDED: bool = false;
    type Output = RoleFilePlan;

    fn target(&self) -> Target {
        Target::new("role_file", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<RoleFilePlan>> {
        let (state, planned) = self.0.plan(granted, tx).await?;
        tx.mark().await?;
        make(&planned, granted, tx, Way::Tried).await?;
        tx.undo().await?;
        Ok(Done::new(RoleFilePlan {
            state: state.fingerprint(),
            changes: planned.into_iter().map(|one| one.change).collect(),
        }))
    }
}
