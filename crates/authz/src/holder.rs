//! What a caller holds at this moment, role and token taken together, and so the most that they can give away (D6).
//! Every path on which something is given ends in one of the two `may_give` functions.

use crate::{Access, Action, Permission, PermissionSet, Refusal, Role, TableRights};

#[derive(Clone, Copy)]
pub(crate) struct Holder<'a> {
    pub role: &'a Role,
    pub scope: Option<&'a PermissionSet>,
}

impl Holder<'_> {
    pub fn permit(self, permission: Permission<'_>) -> Result<(), Refusal> {
        if !self.role.permissions.contains(permission) {
            return Err(Refusal::Forbidden);
        }
        match self.scope {
            Some(scope) if !scope.contains(permission) => Err(Refusal::TokenScope),
            _ => Ok(()),
        }
    }

    pub fn may_give(self, given: &PermissionSet) -> Result<(), Refusal> {
        let held = given.is_within(&self.role.permissions) && self.scope.is_none_or(|scope| given.is_within(scope));
        ceiling(held)
    }

    /// Rights on tables count for nothing without the permission to use them, so who gives them needs both:
    /// the receiver may have the permission already.
    pub fn may_give_tables(self, given: &TableRights) -> Result<(), Refusal> {
        let usable = Access::ALL
            .into_iter()
            .filter(|access| given.anywhere(*access))
            .all(|access| self.permit(permission_for(access)).is_ok());
        ceiling(usable && given.is_within(&self.role.tables))
    }
}

/// What a role and a token need beside the rights on the table itself.
pub(crate) const fn permission_for(access: Access) -> Permission<'static> {
    let action = match access {
        Access::Read => Action::View,
        Access::Write => Action::Edit,
        Access::Delete => Action::Delete,
    };
    Permission::new("tables", action)
}

const fn ceiling(held: bool) -> Result<(), Refusal> {
    if held { Ok(()) } else { Err(Refusal::GrantCeiling) }
}
