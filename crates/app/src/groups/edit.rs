//! Changes a group; what its members may do changes with their next request, however many they are.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::groups as sql;
use garde::Validate;

use super::{Group, GroupDetails, find, held, name_is_taken, on_its_members, opens_tables};
use crate::{
    GroupId, Mode, Operation, Result, RoleId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    modules::{permission_set, refuse_unknown},
    roles::{self, is_strong},
};

pub struct Edit {
    pub group: GroupId,
    pub version: i32,
    pub details: GroupDetails,
}

#[async_trait]
impl Operation for Edit {
    type Plane = Tenant;
    const NAME: &'static str = "groups.edit";
    const PERMISSION: Permission<'static> = Permission::new("groups", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Group;

    fn target(&self) -> Target {
        Target::new("group", self.group, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        self.details.validate()?;
        let row = held(tx, self.group, self.version).await?;
        refuse_unknown(tx, &self.details.permissions, &row.permissions).await?;
        // All of it, what was there before as well: whoever saves a group answers for what it gives.
        let given = permission_set(&self.details.permissions)?;
        let mut acts = vec![on_its_members(tx, who, self.group).await?];
        for role in sql::roles_of_members()
            .bind(tx.db(), &tx.tenant()?.0, &self.group.0)
            .all()
            .await?
        {
            let role = roles::load(tx, tx.tenant()?, RoleId(role)).await?;
            acts.extend(opens_tables(&given, Some(role)));
        }
        acts.extend(is_strong(&given).then_some(Act::Sensitive));
        acts.push(Act::Give(given));
        Ok(acts)
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Group>> {
        let details = &self.details;
        let before = find(tx, self.group).await?;
        let permissions = permission_set(&details.permissions)?.to_texts();
        sql::update()
            .bind(
                tx.db(),
                &details.name,
                &details.description,
                &permissions,
                &tx.tenant()?.0,
                &self.group.0,
            )
            .await
            .map_err(name_is_taken)?;
        let after = find(tx, self.group).await?;
        let was = GroupDetails {
            name: before.name.clone(),
            description: before.description,
            permissions: before.permissions,
        };
        Done::new(Group::new(after, granted))
            .target("group", self.group, before.name)
            .before(was)?
            .after(details)
    }
}
