//! What a caller holds at this moment, role, groups and token taken together, and so the most that they can give away (D6).
//! Every path on which something is given ends in one of the two `may_give` functions.

use crate::{Access, Action, Grant, GroupId, InGroup, Permission, PermissionSet, Refusal, Role, TableRights};

#[derive(Clone, Copy)]
pub(crate) struct Holder<'a> {
    pub role: &'a Role,
    pub groups: &'a [InGroup],
    pub scope: Option<&'a PermissionSet>,
    /// In the tenant by an access grant only.
    pub access: Option<Inside>,
}

/// What an access grant is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inside {
    Read,
    Write,
}

/// What opens a way into a tenant, and must be held for as long as somebody is inside.
pub(crate) const OPENS: Permission<'static> = Permission::new("access_grants", Action::Create);

/// What whoever manages a group holds by that, for they could not find it otherwise.
const SEES_GROUPS: Permission<'static> = Permission::new("groups", Action::View);
/// What lets somebody say who is in any group.
const EDITS_GROUPS: Permission<'static> = Permission::new("groups", Action::Edit);

/// What stays with a tenant's own people: to let somebody in or give them more, by a role or a group as well, to see or set how anybody or anything signs in, to read the secrets
/// among its variables, to say who of the platform may come in, to give the tenant away or end it. Whoever is inside for an hour must not be able to stay.
const KEPT_BACK: [Permission<'static>; 15] = [
    Permission::new("roles", Action::Create),
    Permission::new("roles", Action::Edit),
    Permission::new("roles", Action::Delete),
    Permission::new("groups", Action::Create),
    EDITS_GROUPS,
    Permission::new("groups", Action::Delete),
    Permission::new("members", Action::Create),
    Permission::new("members", Action::Edit),
    Permission::new("members", Action::Manage),
    Permission::new("connection", Action::Manage),
    Permission::new("variables", Action::Manage),
    Permission::new("access_grants", Action::Manage),
    Permission::new("tenant", Action::Manage),
    Permission::new("tenant", Action::Delete),
    Permission::new("decisions", Action::View),
];

impl Inside {
    fn permit(self, permission: Permission<'_>) -> Result<(), Refusal> {
        let allowed = !KEPT_BACK.contains(&permission) && (self == Self::Write || permission.action == Action::View);
        if allowed { Ok(()) } else { Err(Refusal::AccessGrant) }
    }
}

impl<'a> Holder<'a> {
    pub fn permit(self, permission: Permission<'_>) -> Result<Grant, Refusal> {
        if let Some(inside) = self.access {
            inside.permit(permission)?;
        }
        let grant = self.givers(permission).next().ok_or(Refusal::Forbidden)?;
        match self.scope {
            Some(scope) if !scope.contains(permission) => Err(Refusal::TokenScope),
            _ => Ok(grant),
        }
    }

    /// Everything that gives it, the role before any group: what the role gives is given in whatever groups somebody is.
    pub fn givers(self, permission: Permission<'_>) -> impl Iterator<Item = Grant> {
        let by_role = self.role.permissions.contains(permission);
        let by_group = self.groups.iter().filter(move |place| {
            place.group.permissions.contains(permission) || (place.manages && permission == SEES_GROUPS)
        });
        let role = by_role.then_some(Grant::Role(self.role.id));
        role.into_iter()
            .chain(by_group.map(|place| Grant::Group(place.group.id)))
    }

    /// What they may do is told to whoever has a place here. A token carries what it names and not its owner's own affairs, and whoever is inside by
    /// an access grant has no place of their own.
    pub fn ask_about_themself(self) -> Result<Grant, Refusal> {
        match (self.access, self.scope) {
            (Some(_), _) => Err(Refusal::AccessGrant),
            (None, Some(_)) => Err(Refusal::TokenScope),
            (None, None) => Ok(Grant::Role(self.role.id)),
        }
    }

    /// Nobody gives what they could not do themselves. Everything is more than any list of permissions, and more than an access grant is for.
    pub fn may_give(self, given: &PermissionSet) -> Result<(), Refusal> {
        let held = match given {
            PermissionSet::Everything => {
                let everything = |set: &PermissionSet| matches!(set, PermissionSet::Everything);
                let by_group = |place: &InGroup| everything(&place.group.permissions);
                let held = everything(&self.role.permissions) || self.groups.iter().any(by_group);
                held && self.access.is_none() && self.scope.is_none_or(everything)
            }
            PermissionSet::Only(_) => given.iter().all(|permission| self.permit(permission).is_ok()),
        };
        ceiling(held)
    }

    /// Whether they say who is in this group: by the permission, or because they manage it. No token carries that, for it is no permission.
    pub fn may_fill(self, group: GroupId) -> Result<(), Refusal> {
        let manages = |place: &InGroup| place.manages && place.group.id == group;
        match self.permit(EDITS_GROUPS) {
            Err(Refusal::Forbidden) if self.groups.iter().any(manages) => {
                if self.scope.is_none() {
                    Ok(())
                } else {
                    Err(Refusal::TokenScope)
                }
            }
            other => other.map(drop),
        }
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
pub const fn permission_for(access: Access) -> Permission<'static> {
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
