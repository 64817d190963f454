//! Roles of a tenant: the built-in ones every tenant begins with (this file), how they are read, and those that a tenant makes for itself.

mod create;
mod delete;
mod edit;
mod list;
mod preview;
mod save;
mod show;

use std::sync::Arc;

use authz::{Action, Permission, PermissionSet, Rank, Role, TableRights};
use db::queries::{facts, roles as sql};
use uuid::Uuid;

pub use create::{Create, NewRole};
pub use delete::{Delete, Deletion};
pub use edit::{Edit, RoleChanges};
pub(crate) use list::all;
pub use list::{List, RoleSummary};
pub use preview::{Effect, Preview, PreviewSave};
pub use save::{PermissionChange, PermissionChanges, Save};
pub use show::Show;

use crate::{
    Error, Operation, Result, RoleId, TenantId,
    caller::Who,
    facts::{platform_role, tenant_role},
    gate::{Act, Granted, Plane, Platform, Tenant, Tx},
    modules::permission_set,
};

/// Of roles of a tenant's own: below Owner, whom nobody else stands beside.
const RANKS: (i16, i16) = (1, 99);

/// Every permission that an operation in a tenant demands, in the order in which people read them.
pub const PERMISSIONS: [&str; 31] = [
    "members.view",
    "members.create",
    "members.edit",
    "members.delete",
    "roles.create",
    "roles.edit",
    "roles.delete",
    "modules.manage",
    "groups.view",
    "groups.create",
    "groups.edit",
    "groups.delete",
    "members.manage",
    "tables.view",
    "tables.edit",
    "tables.delete",
    "tables.manage",
    "variables.view",
    "variables.create",
    "variables.edit",
    "variables.delete",
    "variables.manage",
    "audit.view",
    "connection.view",
    "connection.manage",
    "decisions.view",
    "access_grants.view",
    "access_grants.manage",
    "tenant.view",
    "tenant.manage",
    "tenant.delete",
];

pub(crate) struct BuiltIn {
    pub key: &'static str,
    pub name: &'static str,
    pub description: &'static str,
    pub rank: Rank,
    pub permissions: &'static [&'static str],
    /// Bits: read 1, write 2, delete 4.
    pub default_rights: i16,
    pub full_rights: bool,
}

/// D5: Owner is the tenant's top; Anon is whoever is not signed in, and nobody holds it.
pub(crate) const BUILT_IN: [BuiltIn; 6] = [
    BuiltIn {
        key: "owner",
        name: "Owner",
        description: "Everything in the tenant, its owners included.",
        rank: Rank::TOP,
        permissions: &["*"],
        default_rights: 7,
        full_rights: true,
    },
    BuiltIn {
        key: "admin",
        name: "Admin",
        description: "People below their own rank, roles, groups, rights on tables, variables, the audit log.",
        rank: Rank::ADMIN,
        permissions: &[
            "members.view",
            "members.create",
            "members.edit",
            "members.delete",
            "roles.create",
            "roles.edit",
            "roles.delete",
            "groups.view",
            "groups.create",
            "groups.edit",
            "groups.delete",
            "tables.view",
            "tables.edit",
            "tables.delete",
            "tables.manage",
            "variables.view",
            "variables.create",
            "variables.edit",
            "variables.delete",
            "variables.manage",
            "audit.view",
            "connection.view",
            "decisions.view",
            "tenant.view",
        ],
        default_rights: 7,
        full_rights: true,
    },
    BuiltIn {
        key: "staff",
        name: "Staff",
        description: "Works with the tables that the Permissions page opens to staff.",
        rank: Rank::STAFF,
        permissions: &["members.view", "tables.view", "tables.edit", "tables.delete"],
        default_rights: 3,
        full_rights: false,
    },
    BuiltIn {
        key: "member",
        name: "Member",
        description: "Works with the tables that the Permissions page opens to members.",
        rank: Rank::MEMBER,
        permissions: &["tables.view", "tables.edit", "tables.delete"],
        default_rights: 1,
        full_rights: false,
    },
    BuiltIn {
        key: "read_only",
        name: "Read-Only",
        description: "Looks and changes nothing.",
        rank: Rank::MEMBER,
        permissions: &["tables.view"],
        default_rights: 1,
        full_rights: false,
    },
    BuiltIn {
        key: "anon",
        name: "Anon",
        description: "Whoever is not signed in.",
        rank: Rank::ANON,
        permissions: &[],
        default_rights: 0,
        full_rights: false,
    },
];

/// The role as the decision core knows it, read in this transaction.
pub(crate) async fn load<P: Plane>(tx: &Tx<P>, tenant: TenantId, role: RoleId) -> Result<Arc<Role>> {
    let found = load_all(tx, tenant, &[role.0]).await?;
    found.into_iter().next().ok_or(Error::NotFound)
}

pub(crate) async fn load_all<P: Plane>(tx: &Tx<P>, tenant: TenantId, roles: &[Uuid]) -> Result<Vec<Arc<Role>>> {
    let rows = facts::role_snapshots()
        .bind(tx.db(), &vec![tenant.0; roles.len()], &roles)
        .all()
        .await?;
    rows.into_iter().map(|row| tenant_role(row).map(Arc::new)).collect()
}

pub(crate) async fn load_optional(tx: &Tx<Tenant>, tenant: TenantId, role: Option<Uuid>) -> Result<Option<Arc<Role>>> {
    match role {
        Some(id) => load(tx, tenant, RoleId(id)).await.map(Some),
        None => Ok(None),
    }
}

/// A platform role, likewise.
pub(crate) async fn load_platform(tx: &Tx<Platform>, role: Uuid) -> Result<Arc<Role>> {
    let row = facts::platform_role_snapshots()
        .bind(tx.db(), &[role].as_slice())
        .one()
        .await?;
    platform_role(row).map(Arc::new)
}

/// The role that a request names by its key and is about to give, which nobody changes or deletes meanwhile; one that people can hold.
pub(crate) async fn by_key(tx: &Tx<Tenant>, tenant: TenantId, key: &str) -> Result<(RoleId, Arc<Role>)> {
    let unknown = || Error::invalid("role", "There is no such role. Choose one of the tenant's roles.");
    if key.contains('\0') || key == "anon" {
        return Err(unknown());
    }
    let id = sql::hold_shared().bind(tx.db(), &tenant.0, &key).opt().await?;
    let id = RoleId(id.ok_or_else(unknown)?);
    Ok((id, load(tx, tenant, id).await?))
}

/// As they are kept: each once.
fn texts(permissions: &[String]) -> Result<Vec<String>> {
    Ok(permission_set(permissions)?.to_texts())
}

/// The role as it would be.
fn role_of(key: &str, rank: i16, permissions: &[String], tables: TableRights) -> Result<Role> {
    Ok(Role {
        id: authz::RoleId(0),
        key: key.into(),
        rank: Rank(rank),
        permissions: permission_set(permissions)?,
        tables,
    })
}

/// The roles of these keys that there are.
async fn named(tx: &Tx<Tenant>, keys: &[&str], counted: bool) -> Result<Vec<sql::RoleRow>> {
    Ok(sql::named()
        .bind(tx.db(), &counted, &tx.tenant()?.0, &keys)
        .all()
        .await?)
}

async fn find(tx: &Tx<Tenant>, key: &str, counted: bool) -> Result<sql::RoleRow> {
    let found = named(tx, &[&key.replace('\0', "")], counted).await?;
    found.into_iter().next().ok_or(Error::NotFound)
}

/// Nobody else changes these roles or gives them until this transaction is over. One's own is held already, as what was decided from; to hold it
/// more tightly, two at once would wait for each other, and nobody changes it.
pub(crate) async fn hold(tx: &Tx<Tenant>, who: &Who, keys: &[&str]) -> Result<()> {
    let own = who.tenant_role().map(|role| Uuid::from_u128(role.id.0));
    sql::hold().bind(tx.db(), &tx.tenant()?.0, &keys, &own).all().await?;
    Ok(())
}

/// The role that a request names by its key and means to change, held.
async fn present(tx: &Tx<Tenant>, who: &Who, key: &str) -> Result<(sql::RoleRow, Arc<Role>)> {
    let key = key.replace('\0', "");
    hold(tx, who, &[&key]).await?;
    let row = find(tx, &key, false).await?;
    tx.found("role", RoleId(row.id), &row.name);
    let role = load(tx, tx.tenant()?, RoleId(row.id)).await?;
    Ok((row, role))
}

/// The top holds everything and Anon nothing, whatever anybody sets.
fn refuse_fixed(row: &sql::RoleRow) -> Result<()> {
    if row.builtin && (Rank(row.rank).is_top() || row.key == "anon") {
        let sentence = format!(
            "{} is never changed. Make a role of your own, and change that.",
            row.name
        );
        return Err(Error::conflict("builtin_role", sentence));
    }
    Ok(())
}

/// What can make somebody an admin, or more of one, needs a recent proof of identity.
pub(crate) fn proof_for<'a>(roles: impl IntoIterator<Item = &'a Role>) -> Option<Act> {
    let strong = |role: &Role| role.rank >= Rank::ADMIN || is_strong(&role.permissions);
    roles.into_iter().any(strong).then_some(Act::Sensitive)
}

/// Whether it lets somebody say who may do what, or see what opens other doors.
pub(crate) fn is_strong(permissions: &PermissionSet) -> bool {
    let strong = |it: Permission<'_>| match it.module {
        "members" | "roles" | "groups" => it.action != Action::View,
        "connection" | "variables" | "access_grants" => it.action == Action::Manage,
        "tenant" => it.action != Action::View,
        _ => false,
    };
    matches!(permissions, PermissionSet::Everything) || permissions.iter().any(strong)
}

fn stale(name: &str) -> Error {
    Error::conflict(
        "stale",
        format!("Somebody changed the role {name} since you opened it. Load it again, then make your change."),
    )
}

/// A role's rights on tables, Anon's too, which nobody changes until they are copied.
async fn tables_of(tx: &Tx<Tenant>, key: &str) -> Result<(Uuid, TableRights)> {
    let (tenant, key) = (tx.tenant()?, key.replace('\0', ""));
    let id = sql::hold_shared().bind(tx.db(), &tenant.0, &key).opt().await?;
    let id = id.ok_or(Error::NotFound)?;
    let role = load(tx, tenant, RoleId(id)).await?;
    Ok((id, role.tables.clone()))
}

/// The role as the asker sees it.
async fn summary<Op: Operation<Plane = Tenant>>(
    tx: &Tx<Tenant>,
    granted: &Granted<Op>,
    key: &str,
) -> Result<RoleSummary> {
    let row = find(tx, key, true).await?;
    let summaries = list::seen(tx, granted, vec![row]).await?;
    summaries.into_iter().next().ok_or(Error::NotFound)
}
