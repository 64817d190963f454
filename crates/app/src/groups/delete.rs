//! Deletes a group; whoever was in it loses what it gave with their next request.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::groups as sql;

use super::{find, held, on_its_members};
use crate::{
    GroupId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Delete {
    pub group: GroupId,
    pub version: i32,
}

#[async_trait]
impl Operation for Delete {
    type Plane = Tenant;
    const NAME: &'static str = "groups.delete";
    const PERMISSION: Permission<'static> = Permission::new("groups", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("group", self.group, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        held(tx, self.group, self.version).await?;
        Ok(vec![on_its_members(tx, who, self.group).await?])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let before = find(tx, self.group).await?;
        sql::delete().bind(tx.db(), &tx.tenant()?.0, &self.group.0).await?;
        Done::new(())
            .target("group", self.group, before.name)
            .before(serde_json::json!({ "permissions": before.permissions, "members": before.members }))
    }
}
