//! What a role allows, as an immutable snapshot: a changed role is another snapshot with another version.

use crate::{PermissionSet, Rank, TableRights};

/// The id of a role: the 128 bits of its UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RoleId(pub u128);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    pub id: RoleId,
    /// The short name that database roles and API clients use, such as `staff`.
    pub key: Box<str>,
    pub rank: Rank,
    pub permissions: PermissionSet,
    /// Empty for a platform role.
    pub tables: TableRights,
}
