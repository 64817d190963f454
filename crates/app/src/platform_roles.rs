//! Roles of platform admins: the built-in ones, and those that an installation makes for itself.

mod create;
mod delete;
mod edit;
mod list;

use std::sync::Arc;

use authz::{Rank, Role, TableRights};
use db::queries::platform_roles as sql;
use uuid::Uuid;

pub use create::{Create, NewPlatformRole};
pub use delete::{Delete, Deletion};
pub use edit::{Edit, RoleChanges};
pub use list::{List, PlatformRole};

use crate::{
    Error, Operation, Result, RoleId,
    caller::Who,
    gate::{Granted, Platform, Tx},
    modules::permission_set,
};

/// Below Super Admin, whom nobody else stands beside.
const RANKS: (i16, i16) = (1, 99);

/// The role as it would be.
fn role_of(key: &str, rank: i16, permissions: &[String]) -> Result<Role> {
    Ok(Role {
        id: authz::RoleId(0),
        key: key.into(),
        rank: Rank(rank),
        permissions: permission_set(permissions)?,
        tables: TableRights::default(),
    })
}

/// The role that a request names by its key and means to change, which nobody else changes until this transaction is over. One's own is
/// held already, as what was decided from; to hold it more tightly, two at once would wait for each other, and nobody changes it.
async fn present(tx: &Tx<Platform>, who: &Who, key: &str) -> Result<(sql::PlatformRoleRow, Arc<Role>)> {
    let own = who.platform_role().map(|role| Uuid::from_u128(role.id.0));
    sql::hold().bind(tx.db(), &key, &own).opt().await?;
    let row = sql::get().bind(tx.db(), &key).opt().await?.ok_or(Error::NotFound)?;
    tx.found("platform_role", RoleId(row.id), &row.name);
    if row.builtin {
        return Err(Error::conflict(
            "builtin_role",
            "Built-in roles are not changed. Clone this one, and change the copy.",
        ));
    }
    let role = Role {
        id: authz::RoleId(row.id.as_u128()),
        ..role_of(&row.key, row.rank, &row.permissions)?
    };
    Ok((row, Arc::new(role)))
}

/// Whether the role is the very one of `who`, by id and never by name.
fn holds(who: &Who, role: authz::RoleId) -> bool {
    who.platform_role().is_some_and(|held| held.id == role)
}

/// The role as the asker sees it.
async fn summary<Op: Operation<Plane = Platform>>(
    tx: &Tx<Platform>,
    granted: &Granted<Op>,
    key: &str,
) -> Result<PlatformRole> {
    let roles = list::all(tx, granted).await?;
    roles.into_iter().find(|role| role.key == key).ok_or(Error::NotFound)
}
