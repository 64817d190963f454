//! Members of a tenant.

mod archive;
mod bulk;
mod change_role;
mod export;
mod invite;
mod leave;
mod list;
mod reactivate;
mod remove;
mod send_reset;
mod show;
mod transfer_ownership;

pub use archive::Archive;
pub use bulk::{Chosen, ItemResult, change_many};
pub use change_role::ChangeRole;
pub use export::{Export, exported};
pub use invite::{Invite, NewMember};
pub use leave::Leave;
pub use list::{Filter, List, Member, MemberGroup, NO_ROLE, Page};
pub use reactivate::Reactivate;
pub use remove::Remove;
pub use send_reset::SendReset;
pub use show::Show;
pub use transfer_ownership::TransferOwnership;

use authz::RoleId as Held;
use db::queries::members as sql;

use crate::{
    Error, MembershipId, Result,
    caller::Who,
    gate::{Act, Tenant, Tx},
    groups, roles,
    words::words,
};

words!(
    /// Whether a membership is in force.
    MembershipState {
        Active "active",
        Archived "archived",
    }
);

/// The member, held still until the transaction ends: what is decided on is what is changed. One's own membership is held already, as what was
/// decided from; to hold it more tightly, two at once would wait for each other, and nobody changes themself.
pub(crate) async fn held(tx: &Tx<Tenant>, who: &Who, member: MembershipId) -> Result<sql::MemberRow> {
    sql::hold()
        .bind(tx.db(), &tx.tenant()?.0, &member.0, &who.user())
        .opt()
        .await?;
    let row = find(tx, member).await?;
    tx.found("membership", member, &row.email);
    Ok(row)
}

/// As [`held`], as the request knows them.
async fn hold(tx: &Tx<Tenant>, who: &Who, member: MembershipId, version: i32) -> Result<sql::MemberRow> {
    let row = held(tx, who, member).await?;
    if row.version == version || who.is(row.user_id) {
        Ok(row)
    } else {
        Err(Error::stale())
    }
}

/// What is done to a member that is held: their present role, and the one they would get. With a role, whoever held nothing gets what their groups
/// give as well.
async fn acts_on(
    tx: &Tx<Tenant>,
    who: &Who,
    row: &sql::MemberRow,
    new: Option<std::sync::Arc<authz::Role>>,
) -> Result<Vec<Act>> {
    let held_nothing = row.role_id.is_none() || row.state != "active";
    let by_groups = match &new {
        Some(_) if held_nothing => Some(groups::given_to(tx, MembershipId(row.id)).await?),
        _ => None,
    };
    let on_person = Act::OnPerson {
        themself: who.is(row.user_id),
        present: roles::load_optional(tx, tx.tenant()?, row.role_id).await?,
        new,
    };
    Ok([on_person].into_iter().chain(by_groups).collect())
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

pub(crate) async fn find(tx: &Tx<Tenant>, member: MembershipId) -> Result<sql::MemberRow> {
    sql::get()
        .bind(tx.db(), &tx.tenant()?.0, &member.0)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

/// The member as the asker sees them.
pub(crate) async fn summary(tx: &Tx<Tenant>, who: &Who, member: MembershipId) -> Result<Member> {
    let row = find(tx, member).await?;
    let groups = list::groups_of(tx, &[row.id]).await?.remove(&row.id);
    Member::new(row, groups.unwrap_or_default(), who)
}

/// Whether the role is the very one of `who`, by id and never by name.
pub(crate) fn holds(who: &Who, role: Held) -> bool {
    who.tenant_role().is_some_and(|held| held.id == role)
}
