//! Proving who one is by a password, the same for everything that takes one: each guess is counted before it is tried, of the account
//! and of the address, and what was proved holds only while the password is still the one that was tried.

use db::queries::{sign_in_throttles as throttles, users};
use secrecy::SecretString;

use super::throttle::{OF_ACCOUNT, OF_ADDRESS, account_key, address_key};
use crate::{
    Error, Origin, Plane, Result,
    gate::{Door, Identity, Tx},
    names,
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
        count_attempt(tx, &keys).await?;
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
        throttles::succeeded().bind(tx.db(), &self.keys[0], &self.keys).await?;
        throttles::forget().bind(tx.db(), &tx.now()).await?;
        Ok(())
    }
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

/// The keys under which guesses at an account are counted, on either plane.
pub(crate) fn account_keys(email: &str) -> Vec<String> {
    let email = spelled(email);
    [Plane::Root, Plane::App]
        .map(|plane| account_key(plane, &email))
        .to_vec()
}

/// The account's first, then the address's.
fn throttle_keys(plane: Plane, email: &str, origin: &Origin) -> Vec<String> {
    let account = account_key(plane, email);
    std::iter::once(account).chain(address_key(plane, origin)).collect()
}

async fn count_attempt(tx: &Tx<Identity>, keys: &[String]) -> Result<()> {
    for (key, throttle) in keys.iter().zip([OF_ACCOUNT, OF_ADDRESS]) {
        throttle.count(tx, key).await?;
    }
    Ok(())
}
