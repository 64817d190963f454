//! Who is in a group, by e-mail address.

use async_trait::async_trait;
use std::collections::HashMap;

use authz::{Action, Permission};
use db::queries::groups as sql;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{SEES_GROUPS, find, named};
use crate::{
    GroupId, MembershipId, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    members::MembershipState,
    roles, search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct GroupMember {
    /// Of the membership.
    pub id: MembershipId,
    pub user_id: UserId,
    pub email: String,
    pub name: String,
    /// The role's key; missing: without a role, so without any permission, those of the group included.
    pub role: Option<String>,
    pub role_name: Option<String>,
    pub state: MembershipState,
    /// Says who is in the group.
    pub manages: bool,
    /// Whether the asker may take them out.
    pub removable: bool,
}

impl GroupMember {
    pub(super) fn new(row: sql::GroupMemberRow, removable: bool) -> Result<Self> {
        Ok(Self {
            id: MembershipId(row.id),
            user_id: UserId(row.user_id),
            email: row.email,
            name: row.name,
            role: row.role_key,
            role_name: row.role_name,
            state: row.state.parse()?,
            manages: row.manages,
            removable,
        })
    }
}

pub type Page = crate::Page<GroupMember>;

pub struct ListMembers {
    pub group: GroupId,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for ListMembers {
    type Plane = Tenant;
    const NAME: &'static str = "groups.list_members";
    const PERMISSION: Permission<'static> = Permission::new("groups", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("group", self.group, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Page>> {
        let limit = search::limit(self.limit)?;
        let after = search::text(self.after.as_deref());
        find(tx, self.group).await?;
        let tenant = tx.tenant()?;
        let rows = sql::members()
            .bind(tx.db(), &tenant.0, &self.group.0, &after, &(limit + 1))
            .all()
            .await?;
        let fillable = granted.may(SEES_GROUPS, &Act::FillGroup(named(self.group)));
        let held: Vec<Uuid> = rows.iter().filter_map(|row| row.role_id).collect();
        let roles: HashMap<Uuid, _> = roles::load_all(tx, tenant, &held)
            .await?
            .into_iter()
            .map(|role| (Uuid::from_u128(role.id.0), role))
            .collect();
        let removable = |row: &sql::GroupMemberRow| {
            let on_person = Act::OnPerson {
                themself: granted.who().is(row.user_id),
                present: row.role_id.and_then(|id| roles.get(&id).cloned()),
                new: None,
            };
            fillable && granted.may(SEES_GROUPS, &on_person)
        };
        Page::cut(
            rows,
            limit,
            |row| row.email.to_lowercase(),
            |row| {
                let removable = removable(&row);
                GroupMember::new(row, removable)
            },
        )
        .map(Done::new)
    }
}
