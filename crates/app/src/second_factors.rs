//! What somebody has beside their password to sign in with: an authenticator app (TOTP) and recovery codes. The step that asks for it is in `sessions`.

mod begin_totp;
mod codes;
mod confirm_totp;
mod make_recovery_codes;
mod remove_totp;
mod show;

pub use begin_totp::{BeginTotp, BegunTotp};
pub(crate) use codes::{place, use_code};
pub use confirm_totp::ConfirmTotp;
pub use make_recovery_codes::{MakeRecoveryCodes, RecoveryCodes};
pub use remove_totp::RemoveTotp;
pub use show::{SecondFactors, Show};

use authz::Refusal;

use crate::{Error, Result, caller::Who, ids::SessionId};

/// Whoever may change what one signs in with: in a session that proved lately who they are, and, where there is a second factor already, by it too.
pub(crate) fn changed_by(who: &Who, now: jiff::Timestamp) -> Result<SessionId> {
    let session = who.session.ok_or(Error::NotFound)?;
    let by_all_of_them = who.second_factor || who.person()?.second_factors.is_empty();
    if by_all_of_them && who.proved_lately(now) {
        Ok(session)
    } else {
        Err(Refusal::StepUpRequired.into())
    }
}
