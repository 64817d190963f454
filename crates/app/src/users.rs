//! Users of the whole instance, as the platform sees them: who somebody is, whether they may come in, and the tenants they are members of.

mod archive_everywhere;
mod archive_membership;
mod delete;
mod edit;
mod erase;
mod export;
mod lift_lock;
mod lift_suspension;
mod list;
mod list_tenants;
mod reactivate_membership;
mod remove_membership;
mod reset_second_factors;
mod restore;
mod send_reset;
mod show;
mod sign_out;
mod suspend;

use std::sync::Arc;

use authz::Role;
use db::queries::users as sql;

pub use archive_everywhere::{Kept, Left, archive_everywhere};
pub use archive_membership::ArchiveMembership;
pub use delete::Delete;
pub use edit::{Change, Edit};
pub(crate) use erase::erase;
pub use export::{Export, exported};
pub use lift_lock::LiftLock;
pub use lift_suspension::LiftSuspension;
pub use list::{Filter, List, Page, User};
pub use list_tenants::{ListTenants, TenantOfUser, TenantsPage};
pub use reactivate_membership::ReactivateMembership;
pub use remove_membership::RemoveMembership;
pub use reset_second_factors::ResetSecondFactors;
pub use restore::Restore;
pub use send_reset::SendReset;
pub use show::{Details, Show};
pub use sign_out::SignOut;
pub use suspend::Suspend;

use crate::{
    Error, MembershipId, Result, TenantId, UserId,
    caller::Who,
    gate::{Act, Platform, Tx},
    roles,
    words::words,
};

words!(
    /// Whether somebody may come in.
    UserState {
        Active "active",
        /// Out of everything until the suspension is lifted.
        Suspended "suspended",
        /// Out of everything, restorable for thirty days, then erased.
        Deleted "deleted",
    }
);

words!(
    /// What somebody is to the instance (S1-45).
    UserType {
        /// A platform admin.
        Instance "instance",
        Workspace "workspace",
    }
);

words!(
    /// In which order users are listed.
    UserOrder {
        Email "email",
        Name "name",
        /// The latest first.
        LastSignIn "last_sign_in",
    }
);

/// A user whom nobody else changes until the transaction ends.
struct Held {
    version: i32,
    themself: bool,
    platform_role: Option<Arc<Role>>,
}

async fn hold(tx: &Tx<Platform>, who: &Who, user: UserId) -> Result<Held> {
    let row = sql::hold().bind(tx.db(), &user.0).opt().await?.ok_or(Error::NotFound)?;
    tx.found("user", user, &row.email);
    let platform_role = match row.platform_role_id {
        Some(role) => Some(roles::load_platform(tx, role).await?),
        None => None,
    };
    Ok(Held {
        version: row.version,
        themself: who.is(user.0),
        platform_role,
    })
}

impl Held {
    /// Refuses whoever read another version.
    fn of_version(self, version: i32) -> Result<Self> {
        if self.version == version {
            Ok(self)
        } else {
            Err(Error::stale())
        }
    }

    /// What is done to this person. A platform admin is for those who stand above them.
    fn acts(&self) -> Vec<Act> {
        let on_person = Act::OnPerson {
            themself: self.themself,
            present: self.platform_role.clone(),
            new: None,
        };
        match self.platform_role {
            // D20: what concerns platform admins is done by whoever proved lately who they are.
            Some(_) => vec![on_person, Act::Sensitive],
            None => vec![on_person],
        }
    }

    /// As [`Held::acts`], for what decides over the person's way in: whoever sets that can do all that the person can.
    fn acts_on_way_in(&self) -> Vec<Act> {
        let on_person = Act::OnPerson {
            themself: self.themself,
            present: self.platform_role.clone(),
            new: self.platform_role.clone(),
        };
        vec![on_person, Act::Sensitive]
    }
}

async fn listed(tx: &Tx<Platform>, user: UserId) -> Result<User> {
    let row = sql::listed().bind(tx.db(), &user.0).opt().await?;
    row.ok_or(Error::NotFound)?.try_into()
}

async fn tenant_of(tx: &Tx<Platform>, user: UserId, membership: MembershipId) -> Result<TenantOfUser> {
    let row = sql::tenant_of().bind(tx.db(), &user.0, &membership.0).opt().await?;
    row.ok_or(Error::NotFound)?.try_into()
}

/// Holds the person and one of their memberships, as the caller read it.
async fn acts_on_membership(
    tx: &Tx<Platform>,
    who: &Who,
    user: UserId,
    membership: MembershipId,
    version: i32,
) -> Result<Vec<Act>> {
    let held = hold(tx, who, user).await?;
    let found = sql::hold_membership()
        .bind(tx.db(), &user.0, &membership.0)
        .opt()
        .await?;
    match found {
        None => Err(Error::NotFound),
        Some(found) if found != version => Err(Error::stale()),
        Some(_) => Ok(held.acts()),
    }
}

/// Says whose last owner the person is before the database refuses it, which cannot say.
async fn refuse_last_owner(tx: &Tx<Platform>, user: UserId, tenant: Option<TenantId>) -> Result<()> {
    let slugs = sql::owned_alone()
        .bind(
            tx.db(),
            &user.0,
            &tenant.is_none(),
            &tenant.map_or(uuid::Uuid::nil(), |tenant| tenant.0),
        )
        .all()
        .await?;
    if slugs.is_empty() {
        return Ok(());
    }
    let mut named = slugs[..slugs.len().min(5)].join(", ");
    if slugs.len() > 5 {
        named.push_str(" and others");
    }
    Err(Error::conflict(
        "last_admin",
        format!("Nobody else who can sign in owns {named}. Somebody else must become an owner there first."),
    ))
}

/// As [`refuse_last_owner`], for what takes the person out of everything.
async fn refuse_last_one(tx: &Tx<Platform>, user: UserId) -> Result<()> {
    if sql::is_only_super_admin().bind(tx.db(), &user.0).one().await? {
        return Err(Error::conflict(
            "last_admin",
            "This is the last Super Admin who can sign in. Make somebody else a Super Admin first.",
        ));
    }
    refuse_last_owner(tx, user, None).await
}

/// Ends the person's sessions: what does not last is begun anew.
async fn end_sessions(tx: &Tx<Platform>, user: UserId) -> Result<u64> {
    Ok(sql::end_sessions().bind(tx.db(), &user.0, &tx.now()).await?)
}

/// Ends all that lets the person in right now: sessions, API tokens, links.
pub(crate) async fn end_everything(tx: &Tx<Platform>, user: UserId) -> Result<u64> {
    sql::end_links().bind(tx.db(), &tx.now(), &user.0).await?;
    let tokens = sql::end_tokens().bind(tx.db(), &tx.now(), &user.0).await?;
    Ok(end_sessions(tx, user).await? + tokens)
}

fn unchanged(sentence: &'static str) -> Error {
    Error::conflict("unchanged", sentence)
}
