//! Members of a tenant.

mod archive;
mod bulk;
mod change_role;
mod export;
mod invite;
mod list;
mod reactivate;
mod remove;
mod send_reset;
mod show;

pub use archive::Archive;
pub use bulk::{Chosen, ItemResult, change_many};
pub use change_role::ChangeRole;
pub use export::{Export, exported};
pub use invite::{Invite, NewMember};
pub use list::{Filter, List, Member, NO_ROLE, Page};
pub use reactivate::Reactivate;
pub use remove::Remove;
pub use send_reset::SendReset;
pub use show::Show;

use authz::RoleId as Held;
use db::queries::members as sql;

use crate::{
    Error, MembershipId, Result,
    caller::Who,
    gate::{Act, Tenant, Tx},
    roles,
    words::words,
};

words!(
    /// Whether a membership is in force.
    MembershipState {
        Active "active",
        Archived "archived",
    }
);

/// The member as the request knows them, held still until the transaction ends: what is decided on is what is changed. One's own
/// membership is held already, as what was decided from; to hold it more tightly, two at once would wait for each other, and nobody
/// changes themself.
async fn hold(tx: &Tx<Tenant>, who: &Who, member: MembershipId, version: i32) -> Result<sql::MemberRow> {
    let held = sql::hold()
        .bind(tx.db(), &tx.tenant()?.0, &member.0, &who.user())
        .opt()
        .await?;
    let row = find(tx, member).await?;
    tx.found("membership", member, &row.email);
    match held {
        Some(held) if held == version => Ok(row),
        None if who.is(row.user_id) => Ok(row),
        None => Err(Error::NotFound),
        Some(_) => Err(Error::stale()),
    }
}

/// What is done to a member that is held: their present role, and the one they would get.
async fn acts_on(
    tx: &Tx<Tenant>,
    who: &Who,
    row: &sql::MemberRow,
    new: Option<std::sync::Arc<authz::Role>>,
) -> Result<Vec<Act>> {
    let on_person = Act::OnPerson {
        themself: who.is(row.user_id),
        present: roles::load_optional(tx, tx.tenant()?, row.role_id).await?,
        new,
    };
    Ok(vec![on_person])
}

/// As [`acts_on`], for all but ending the membership: nothing else is done to a platform admin from inside a tenant (D6).
async fn acts_on_any_but_admins(
    tx: &Tx<Tenant>,
    who: &Who,
    row: &sql::MemberRow,
    new: Option<std::sync::Arc<authz::Role>>,
) -> Result<Vec<Act>> {
    let mut acts = acts_on(tx, who, row, new).await?;
    if sql::is_platform_admin().bind(tx.db(), &row.id).one().await? {
        acts.push(Act::OnPlatformAdmin);
    }
    Ok(acts)
}

async fn find(tx: &Tx<Tenant>, member: MembershipId) -> Result<sql::MemberRow> {
    sql::get()
        .bind(tx.db(), &tx.tenant()?.0, &member.0)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

/// Whether the role is the very one of `who`, by id and never by name.
pub(crate) fn holds(who: &Who, role: Held) -> bool {
    who.tenant_role().is_some_and(|held| held.id == role)
}
