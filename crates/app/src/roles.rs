//! Roles of a tenant: the built-in ones every tenant begins with (this file), and how they are read.

mod list;

use std::sync::Arc;

use authz::{Rank, Role};
use db::queries::{facts, roles as sql};
use uuid::Uuid;

pub use list::{List, RoleSummary};

use crate::{
    Error, Result, RoleId, TenantId,
    facts::{platform_role, tenant_role},
    gate::{Plane, Platform, Tenant, Tx},
};

/// Every permission that an operation in a tenant demands, in the order in which people read them.
pub const PERMISSIONS: [&str; 15] = [
    "members.view",
    "members.create",
    "members.edit",
    "members.delete",
    "members.manage",
    "tables.view",
    "tables.edit",
    "tables.delete",
    "tables.manage",
    "audit.view",
    "connection.view",
    "connection.manage",
    "decisions.view",
    "access_grants.view",
    "access_grants.manage",
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
        description: "People below their own rank, rights on tables, the audit log.",
        rank: Rank::ADMIN,
        permissions: &[
            "members.view",
            "members.create",
            "members.edit",
            "members.delete",
            "roles.view",
            "tables.view",
            "tables.create",
            "tables.edit",
            "tables.delete",
            "tables.manage",
            "audit.view",
            "connection.view",
            "decisions.view",
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

async fn load_all<P: Plane>(tx: &Tx<P>, tenant: TenantId, roles: &[Uuid]) -> Result<Vec<Arc<Role>>> {
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

/// The role that a request names by its key; one that people can hold.
pub(crate) async fn by_key(tx: &Tx<Tenant>, tenant: TenantId, key: &str) -> Result<(RoleId, Arc<Role>)> {
    let unknown = || Error::invalid("role", "There is no such role. Choose one of the tenant's roles.");
    if key.contains('\0') || key == "anon" {
        return Err(unknown());
    }
    let row = sql::by_key()
        .bind(tx.db(), &tenant.0, &key)
        .opt()
        .await?
        .ok_or_else(unknown)?;
    let id = RoleId(row.id);
    Ok((id, load(tx, tenant, id).await?))
}
