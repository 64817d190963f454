//! The one function that says yes or no. Every rule of D6 to D8 that needs no count over rows is here; the counts are held by the database.

use crate::{
    Access, Facts, Permission, PermissionSet, Person, Role, RoleId, TableRights, TenantState,
};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub enum Ask<'a> {
    /// An operation inside a tenant.
    Tenant {
        permission: Permission<'a>,
        act: Act<'a>,
    },
    /// An operation on the platform.
    Platform {
        permission: Permission<'a>,
        act: Act<'a>,
    },
    /// Access to the rows of one table of a tenant.
    Table { table: &'a str, access: Access },
}

/// What the operation does to whom: the part of the question that rank, self and ceiling rules read.
#[derive(Clone, Copy, Debug)]
pub enum Act<'a> {
    /// Acts on no person and gives no right.
    Plain,
    /// Acts on a person, or makes somebody hold a role.
    OnPerson {
        themself: bool,
        /// The role the person holds now; `None` for somebody new, or without a role.
        present: Option<&'a Role>,
        /// The role the person would hold; `None` where it does not change.
        new: Option<&'a Role>,
    },
    /// Sets what `role` may do to tables.
    SetTables {
        role: &'a Role,
        tables: &'a TableRights,
        /// The caller holds this very role.
        own: bool,
    },
    /// Hands permissions on to something that acts for the caller, such as an API token.
    Delegate(&'a PermissionSet),
    /// Needs a recent proof of identity (D20).
    Sensitive,
}

/// Why the answer was yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role that gave the permission.
    pub role: RoleId,
}

/// Why the answer was no. [`Refusal::code`] is the stable machine code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// Nobody is signed in.
    Unauthenticated,
    /// The person's account is suspended.
    Suspended,
    /// The asker may not even know that it exists.
    NotFound,
    /// The asker's role does not hold the permission.
    Forbidden,
    /// The role holds it, the API token does not.
    TokenScope,
    /// The person, or the role to be given, does not stand strictly below the asker (D6).
    RankTooHigh,
    /// The act would give what the asker does not hold (D6).
    GrantCeiling,
    /// Nobody changes their own role, state or rights (D7).
    SelfChange,
    /// The last proof of identity is too old (D20).
    StepUpRequired,
}

impl Refusal {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unauthenticated => "unauthenticated",
            Self::Suspended => "suspended",
            Self::NotFound => "not_found",
            Self::Forbidden => "forbidden",
            Self::TokenScope => "token_scope",
            Self::RankTooHigh => "rank_too_high",
            Self::GrantCeiling => "grant_ceiling",
            Self::SelfChange => "self_change",
            Self::StepUpRequired => "step_up_required",
        }
    }
}

pub type Decision = Result<Grant, Refusal>;

/// Answers `ask` from `facts` alone.
pub fn decide(facts: &Facts<'_>, ask: Ask<'_>) -> Decision {
    match facts.person {
        Person::Anonymous => return Err(Refusal::Unauthenticated),
        Person::Suspended => return Err(Refusal::Suspended),
        Person::Active => {}
    }
    match ask {
        Ask::Tenant { permission, act } => {
            let role = tenant_role(facts)?.ok_or(Refusal::Forbidden)?;
            permit(facts, role, permission)?;
            check(facts, role, act)
        }
        Ask::Platform { permission, act } => {
            let role = facts.platform.ok_or(Refusal::NotFound)?;
            permit(facts, role, permission)?;
            check(facts, role, act)
        }
        Ask::Table { table, access } => {
            let role = tenant_role(facts)?.ok_or(Refusal::NotFound)?;
            permit(facts, role, module_permission(access))?;
            // A table one may not read is as good as none.
            match role.tables.of(table) {
                rights if rights.allows(access) => Ok(Grant { role: role.id }),
                rights if rights.read => Err(Refusal::Forbidden),
                _ => Err(Refusal::NotFound),
            }
        }
    }
}

/// The role of an active member of an open tenant; whoever is no such member learns nothing.
fn tenant_role<'a>(facts: &Facts<'a>) -> Result<Option<&'a Role>, Refusal> {
    match (facts.tenant, facts.membership) {
        (TenantState::Active, Some(member)) if member.active => Ok(member.role),
        _ => Err(Refusal::NotFound),
    }
}

/// What a role and a token need beside the rights on the table itself.
const fn module_permission(access: Access) -> Permission<'static> {
    use crate::Action;
    match access {
        Access::Read => Permission::new("tables", Action::View),
        Access::Write => Permission::new("tables", Action::Edit),
        Access::Delete => Permission::new("tables", Action::Delete),
    }
}

fn permit(facts: &Facts<'_>, role: &Role, permission: Permission<'_>) -> Result<(), Refusal> {
    if !role.permissions.contains(permission) {
        return Err(Refusal::Forbidden);
    }
    match facts.scope {
        Some(scope) if !scope.contains(permission) => Err(Refusal::TokenScope),
        _ => Ok(()),
    }
}

fn check(facts: &Facts<'_>, role: &Role, act: Act<'_>) -> Decision {
    match act {
        Act::Plain => {}
        Act::OnPerson { themself: true, .. } => return Err(Refusal::SelfChange),
        Act::OnPerson { present, new, .. } => {
            let mut roles = present.into_iter().chain(new);
            if !roles.all(|other| role.rank.may_act_on(other.rank)) {
                return Err(Refusal::RankTooHigh);
            }
            if let Some(new) = new {
                within_ceiling(facts, role, &new.permissions)?;
                if !new.tables.is_within(&role.tables) {
                    return Err(Refusal::GrantCeiling);
                }
            }
        }
        Act::SetTables { own: true, .. } => return Err(Refusal::SelfChange),
        Act::SetTables {
            role: other,
            tables,
            ..
        } => {
            if role.rank <= other.rank {
                return Err(Refusal::RankTooHigh);
            }
            if !tables.is_within(&role.tables) {
                return Err(Refusal::GrantCeiling);
            }
        }
        Act::Delegate(permissions) => within_ceiling(facts, role, permissions)?,
        Act::Sensitive if !facts.proved_lately => return Err(Refusal::StepUpRequired),
        Act::Sensitive => {}
    }
    Ok(Grant { role: role.id })
}

fn within_ceiling(facts: &Facts<'_>, role: &Role, given: &PermissionSet) -> Result<(), Refusal> {
    let within = given.is_within(&role.permissions)
        && facts.scope.is_none_or(|scope| given.is_within(scope));
    if within {
        Ok(())
    } else {
        Err(Refusal::GrantCeiling)
    }
}
