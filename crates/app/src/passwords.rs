//! Hashing passwords with Argon2id, on threads of their own and never more at once than there are cores, and the rules a new one must meet.

use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Semaphore;

use crate::{Error, Result};

/// Long enough for any passphrase; Argon2 would take more, and more time.
const LONGEST: usize = 256;
const SHORTEST: usize = 12;

#[derive(Clone)]
pub struct Passwords {
    /// Each hash takes 19 MiB.
    at_once: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            at_once: Arc::new(Semaphore::new(cores)),
        }
    }
}

/// OWASP's first choice: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("the parameters are within Argon2's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// A hash of a password that nobody has: what is verified where there is no account, so that the time is the same.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZSBzYWx0IG9mIG91cnM$Y4Gm5pE9J0pY3yqZfQwV1yI3J9n0bJp8nqk0a3B0v0E";

impl Passwords {
    pub async fn hash(&self, password: &SecretString) -> Result<String> {
        let password = password.clone();
        self.on_a_thread(move || {
            argon2()
                .hash_password(password.expose_secret().as_bytes())
                .map(|hash| hash.to_string())
                .map_err(|error| Error::Internal(error.to_string()))
        })
        .await?
    }

    /// Takes as long for no account, or one without a password, as for one with.
    pub async fn verify(&self, password: &SecretString, hash: Option<String>) -> Result<bool> {
        let password = password.clone();
        self.on_a_thread(move || {
            let known = hash.is_some();
            let hash = hash.as_deref().unwrap_or(NOBODYS);
            let matches = argon2()
                .verify_password(password.expose_secret().as_bytes(), hash)
                .is_ok();
            known && matches
        })
        .await
    }

    async fn on_a_thread<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let permit = self.at_once.clone().acquire_owned().await;
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        })
        .await
        .map_err(|error| Error::Internal(error.to_string()))
    }
}

/// The rules for a new password: at least 12 characters and hard to guess (zxcvbn score 3), knowing the person's own words.
pub fn check_strength(field: &str, password: &SecretString, own_words: &[&str]) -> Result<()> {
    let text = password.expose_secret();
    if text.chars().count() < SHORTEST {
        return Err(Error::invalid(
            field,
            "Use at least 12 characters. A few unrelated words make a good password.",
        ));
    }
    if text.len() > LONGEST {
        return Err(Error::invalid(field, "Use at most 256 bytes."));
    }
    let estimate = zxcvbn::zxcvbn(text, own_words);
    if estimate.score() >= zxcvbn::Score::Three {
        return Ok(());
    }
    let hint = estimate
        .feedback()
        .and_then(|feedback| feedback.warning().map(|warning| warning.to_string()))
        .unwrap_or_else(|| "Add a word or two that have nothing to do with each other.".to_owned());
    Err(Error::invalid(
        field,
        format!("This password is too easy to guess. {hint}"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_verified_by_its_own_hash_only() {
        let passwords = Passwords::default();
        let right = SecretString::from("a long enough one");
        let hash = passwords.hash(&right).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(passwords.verify(&right, Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify(&"another".into(), Some(hash)).await.unwrap());
        assert!(!passwords.verify(&right, None).await.unwrap());
    }

    #[test]
    fn nobodys_hash_costs_what_a_real_one_does() {
        let nobody = argon2::password_hash::phc::PasswordHash::new(NOBODYS).unwrap();
        assert_eq!(nobody.params.to_string(), "m=19456,t=2,p=1");
        assert_eq!(nobody.hash.unwrap().len(), 32);
    }

    #[test]
    fn weak_passwords_are_refused_with_a_hint() {
        for weak in [
            "short",
            "passwordpassword",
            "aaaaaaaaaaaaaaaa",
            "amelia.hart@example.com",
        ] {
            let refused = check_strength("password", &weak.into(), &["amelia.hart@example.com", "Amelia Hart"]);
            assert!(refused.is_err(), "{weak}");
        }
        assert!(check_strength("password", &"brass lantern harbour 42".into(), &[]).is_ok());
    }
}
