//! Makes a group, in which nobody is yet.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::groups as sql;
use garde::Validate;

use super::{Group, GroupDetails, find, name_is_taken};
use crate::{
    GroupId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    modules::{permission_set, refuse_unknown},
    roles::is_strong,
};

pub struct Create(pub GroupDetails);

#[async_trait]
impl Operation for Create {
    type Plane = Tenant;
    const NAME: &'static str = "groups.create";
    const PERMISSION: Permission<'static> = Permission::new("groups", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = Group;

    fn target(&self) -> Target {
        Target::new("group", "", &self.0.name)
    }

    async fn acts(&self, _: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        self.0.validate()?;
        refuse_unknown(tx, &self.0.permissions, &[]).await?;
        let given = permission_set(&self.0.permissions)?;
        let proof = is_strong(&given).then_some(Act::Sensitive);
        Ok([Act::Give(given)].into_iter().chain(proof).collect())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Group>> {
        let (new, id) = (&self.0, GroupId::new());
        let permissions = permission_set(&new.permissions)?.to_texts();
        sql::insert()
            .bind(
                tx.db(),
                &tx.tenant()?.0,
                &id.0,
                &new.name,
                &new.description,
                &permissions,
                &tx.now(),
            )
            .await
            .map_err(name_is_taken)?;
        let group = find(tx, id).await?;
        Done::new(Group::new(group, granted))
            .target("group", id, &new.name)
            .after(new)
    }
}
