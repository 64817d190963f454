//! Puts a member into a group: what it gives is theirs from their next request on.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::groups as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{GroupMember, find, on_member, opens_tables, stored};
use crate::{
    Error, GroupId, MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    gate::{Act, Done, Granted, Tenant, Tx},
    members, names,
    roles::{self, is_strong},
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "email": "ada@example.com" })))]
pub struct NewGroupMember {
    /// Of somebody who is a member of the tenant.
    #[garde(custom(names::email))]
    #[schema(format = Email, max_length = 254)]
    pub email: String,
}

pub struct AddMember {
    pub group: GroupId,
    pub new: NewGroupMember,
}

impl AddMember {
    async fn member(&self, tx: &Tx<Tenant>) -> Result<MembershipId> {
        let found = sql::membership_by_email()
            .bind(tx.db(), &tx.tenant()?.0, &self.new.email)
            .opt()
            .await?;
        found
            .map(MembershipId)
            .ok_or_else(|| Error::invalid("email", "There is no member with this address. Invite them first."))
    }
}

#[async_trait]
impl Operation for AddMember {
    type Plane = Tenant;
    const NAME: &'static str = "groups.add_member";
    // Of those who see groups, the ones who may fill this one: see `on_member`.
    const PERMISSION: Permission<'static> = Permission::new("groups", Action::View);
    const MODE: Mode = Mode::Write;
    type Output = GroupMember;

    fn target(&self) -> Target {
        Target::new("group", self.group, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        self.new.validate()?;
        // What the group gives stays as it is until this is committed: nobody is put in for more than was decided on.
        sql::hold_shared()
            .bind(tx.db(), &tx.tenant()?.0, &self.group.0)
            .opt()
            .await?;
        let group = find(tx, self.group).await?;
        let member = members::held(tx, who, self.member(tx).await?).await?;
        let mut acts = on_member(tx, who, self.group, member.id, member.user_id, member.role_id).await?;
        let given = stored(&group)?;
        let role = roles::load_optional(tx, tx.tenant()?, member.role_id).await?;
        acts.extend(opens_tables(&given, role));
        acts.extend(is_strong(&given).then_some(Act::Sensitive));
        acts.push(Act::Give(given));
        Ok(acts)
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<GroupMember>> {
        let tenant = tx.tenant()?.0;
        let member = members::held(tx, granted.who(), self.member(tx).await?).await?;
        if member.state != "active" {
            return Err(Error::conflict(
                "archived",
                "This member is archived. Reactivate them first.",
            ));
        }
        sql::put()
            .bind(tx.db(), &tenant, &member.id, &self.group.0)
            .await
            .map_err(|error| match violated_constraint(&error) {
                Some("group_members_pkey") => Error::conflict("unchanged", "They are in this group already."),
                _ => error.into(),
            })?;
        let group = find(tx, self.group).await?;
        let row = sql::member()
            .bind(tx.db(), &tenant, &self.group.0, &member.id)
            .one()
            .await?;
        let added = GroupMember::new(row, true)?;
        let seen = serde_json::json!({ "member": added.id, "email": added.email });
        Done::new(added).target("group", self.group, group.name).after(seen)
    }
}
