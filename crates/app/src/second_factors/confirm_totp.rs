//! Takes the first code of a new authenticator app: from then on it is asked for.

use async_trait::async_trait;
use db::queries::{second_factors as sql, sessions};
use jiff::SignedDuration;
use secrecy::SecretString;

use super::{codes, hold_changing, make_recovery_codes::RecoveryCodes};
use crate::{
    AccountOperation, Error, Mode, Result,
    account::SecurityChange,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    jobs::Work,
    sessions::BY_CODE,
};

/// How old a secret may be that was shown and not confirmed.
const BEGUN_LASTS: SignedDuration = SignedDuration::from_mins(30);

pub struct ConfirmTotp {
    pub code: SecretString,
}

#[async_trait]
impl AccountOperation for ConfirmTotp {
    const NAME: &'static str = "second_factors.confirm_totp";
    const MODE: Mode = Mode::Write;
    type Output = RecoveryCodes;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<RecoveryCodes>> {
        let user = who.person()?.id;
        let tx = door.tx().await?;
        let session = hold_changing(tx, who).await?.session;
        let sealed = sql::begun_totp()
            .bind(tx.db(), &user.0, &(tx.now() - BEGUN_LASTS))
            .opt()
            .await?
            .ok_or_else(|| {
                Error::conflict(
                    "totp_not_begun",
                    "Begin anew: the code to scan was shown too long ago, or was used.",
                )
            })?;
        let step = codes::step_of(tx, user, &sealed, &codes::plain(&self.code))?.ok_or_else(|| {
            Error::invalid(
                "code",
                "This is not the code that the app shows now. Check the time on your phone, and try the next one.",
            )
        })?;
        sql::confirm_totp().bind(tx.db(), &tx.now(), &step, &user.0).await?;
        // Whoever set it up has just used it.
        sessions::prove()
            .bind(tx.db(), &tx.now(), &&BY_CODE[..], &session.0, &user.0)
            .await?;
        let codes = codes::first_recovery_codes(tx, user).await?;
        tx.enqueue(&Work::TellOfChange {
            user,
            change: SecurityChange::TotpAdded,
        })
        .await?;
        Done::new(RecoveryCodes { codes }).after(serde_json::json!({ "totp": true }))
    }
}
