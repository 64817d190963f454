//! What somebody has beside their password to sign in with: an authenticator app (TOTP) and recovery codes. The step that asks for it is in `sessions`.

mod begin_totp;
mod codes;
mod confirm_totp;
mod make_recovery_codes;
mod remove_totp;
mod show;

pub use begin_totp::{BeginTotp, BegunTotp};
pub(crate) use codes::{first_recovery_codes, place, use_code};
pub use confirm_totp::ConfirmTotp;
pub use make_recovery_codes::{MakeRecoveryCodes, RecoveryCodes};
pub use remove_totp::RemoveTotp;
pub use show::{SecondFactors, Show};

use authz::Refusal;
use db::queries::second_factors as sql;

use crate::{
    Error, Result,
    caller::{Who, proved_lately},
    gate::{Identity, Tx},
    ids::SessionId,
};

/// Whoever changes what they sign in with.
pub(crate) struct Changing {
    pub session: SessionId,
    /// They have no second factor yet.
    pub first: bool,
}

/// Holds the person and the session that changes what they sign in with until the transaction ends. The session has to have proved lately who they
/// are, and, where there is a second factor already, by it too.
pub(crate) async fn hold_changing(tx: &Tx<Identity>, who: &Who) -> Result<Changing> {
    let session = who.session.ok_or(Error::NotFound)?;
    let row = sql::hold_changing()
        .bind(tx.db(), &who.person()?.id.0, &session.0)
        .opt()
        .await?
        .ok_or(Refusal::Unauthenticated)?;
    let first = row.second_factors.is_empty();
    if (first || row.second_factor) && proved_lately(row.proved_at, tx.now()) {
        Ok(Changing { session, first })
    } else {
        Err(Refusal::StepUpRequired.into())
    }
}
