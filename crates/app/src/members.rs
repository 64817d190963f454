//! Members of a tenant.

mod archive;
mod change_role;
mod invite;
mod list;
mod reactivate;

pub use archive::Archive;
pub use change_role::{ChangeRole, RoleChange};
pub use invite::{Invite, NewMember};
pub use list::{List, Member, Page};
pub use reactivate::Reactivate;

use authz::RoleId as Held;
use db::queries::members as sql;

use crate::{
    Error, MembershipId, Result,
    caller::Who,
    gate::{Act, Tenant, Tx},
    roles,
};

/// The member that a request names, with the act on them: their present role, and the one they would get.
async fn act_on(
    tx: &Tx<Tenant>,
    who: &Who,
    member: MembershipId,
    new: Option<std::sync::Arc<authz::Role>>,
) -> Result<Act> {
    let row = find(tx, member).await?;
    Ok(Act::OnPerson {
        themself: who.person.as_ref().is_some_and(|person| person.id.0 == row.user_id),
        present: roles::load_optional(tx, tx.tenant()?, row.role_id).await?,
        new,
    })
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
