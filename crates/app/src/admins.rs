//! Platform admins: who they are, how they come, rest and go. What is common to all that is done to one is here.

mod add;
mod approve;
mod candidates;
mod change;
mod deactivate;
mod history;
mod import;
mod list;
mod locks;
mod permissions;
mod reactivate;
mod recover;
mod register;
mod remind;
mod remove;
mod require_new_passwords;
mod resend;
mod reset_password;
mod show;
mod sign_out;
mod unlock;
mod way_in;

use std::sync::Arc;

use authz::Role;
use db::queries::{admins as sql, facts, platform_roles as roles};
use uuid::Uuid;

pub use add::{Add, Added, NewAdmin};
pub use approve::Approve;
pub use candidates::{Candidate, Candidates};
pub use change::{Change, Changes};
pub use deactivate::{Deactivate, Leave};
pub use history::{Entry, History, HistoryPage};
pub use import::{Import, Imported, Row, import};
pub use list::{Admin, List, Page, Sort};
pub use permissions::PERMISSIONS;
pub use reactivate::Reactivate;
pub use recover::{Recover, Recovery};
pub use register::{Register, RegisterOf};
pub use remind::remind_of_returns;
pub use remove::Remove;
pub(crate) use remove::take_away;
pub use require_new_passwords::RequireNewPasswords;
pub use resend::Resend;
pub use reset_password::{PasswordReset, ResetPassword};
pub use show::Show;
pub use sign_out::SignOut;
pub use unlock::Unlock;
use way_in::Way;
pub use way_in::WayIn;
pub(crate) use way_in::{Whose, mail_reset, refuse_members};

use crate::{
    AdminId, Error, Result,
    caller::Who,
    facts::platform_role,
    gate::{Act, Platform, Tx},
    words::words,
};

words!(
    /// Whether a platform admin may do what their role says.
    AdminState {
        Active "active",
        /// Active, and has chosen no password yet.
        Invited "invited",
        /// Put to rest, and the row kept.
        Inactive "inactive",
        /// Added by one admin, and to be approved by another.
        Pending "pending",
    }
);

/// An open row, which nobody else changes until this transaction is over: what is decided about is what is done. One's own is held
/// already, as what was decided from; to hold it more tightly, two at once would wait for each other, and nobody changes themself.
pub(crate) async fn hold(tx: &Tx<Platform>, who: &Who, admin: AdminId) -> Result<sql::AdminRow> {
    let held = sql::hold().bind(tx.db(), &admin.0, &who.user()).opt().await?;
    let row = find(tx, admin).await?;
    tx.found("platform_admin", admin, &row.email);
    if held.is_none() && !who.is(row.user_id) {
        return Err(Error::NotFound);
    }
    Ok(row)
}

async fn find(tx: &Tx<Platform>, admin: AdminId) -> Result<sql::AdminRow> {
    sql::get().bind(tx.db(), &admin.0).opt().await?.ok_or(Error::NotFound)
}

/// A platform role as the decision core knows it, read in this transaction.
async fn role(tx: &Tx<Platform>, id: Uuid) -> Result<Arc<Role>> {
    let row = facts::platform_role_snapshots().bind(tx.db(), &vec![id]).opt().await?;
    Ok(Arc::new(platform_role(row.ok_or(Error::NotFound)?)?))
}

/// The platform role that a request names by its key.
pub(crate) async fn role_by_key(tx: &Tx<Platform>, key: &str) -> Result<Arc<Role>> {
    let unknown = || Error::invalid("role", "There is no such role. Choose one of the platform's roles.");
    if key.contains('\0') {
        return Err(unknown());
    }
    let id = roles::by_key().bind(tx.db(), &key).opt().await?.ok_or_else(unknown)?;
    role(tx, id).await
}

/// What is done to a platform admin: an act on a person of their rank, by whoever proved lately who they are (D6, D7, D20).
pub(crate) async fn acts_on(
    tx: &Tx<Platform>,
    who: &Who,
    row: &sql::AdminRow,
    new: Option<Arc<Role>>,
) -> Result<Vec<Act>> {
    let on_person = Act::OnPerson {
        themself: who.is(row.user_id),
        present: Some(role(tx, row.role_id).await?),
        new,
    };
    Ok(vec![on_person, Act::Sensitive])
}

/// The database keeps the last Super Admin who can sign in (D8); here it is said in words.
fn guarded(error: db::Error) -> Error {
    match Error::from(error) {
        Error::Conflict { code: "last_admin", .. } => Error::conflict(
            "last_admin",
            "Cannot remove the last active platform admin. Make somebody else a Super Admin first, who can sign in.",
        ),
        other => other,
    }
}

/// Ends where the person is signed in to the platform, and their tokens for it: who comes back begins anew.
async fn end_platform_access(tx: &Tx<Platform>, user: Uuid) -> Result<()> {
    sql::end_sessions().bind(tx.db(), &user, &false, &tx.now()).await?;
    sql::end_tokens().bind(tx.db(), &tx.now(), &user).await?;
    Ok(())
}
