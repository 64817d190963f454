//! Attempts of whoever is not known yet, counted before they are looked at: each after the first few has to wait, and longer each time.

use db::queries::sign_in_throttles as sql;

use crate::{
    Error, Origin, Plane, Result,
    gate::{Identity, Tx},
};

/// How many attempts are free before the next must wait, and how many seconds it waits at most.
pub(crate) struct Throttle {
    pub free: i32,
    pub most_seconds: i32,
}

/// Whoever knows an account's address can make its owner wait, so never for long.
pub(super) const OF_ACCOUNT: Throttle = Throttle {
    free: 5,
    most_seconds: 30,
};

/// Whoever guesses here knows the password, and a code has a million values.
pub(super) const OF_CODE: Throttle = Throttle {
    free: 5,
    most_seconds: 15 * 60,
};

/// Many people may sit behind one address.
pub(super) const OF_ADDRESS: Throttle = Throttle {
    free: 30,
    most_seconds: 15 * 60,
};

impl Throttle {
    /// Counts one attempt under the key, and says how many there were with it since the last that was right.
    ///
    /// # Errors
    /// [`Error::TooMany`] where it has to wait.
    pub async fn count(&self, tx: &Tx<Identity>, key: &str) -> Result<i32> {
        let now = tx.now();
        let counted = sql::attempt()
            .bind(tx.db(), &key, &now, &self.free, &self.most_seconds)
            .opt()
            .await?;
        if let Some(attempts) = counted {
            return Ok(attempts);
        }
        let until = sql::blocked_until().bind(tx.db(), &key).one().await?;
        let seconds = until.duration_since(now).as_secs().max(1);
        Err(Error::TooMany(seconds.unsigned_abs()))
    }
}

/// Each plane counts for itself, for the platform's listener may be hidden from strangers.
pub(super) fn account_key(plane: Plane, email: &str) -> String {
    format!("{} account {email}", plane.as_str())
}

/// On both planes together: whoever guesses here knows the password, and is no stranger from whom one of them is hidden.
pub(super) fn code_key(email: &str) -> String {
    format!("code {email}")
}

pub(super) fn address_key(plane: Plane, origin: &Origin) -> Option<String> {
    let network = origin.network()?;
    Some(format!("{} address {network}", plane.as_str()))
}

/// Of ceremonies that were begun.
pub(super) fn passkeys_key(plane: Plane, origin: &Origin) -> Option<String> {
    let network = origin.network()?;
    Some(format!("{} passkeys {network}", plane.as_str()))
}

/// Gives an address back the one attempt by passkey that was right, and the ceremony that it took: others behind it may still be guessing.
pub(super) async fn give_back(tx: &Tx<Identity>, plane: Plane, origin: &Origin) -> Result<()> {
    let keys = [address_key(plane, origin), passkeys_key(plane, origin)];
    let keys: Vec<String> = keys.into_iter().flatten().collect();
    sql::succeeded().bind(tx.db(), &"", &keys).await?;
    Ok(())
}
