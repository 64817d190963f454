//! What a group adds to what its members may do, as an immutable snapshot: a changed group is another snapshot with another version.

use std::sync::Arc;

use crate::PermissionSet;

/// The id of a group: the 128 bits of its UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupId(pub u128);

/// It has no rank and no rights on tables: these are the role's alone (D5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: GroupId,
    pub permissions: PermissionSet,
}

/// Somebody's place in a group.
#[derive(Clone, Debug)]
pub struct InGroup {
    pub group: Arc<Group>,
    /// Says who is in it, without the permission to edit groups.
    pub manages: bool,
}
