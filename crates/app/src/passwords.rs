//! Hashing passwords with Argon2id, on threads of their own and never more at once than there are cores, and the rules a new one must meet.

use std::{sync::Arc, time::Duration};

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use secrecy::{ExposeSecret, SecretString};
use tokio::{sync::Semaphore, time::timeout};

use crate::{Error, Result};

/// Long enough for any passphrase; Argon2 would take more, and more time.
const LONGEST: usize = 256;
const SHORTEST: usize = 12;
/// How many characters are looked at to tell how hard it is to guess: the estimate's time grows steeply with the length.
const ESTIMATED: usize = 32;

#[derive(Clone)]
pub struct Passwords {
    /// Each hash takes 19 MiB.
    at_once: Arc<Semaphore>,
    /// How long a hash waits for its turn. Whoever comes later is told so: a queue without an end would answer nobody in time.
    patience: Duration,
}

impl Default for Passwords {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            at_once: Arc::new(Semaphore::new(cores)),
            patience: Duration::from_secs(5),
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
    /// The hash of a new password for the field of that name.
    ///
    /// # Errors
    /// [`Error::Invalid`] where it is too short, too long or too easy to guess (zxcvbn score below 3).
    pub async fn hash_new(&self, field: &'static str, password: &SecretString, own_words: &[&str]) -> Result<String> {
        let (password, own_words) = (
            password.clone(),
            own_words.iter().map(|&it| it.to_owned()).collect::<Vec<_>>(),
        );
        self.on_a_thread(move || {
            let own_words: Vec<&str> = own_words.iter().map(String::as_str).collect();
            check_text(field, password.expose_secret(), &own_words)?;
            hash(&password)
        })
        .await?
    }

    /// The hash of a password that was judged before.
    pub async fn hash(&self, password: &SecretString) -> Result<String> {
        let password = password.clone();
        self.on_a_thread(move || hash(&password)).await?
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
        let permit = timeout(self.patience, self.at_once.clone().acquire_owned())
            .await
            .map_err(|_| Error::Busy)?
            .map_err(|closed| Error::Internal(closed.to_string()))?;
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        })
        .await
        .map_err(|error| Error::Internal(error.to_string()))
    }
}

fn hash(password: &SecretString) -> Result<String> {
    argon2()
        .hash_password(password.expose_secret().as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Error::Internal(error.to_string()))
}

/// Judges a new password for the field of that name, where it is hashed later.
pub fn check_strength(field: &str, password: &SecretString, own_words: &[&str]) -> Result<()> {
    check_text(field, password.expose_secret(), own_words)
}

/// The rules for a new password: at least 12 characters and hard to guess, knowing the person's own words.
fn check_text(field: &str, text: &str, own_words: &[&str]) -> Result<()> {
    if text.chars().count() < SHORTEST {
        return Err(Error::invalid(
            field,
            "Use at least 12 characters. A few unrelated words make a good password.",
        ));
    }
    if text.len() > LONGEST {
        return Err(Error::invalid(field, "Use at most 256 bytes."));
    }
    let beginning: String = text.chars().take(ESTIMATED).collect();
    let estimate = zxcvbn::zxcvbn(&beginning, own_words);
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
    async fn whoever_would_wait_too_long_is_told_so() {
        let passwords = Passwords {
            at_once: Arc::new(Semaphore::new(0)),
            patience: Duration::ZERO,
        };
        let busy = passwords.verify(&"any".into(), None).await;
        assert!(matches!(busy, Err(Error::Busy)), "{busy:?}");
        passwords.at_once.add_permits(1);
        assert!(passwords.verify(&"any".into(), None).await.is_ok());
    }

    #[tokio::test]
    async fn a_password_is_verified_by_its_own_hash_only() {
        let passwords = Passwords::default();
        let right = SecretString::from("brass lantern harbour 42");
        let hash = passwords.hash_new("password", &right, &[]).await.unwrap();
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
            let refused = check_text("password", weak, &["amelia.hart@example.com", "Amelia Hart"]);
            assert!(refused.is_err(), "{weak}");
        }
        assert!(check_text("password", "brass lantern harbour 42", &[]).is_ok());
    }

    /// A password of this shape once took minutes to judge.
    #[test]
    fn the_longest_password_is_judged_like_a_short_one() {
        let hard: String = "4@8({[<369!1|0$5+7%2".chars().cycle().take(LONGEST).collect();
        let beginning: String = hard.chars().take(ESTIMATED).collect();
        let guesses = |text: &str| check_text("password", text, &[]).is_ok();
        assert_eq!(guesses(&hard), guesses(&beginning));
    }
}
