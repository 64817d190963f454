//! The codes themselves: those that an authenticator app shows (RFC 6238), and the recovery codes that stand in for one.

use db::queries::second_factors as sql;
use secrecy::{ExposeSecret, SecretString};
use totp_rs::{Builder, Totp, TotpError};

use crate::{
    Error, Result, UserId,
    gate::{Identity, Tx},
    hash_token,
    keys::random_bytes,
    sessions::UsedCode,
};

/// 160 bits (RFC 4226 §4).
pub(super) const SECRET_BYTES: usize = 20;
/// How many recovery codes there are at a time.
const RECOVERY_CODES: usize = 10;

/// Where the secret of an authenticator app is sealed to.
pub(crate) fn place(user: UserId) -> String {
    format!("totp_secrets.secret {}", user.0)
}

/// Six digits, new every 30 seconds, one step of clock skew to either side: what every authenticator app takes for granted.
pub(super) fn totp(secret: Vec<u8>, issuer: &str, account: &str) -> Result<Totp> {
    let builder = Builder::new()
        .with_secret(secret)
        .with_skew(1)
        .with_account_name(account.replace(':', " "))
        .with_issuer(Some(issuer.replace(':', " ")));
    builder
        .build()
        .map_err(|error: TotpError| Error::Internal(error.to_string()))
}

/// The time step whose code this is, if it is one of now.
pub(super) fn step_of(tx: &Tx<Identity>, user: UserId, sealed: &[u8], code: &str) -> Result<Option<i64>> {
    let secret = tx.app().keys().open(&place(user), sealed);
    let secret = secret.map_err(|error| Error::Internal(error.to_string()))?;
    let now = u64::try_from(tx.now().as_second()).map_err(|error| Error::Internal(error.to_string()))?;
    let step = totp(secret, "", "")?.check(code, now);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// Uses up a code of the person's: nothing where it is none of theirs, or was used.
pub(crate) async fn use_code(tx: &Tx<Identity>, user: UserId, code: &SecretString) -> Result<Option<UsedCode>> {
    let code = plain(code);
    let sealed = sql::totp().bind(tx.db(), &user.0).opt().await?;
    if let Some(sealed) = sealed
        && let Some(step) = step_of(tx, user, &sealed, &code)?
    {
        let used = sql::use_totp().bind(tx.db(), &tx.now(), &step, &user.0).await?;
        return Ok((used > 0).then_some(UsedCode::Totp));
    }
    let used = sql::use_recovery_code()
        .bind(tx.db(), &tx.now(), &user.0, &hash_token(&code).as_slice())
        .await?;
    Ok((used > 0).then_some(UsedCode::RecoveryCode))
}

/// As it is compared: people type spaces and dashes where they see groups, and capitals where their keyboard makes them.
pub(super) fn plain(code: &SecretString) -> String {
    let letters = code.expose_secret().chars().filter(|c| !c.is_whitespace() && *c != '-');
    letters.flat_map(char::to_lowercase).take(64).collect()
}

/// New ones where none are left. Those that somebody keeps stay good, whatever they set up beside them.
pub(crate) async fn first_recovery_codes(tx: &Tx<Identity>, user: UserId) -> Result<Vec<String>> {
    match sql::show().bind(tx.db(), &user.0).one().await?.recovery_codes {
        0 => renew_recovery_codes(tx, user).await,
        _ => Ok(Vec::new()),
    }
}

/// New ones in the place of all that there were. They are shown this once.
pub(super) async fn renew_recovery_codes(tx: &Tx<Identity>, user: UserId) -> Result<Vec<String>> {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code()).collect();
    let hashes: Vec<[u8; 32]> = codes.iter().map(|code| hash_token(&code.replace('-', ""))).collect();
    let hashes: Vec<&[u8]> = hashes.iter().map(<[u8; 32]>::as_slice).collect();
    sql::remove_recovery_codes().bind(tx.db(), &user.0).await?;
    sql::insert_recovery_codes().bind(tx.db(), &user.0, &hashes).await?;
    Ok(codes)
}

/// 80 random bits, in four groups without letters that look like digits.
fn recovery_code() -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz123456789";
    let letters: Vec<char> = random_bytes::<16>()
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    // covers: S3-99
    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B: the last six of its eight digits.
        let totp = totp(b"12345678901234567890".to_vec(), "Bailiwick", "ada@example.com").unwrap();
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            assert_eq!(totp.check(code, seconds), Some(seconds / 30));
            assert_eq!(totp.check(code, seconds + 90), None, "three steps later");
        }
    }

    #[test]
    fn a_code_is_taken_however_it_is_typed() {
        assert_eq!(plain(&" 123 456 ".to_owned().into()), "123456");
        assert_eq!(plain(&"ABCD-efgh 1234-5678".to_owned().into()), "abcdefgh12345678");
    }

    #[test]
    fn recovery_codes_are_long_and_no_two_alike() {
        let codes: std::collections::BTreeSet<String> = (0..1000).map(|_| recovery_code()).collect();
        assert_eq!(codes.len(), 1000);
        assert!(
            codes
                .iter()
                .all(|code| code.len() == 19 && code.matches('-').count() == 3)
        );
    }
}
