//! An authenticator app: the codes that it shows.

use jiff::Timestamp;
use totp_rs::{Builder, Secret};

/// What an app shows at that moment that was set up with this secret, in base32.
pub fn totp_code(secret: &str, at: Timestamp) -> String {
    let secret = Secret::try_from_base32(secret).expect("base32");
    let seconds = u64::try_from(at.as_second()).expect("after 1970");
    Builder::new()
        .with_secret(secret)
        .build_noncompliant()
        .generate(seconds)
        .to_string()
}
