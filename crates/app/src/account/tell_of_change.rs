//! Tells a person by mail that something about how they sign in was changed, or that somebody tries to: whoever did not do it themself has to learn of it.

use db::queries::users as sql;

use crate::{
    App, Result, UserId,
    gate::{Platform, Tx},
    mails::Letter,
    words::words,
};

words!(
    /// What was changed, used or tried.
    SecurityChange {
        PasskeyAdded "passkey_added",
        PasskeyRemoved "passkey_removed",
        TotpAdded "totp_added",
        TotpRemoved "totp_removed",
        RecoveryCodesMade "recovery_codes_made",
        RecoveryCodeUsed "recovery_code_used",
        /// Wrong codes were given until each next one has to wait.
        CodesGuessed "codes_guessed",
        /// By a platform admin, or by whoever has the server.
        SecondFactorsReset "second_factors_reset",
    }
);

impl SecurityChange {
    const fn sentence(self) -> &'static str {
        match self {
            Self::PasskeyAdded => "A passkey was added to your account",
            Self::PasskeyRemoved => "A passkey of your account was removed",
            Self::TotpAdded => "An authenticator app was set up for your account",
            Self::TotpRemoved => "The authenticator app of your account was removed",
            Self::RecoveryCodesMade => "New recovery codes were made for your account",
            Self::RecoveryCodeUsed => "A recovery code of your account was used",
            // Nobody is asked for a code before it.
            Self::CodesGuessed => "Several wrong codes were given for your account, after its password",
            Self::SecondFactorsReset => "The second factors of your account were reset",
        }
    }
}

pub(crate) async fn tell_of_change(app: &App, user: UserId, change: SecurityChange) -> Result<()> {
    let tx = Tx::<Platform>::background(app).await?;
    if let Some(person) = sql::get().bind(tx.db(), &user.0).opt().await? {
        tx.mail(&Letter::security_change(
            &person.email,
            &person.name,
            change.sentence(),
        )?)
        .await?;
    }
    tx.done().await
}
