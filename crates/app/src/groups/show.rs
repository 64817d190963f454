//! One group.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{Group, find};
use crate::{
    GroupId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Show {
    pub group: GroupId,
}

#[async_trait]
impl Operation for Show {
    type Plane = Tenant;
    const NAME: &'static str = "groups.show";
    const PERMISSION: Permission<'static> = Permission::new("groups", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Group;

    fn target(&self) -> Target {
        Target::new("group", self.group, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Group>> {
        Ok(Done::new(Group::new(find(tx, self.group).await?, granted)))
    }
}
