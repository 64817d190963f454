//! Groups of a tenant: what several members may do beside what their roles allow, from their next request on.

mod add_member;
mod create;
mod delete;
mod edit;
mod list;
mod list_members;
mod remove_member;
mod set_manager;
mod show;

pub use add_member::{AddMember, NewGroupMember};
pub use create::Create;
pub use delete::Delete;
pub use edit::Edit;
pub use list::{Group, List};
pub use list_members::{GroupMember, ListMembers, Page};
pub use remove_member::RemoveMember;
pub use set_manager::SetManager;
pub use show::Show;

use std::sync::Arc;

use authz::{Action, Permission, PermissionSet, Role};
use db::queries::groups as sql;
use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    Error, GroupId, MembershipId, Result,
    caller::Who,
    error::violated_constraint,
    gate::{Act, Tenant, Tx},
    names, roles,
};

/// What somebody says of a group who makes it or changes it.
#[derive(Clone, Debug, Deserialize, Serialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "name": "Billing", "description": "Whoever sends invoices.", "permissions": ["tables.view"] })))]
pub struct GroupDetails {
    #[garde(custom(names::name), length(chars, max = 60))]
    #[schema(max_length = 60)]
    pub name: String,
    #[serde(default)]
    #[garde(custom(names::optional_name))]
    #[schema(max_length = 120)]
    pub description: String,
    /// As `module.action`; none that you do not hold yourself.
    #[garde(length(max = 200))]
    #[schema(max_items = 200)]
    pub permissions: Vec<String>,
}

/// What its manager holds by that: see [`authz::InGroup`].
pub(crate) const SEES_GROUPS: Permission<'static> = Permission::new("groups", Action::View);

fn named(group: GroupId) -> authz::GroupId {
    authz::GroupId(group.0.as_u128())
}

async fn find(tx: &Tx<Tenant>, group: GroupId) -> Result<sql::GroupRow> {
    let row = sql::get().bind(tx.db(), &tx.tenant()?.0, &group.0).opt().await?;
    let row = row.ok_or(Error::NotFound)?;
    tx.found("group", group, &row.name);
    Ok(row)
}

/// The group as the request knows it, which nobody else changes or fills until the transaction ends.
async fn held(tx: &Tx<Tenant>, group: GroupId, version: i32) -> Result<sql::GroupRow> {
    sql::hold().bind(tx.db(), &tx.tenant()?.0, &group.0).opt().await?;
    let row = find(tx, group).await?;
    if row.version == version {
        Ok(row)
    } else {
        Err(Error::stale())
    }
}

/// What is done to a group is done to all who are in it, so to the highest of them. Whoever is in it changes what they may do themself, unless
/// their role holds everything and no group adds to that.
async fn on_its_members(tx: &Tx<Tenant>, who: &Who, group: GroupId) -> Result<Act> {
    let tenant = tx.tenant()?;
    let role = who.tenant_role();
    let rank = role.map_or(i16::MIN, |role| role.rank.0);
    let everything = role.is_some_and(|role| role.permissions == PermissionSet::Everything);
    let among_them = who.groups().iter().any(|place| place.group.id == named(group));
    // Whoever is below the caller is in nobody's way.
    let highest = sql::highest().bind(tx.db(), &tenant.0, &rank, &group.0).opt().await?;
    Ok(Act::OnPerson {
        themself: among_them && !everything,
        present: roles::load_optional(tx, tenant, highest).await?,
        new: None,
    })
}

/// What is done to somebody who is put into a group or taken out of one: it takes whoever may fill the group, and stands above them.
async fn on_member(
    tx: &Tx<Tenant>,
    who: &Who,
    group: GroupId,
    member: uuid::Uuid,
    person: uuid::Uuid,
    role: Option<uuid::Uuid>,
) -> Result<Vec<Act>> {
    let on_person = Act::OnPerson {
        themself: who.is(person),
        present: roles::load_optional(tx, tx.tenant()?, role).await?,
        new: None,
    };
    let mut acts = vec![Act::FillGroup(named(group)), on_person];
    // Nothing is done to a platform admin from inside a tenant but to end their membership (D6).
    if db::queries::members::is_platform_admin()
        .bind(tx.db(), &member)
        .one()
        .await?
    {
        acts.push(Act::OnPlatformAdmin);
    }
    Ok(acts)
}

/// Rights on tables count for nothing without the permission to use tables. Whoever gives that permission gives what the role has on them.
fn opens_tables(given: &PermissionSet, role: Option<Arc<Role>>) -> Option<Act> {
    let opens = given
        .iter()
        .any(|it| it.module == "tables" && it.action != Action::Manage);
    // Owners are above every ceiling, and reach all tables anyhow.
    let role = role.filter(|role| opens && !role.rank.is_top())?;
    Some(Act::SetTables {
        tables: role.tables.clone(),
        role,
        own: false,
    })
}

/// Somebody who is in the group. Whoever is put in or taken out waits here for whoever does the same with them.
async fn member_of(tx: &Tx<Tenant>, group: GroupId, member: MembershipId) -> Result<sql::GroupMemberRow> {
    let tenant = tx.tenant()?.0;
    sql::hold_shared().bind(tx.db(), &tenant, &group.0).opt().await?;
    find(tx, group).await?;
    sql::member()
        .bind(tx.db(), &tenant, &group.0, &member.0)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

/// What the groups of a member give to whoever held nothing until now, and so whoever lets them.
pub(crate) async fn given_to(tx: &Tx<Tenant>, member: MembershipId) -> Result<Act> {
    let texts = sql::given_to().bind(tx.db(), &tx.tenant()?.0, &member.0).all().await?;
    PermissionSet::parse(texts.iter().map(String::as_str))
        .map(Act::Give)
        .map_err(|error| Error::Internal(error.to_string()))
}

/// What the group gives by now.
fn stored(group: &sql::GroupRow) -> Result<PermissionSet> {
    PermissionSet::parse(group.permissions.iter().map(String::as_str))
        .map_err(|error| Error::Internal(error.to_string()))
}

/// The group as the decision core knows it.
pub(crate) fn snapshot(row: &sql::GroupRow) -> Result<authz::Group> {
    Ok(authz::Group {
        id: named(GroupId(row.id)),
        permissions: stored(row)?,
    })
}

/// Two groups of one name would be taken for each other.
fn name_is_taken(error: db::Error) -> Error {
    match violated_constraint(&error) {
        Some("groups_name") => Error::invalid("name", "There is a group with this name already. Choose another."),
        _ => error.into(),
    }
}
