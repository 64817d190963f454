//! Tokens that are shown once and stored hashed: sessions, API tokens, links in mail.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use sha2::{Digest, Sha256};

use crate::keys::random_bytes;

/// 256 random bits as 43 characters of base64url.
#[derive(Clone)]
pub struct SecretToken(String);

impl SecretToken {
    pub fn new() -> Self {
        Self(BASE64.encode(random_bytes::<32>()))
    }

    pub fn expose(&self) -> &str {
        &self.0
    }

    pub fn hash(&self) -> [u8; 32] {
        hash_token(&self.0)
    }
}

impl Default for SecretToken {
    fn default() -> Self {
        Self::new()
    }
}

/// SHA-256: the tokens are random and long, so nothing slower is needed.
pub fn hash_token(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}
