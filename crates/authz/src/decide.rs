//! The one function that says yes or no. Every rule of D6 to D8 that needs no count over rows is here; the counts are held by the database.

use crate::holder::{Holder, Inside, OPENS, permission_for};
use crate::{
    Access, Admission, Facts, GroupId, Permission, PermissionSet, Person, Rank, Role, RoleId, TableRights, TenantState,
};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub enum Ask<'a> {
    /// An operation inside a tenant.
    Tenant { permission: Permission<'a>, act: Act<'a> },
    /// Something that the customer's application lets people do. `modules` are those of the application that the tenant has.
    Application {
        permission: Permission<'a>,
        modules: &'a [String],
    },
    /// An operation on the platform.
    Platform { permission: Permission<'a>, act: Act<'a> },
    /// Access to the rows of one table of a tenant. `table` is spelt as in the catalog: another spelling is another
    /// table here, and gets the role's default.
    Table { table: &'a str, access: Access },
    /// What a tenant tells one of its people about themself.
    Themself,
}

/// What the operation does to whom: the part of the question that rank, self and ceiling rules read.
/// An operation that is two of these at once is asked about twice.
#[derive(Clone, Copy, Debug)]
pub enum Act<'a> {
    /// Acts on no person and gives no right.
    Plain,
    /// Acts on a person, makes somebody hold a role, or changes what the holders of a role may do.
    OnPerson {
        /// The person is the caller, or the role is the caller's.
        themself: bool,
        /// The role the person holds now; `None` for somebody new, or without a role.
        present: Option<&'a Role>,
        /// The role the person would hold; `None` where the act gives nobody anything. Whoever is shown a person's way
        /// to sign in, or sets it, can do all that the person can: such an act names the present role here again.
        new: Option<&'a Role>,
    },
    /// Acts, from inside a tenant, on a platform admin in any way but ending their membership there (D6).
    OnPlatformAdmin,
    /// Sets what `role` may do to tables.
    SetTables {
        role: &'a Role,
        /// What is given: all that the role will have, or only the lines that change over a default of nothing.
        tables: &'a TableRights,
        /// The caller holds this very role.
        own: bool,
    },
    /// Puts permissions where others get them from, such as into a group, or somebody where they get them.
    Give(&'a PermissionSet),
    /// Says who is in a group, which its managers do as well.
    FillGroup(GroupId),
    /// Hands permissions on to something that acts for the caller, such as an API token. A token makes no token.
    Delegate(&'a PermissionSet),
    /// Needs a recent proof of identity (D20), which an API token cannot give.
    Sensitive,
    /// Only a tenant's own people do it, whatever else its permission is for: seeing or setting anybody's way to sign in, above all.
    OwnPeople,
}

/// Why the answer was yes: what gave the permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    Role(RoleId),
    Group(GroupId),
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
    /// The tenant's door is closed for a while, which its members are told.
    TenantSuspended,
    /// The tenant is kept, and nobody works in it.
    TenantArchived,
    /// The tenant is deleted soon.
    TenantPendingDeletion,
    /// The tenant does not have the module, so its permissions are nobody's.
    ModuleDisabled,
    /// Neither the asker's role nor a group of theirs holds the permission.
    Forbidden,
    /// They hold it, the API token does not, or no API token may do it.
    TokenScope,
    /// The person, or the role to be given, does not stand strictly below the asker (D6).
    RankTooHigh,
    /// The act would give what the asker does not hold (D6).
    GrantCeiling,
    /// Nobody changes their own role, state or rights (D7).
    SelfChange,
    /// The last proof of identity is too old: for the act (D20), or for the tenant.
    StepUpRequired,
    /// A second factor is required, by the tenant or of platform admins, and the credential stands for none.
    SecondFactorRequired,
    /// The tenant admits its people from its own networks alone.
    WrongNetwork,
    /// The access grant by which the asker is in the tenant is not for this (D1).
    AccessGrant,
}

impl Refusal {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unauthenticated => "unauthenticated",
            Self::Suspended => "suspended",
            Self::NotFound => "not_found",
            Self::TenantSuspended => "tenant_suspended",
            Self::TenantArchived => "tenant_archived",
            Self::TenantPendingDeletion => "tenant_pending_deletion",
            Self::ModuleDisabled => "module_disabled",
            Self::Forbidden => "forbidden",
            Self::TokenScope => "token_scope",
            Self::RankTooHigh => "rank_too_high",
            Self::GrantCeiling => "grant_ceiling",
            Self::SelfChange => "self_change",
            Self::StepUpRequired => "step_up_required",
            Self::SecondFactorRequired => "second_factor_required",
            Self::WrongNetwork => "wrong_network",
            Self::AccessGrant => "access_grant",
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
            let holder = in_tenant(facts)?;
            let grant = holder.permit(permission)?;
            check(facts, holder, act, facts.peers_allowed)?;
            Ok(grant)
        }
        Ask::Application { permission, modules } => {
            let grant = in_tenant(facts)?.permit(permission)?;
            let there = modules.iter().any(|it| it == permission.module);
            if there { Ok(grant) } else { Err(Refusal::ModuleDisabled) }
        }
        Ask::Platform { permission, act } => {
            let holder = on_platform(facts)?;
            let grant = holder.permit(permission)?;
            check(facts, holder, act, false)?;
            Ok(grant)
        }
        Ask::Themself => in_tenant(facts)?.ask_about_themself(),
        Ask::Table { table, access } => {
            let holder = in_tenant(facts)?;
            let grant = holder.permit(permission_for(access))?;
            let rights = holder.role.tables.of(table);
            if rights.allows(access) {
                Ok(grant)
            } else if rights.read {
                Err(Refusal::Forbidden)
            } else {
                // A table one may not read is as good as none.
                Err(Refusal::NotFound)
            }
        }
    }
}

/// What an active member of an open tenant holds, or whoever is inside by an access grant; anybody else learns nothing.
pub(crate) fn in_tenant<'a>(facts: &Facts<'a>) -> Result<Holder<'a>, Refusal> {
    if let Some(grant) = facts.access {
        return match facts.tenant {
            TenantState::Active if grant.platform.permissions.contains(OPENS) => {
                admit(facts.platform_admission)?;
                Ok(Holder {
                    role: grant.role,
                    groups: &[],
                    scope: facts.scope,
                    access: Some(if grant.write { Inside::Write } else { Inside::Read }),
                })
            }
            _ => Err(Refusal::NotFound),
        };
    }
    let member = facts.membership.filter(|member| member.active);
    let member = member.ok_or(Refusal::NotFound)?;
    match facts.tenant {
        TenantState::Active => {
            admit(facts.admission)?;
            Ok(Holder {
                role: member.role.ok_or(Refusal::Forbidden)?,
                groups: member.groups,
                scope: facts.scope,
                access: None,
            })
        }
        TenantState::Suspended => Err(Refusal::TenantSuspended),
        TenantState::Archived => Err(Refusal::TenantArchived),
        TenantState::PendingDeletion => Err(Refusal::TenantPendingDeletion),
        TenantState::Unknown | TenantState::Closed => Err(Refusal::NotFound),
    }
}

pub(crate) fn on_platform<'a>(facts: &Facts<'a>) -> Result<Holder<'a>, Refusal> {
    // Whoever is inside a tenant by an access grant is nobody on the platform with that credential.
    let role = facts.platform.filter(|_| facts.access.is_none());
    let role = role.ok_or(Refusal::NotFound)?;
    admit(facts.platform_admission)?;
    Ok(Holder {
        role,
        groups: &[],
        scope: facts.scope,
        access: None,
    })
}

const fn admit(admission: Admission) -> Result<(), Refusal> {
    match admission {
        Admission::Met => Ok(()),
        Admission::WithoutSecondFactor => Err(Refusal::SecondFactorRequired),
        Admission::ProofTooOld => Err(Refusal::StepUpRequired),
        Admission::WrongNetwork => Err(Refusal::WrongNetwork),
    }
}

fn check(facts: &Facts<'_>, holder: Holder<'_>, act: Act<'_>, peers_allowed: bool) -> Result<(), Refusal> {
    let rank = holder.role.rank;
    match act {
        Act::OnPerson { themself: true, .. } | Act::SetTables { own: true, .. } => {
            return Err(Refusal::SelfChange);
        }
        Act::OnPerson { present, new, .. } => {
            let mut roles = present.into_iter().chain(new);
            let admins = peers_allowed && rank >= Rank::ADMIN;
            if !roles.all(|it| rank.may_act_on(it.rank) || (admins && rank == it.rank)) {
                return Err(Refusal::RankTooHigh);
            }
            if let Some(new) = new {
                holder.may_give(&new.permissions)?;
                holder.may_give_tables(&new.tables)?;
            }
        }
        Act::OnPlatformAdmin => return Err(Refusal::RankTooHigh),
        // What outlives the hour: a token, or somebody's way in.
        Act::OwnPeople | Act::Delegate(_) if holder.access.is_some() => return Err(Refusal::AccessGrant),
        Act::SetTables { role, tables, .. } => {
            // Not `may_act_on`: the top role itself is never edited, by nobody (D5).
            if rank <= role.rank {
                return Err(Refusal::RankTooHigh);
            }
            holder.may_give_tables(tables)?;
        }
        Act::Delegate(_) | Act::Sensitive if holder.scope.is_some() => return Err(Refusal::TokenScope),
        Act::Give(permissions) | Act::Delegate(permissions) => holder.may_give(permissions)?,
        Act::FillGroup(group) => holder.may_fill(group)?,
        Act::Sensitive if !facts.proved_lately => return Err(Refusal::StepUpRequired),
        Act::Plain | Act::Sensitive | Act::OwnPeople => {}
    }
    Ok(())
}
