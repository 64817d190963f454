//! Proving who one is by a password, the same for everything that takes one: each guess is counted before it is tried, of the account
//! and of the address, and what was proved holds only while the password is still the one that was tried.

use db::queries::{sign_in_throttles as throttles, users};
use secrecy::SecretString;
use serde::Serialize;

use super::throttle::{OF_ACCOUNT, OF_ADDRESS, OF_CODE, Throttle, account_key, address_key, code_key};
use crate::{
    Error, Origin, Plane, Result, UserId,
    account::SecurityChange,
    gate::{Door, Identity, Tx},
    jobs::Work,
    names, second_factors,
};

/// Somebody who knew the password of an active account.
pub(crate) struct Proof {
    pub account: users::UserCredentials,
    keys: Vec<String>,
}

impl Proof {
    /// Tries a password for the account of that address. `None` where there is no such account, it is not active or the password is
    /// another one; which of these takes the same time and is not told.
    ///
    /// # Errors
    /// [`Error::TooMany`] where the account or the caller's address has to wait; a conflict, `password_known`, where the password is
    /// right and from before a breach.
    pub async fn by_password(
        door: &mut Door<'_>,
        plane: Plane,
        email: &str,
        password: &SecretString,
    ) -> Result<Option<Self>> {
        let email = spelled(email);
        let keys = throttle_keys(plane, &email, &door.caller().origin);
        let tx = door.tx().await?;
        count_attempt(tx, &keys, &OF_ACCOUNT).await?;
        let found = users::by_email().bind(tx.db(), &email).opt().await?;
        // Hashing is slow, so no transaction waits for it.
        door.release().await?;
        let hash = found.as_ref().and_then(|user| user.password_hash.clone());
        let right = door.app().passwords().verify(password, hash).await?;
        let account = found.filter(|user| right && user.state == "active");
        if account.is_none() {
            door.record_as(Error::BadCredentials);
        }
        // Whoever else knows it must not get in by it, nor choose the next one.
        if account.as_ref().is_some_and(|account| account.password_is_known) {
            return Err(Error::conflict(
                "password_known",
                "Everybody who runs the platform has to choose a new password: this one may be known to others and opens nothing any more. \
                 Choose another by the link behind “Forgotten password”, or ask another admin, or whoever has the server, for a link.",
            ));
        }
        Ok(account.map(|account| Self { account, keys }))
    }

    /// In the transaction that acts on the proof: holds the account as it was when it was proved, and counts no more guesses against it.
    ///
    /// # Errors
    /// [`Error::BadCredentials`] where the password or the state was changed since.
    pub async fn redeem(&self, tx: &Tx<Identity>) -> Result<()> {
        if self.account.password_must_change {
            return Err(Error::conflict(
                "password_change_required",
                "Somebody else set this password for you. Choose one of your own to go on.",
            ));
        }
        self.redeem_to_change(tx).await
    }

    /// Likewise where the password is changed in the same transaction, which it may have to be.
    pub async fn redeem_to_change(&self, tx: &Tx<Identity>) -> Result<()> {
        users::hold_proved()
            .bind(
                tx.db(),
                &self.account.id,
                &self.account.password_hash.as_deref().unwrap_or_default(),
            )
            .opt()
            .await?
            .ok_or(Error::BadCredentials)?;
        succeeded(tx, &self.keys).await
    }
}

/// What was given as the second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum UsedCode {
    Totp,
    RecoveryCode,
}

impl UsedCode {
    /// Whoever did not use their recovery code themself has to learn of it.
    pub async fn tell(self, tx: &Tx<Identity>, user: UserId) -> Result<()> {
        if self == Self::RecoveryCode {
            let change = SecurityChange::RecoveryCodeUsed;
            tx.enqueue(&Work::TellOfChange { user, change }).await?;
        }
        Ok(())
    }
}

/// Uses up a code of somebody's authenticator app, or one of their recovery codes, in the transaction that is open afterwards. Each guess is
/// counted before it is tried.
///
/// # Errors
/// [`Error::TooMany`] where the person or the caller's address has to wait; invalid `code` where it is none of theirs, or was used before.
pub(crate) async fn use_code(
    door: &mut Door<'_>,
    plane: Plane,
    (user, email): (UserId, &str),
    code: &SecretString,
) -> Result<UsedCode> {
    let keys: Vec<String> = std::iter::once(code_key(&spelled(email)))
        .chain(address_key(plane, &door.caller().origin))
        .collect();
    let tx = door.tx().await?;
    let attempts = count_attempt(tx, &keys, &OF_CODE).await?;
    // All that were free were wrong, so each has to wait from now on: their owner learns of it once, and not of each that follows.
    if attempts == OF_CODE.free + 1 {
        let change = SecurityChange::CodesGuessed;
        tx.enqueue(&Work::TellOfChange { user, change }).await?;
    }
    door.release().await?;
    let tx = door.tx().await?;
    users::hold_active()
        .bind(tx.db(), &user.0)
        .opt()
        .await?
        .ok_or(authz::Refusal::Suspended)?;
    let Some(used) = second_factors::use_code(tx, user, code).await? else {
        door.record_as(Error::BadCredentials);
        return Err(Error::invalid(
            "code",
            "This is not the code, or it was used before. Wait for the next one and try again.",
        ));
    };
    succeeded(tx, &keys).await?;
    Ok(used)
}

async fn succeeded(tx: &Tx<Identity>, keys: &[String]) -> Result<()> {
    throttles::succeeded().bind(tx.db(), &keys[0], &keys).await?;
    throttles::forget().bind(tx.db(), &tx.now()).await?;
    Ok(())
}

/// The one spelling of an address, as every stored one is (see [`crate::names`]). What is none is nobody's, and is not kept even as
/// the key of a throttle: it may be a password, typed into the wrong field.
fn spelled(email: &str) -> String {
    let email = email.trim();
    if names::email(email, &()).is_ok() {
        email.to_ascii_lowercase()
    } else {
        String::new()
    }
}

/// The keys under which guesses at an account's password are counted, on either plane.
pub(crate) fn account_keys(email: &str) -> Vec<String> {
    let email = spelled(email);
    [Plane::Root, Plane::App]
        .map(|plane| account_key(plane, &email))
        .to_vec()
}

/// Those, and the keys of guesses at its codes.
pub(crate) fn guess_keys(email: &str) -> Vec<String> {
    let mut keys = account_keys(email);
    keys.push(code_key(&spelled(email)));
    keys
}

/// The account's first, then the address's.
fn throttle_keys(plane: Plane, email: &str, origin: &Origin) -> Vec<String> {
    std::iter::once(account_key(plane, email))
        .chain(address_key(plane, origin))
        .collect()
}

/// How many there were of the first key.
async fn count_attempt(tx: &Tx<Identity>, keys: &[String], of_first: &Throttle) -> Result<i32> {
    let mut attempts = Vec::with_capacity(keys.len());
    for (key, throttle) in keys.iter().zip([of_first, &OF_ADDRESS]) {
        attempts.push(throttle.count(tx, key).await?);
    }
    Ok(attempts[0])
}
