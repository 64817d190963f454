//! The names of a tenant's database roles, and the one way to quote an identifier.
//! Names come from the tenant's id, so they never change when a tenant or a role is renamed.

use postgres_protocol::escape::{escape_identifier, escape_literal};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// PostgreSQL cuts longer identifiers silently, which would let two names become one.
const MAX_IDENTIFIER_BYTES: usize = 63;
const MAX_ROLE_KEY_BYTES: usize = 40;

/// Why a name cannot be used in PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    #[error("a name cannot be empty")]
    Empty,
    #[error("a name cannot contain the character NUL")]
    Nul,
    #[error("\"{0}\" is longer than the 63 bytes that PostgreSQL keeps of a name")]
    TooLong(String),
    #[error("\"{0}\" cannot be a role key: 1 to 40 of a-z, 0-9 and _")]
    RoleKey(String),
    #[error("\"{0}\" is a schema of PostgreSQL's own or shared by everybody; choose another")]
    ReservedSchema(String),
}

/// Quotes an identifier for SQL: the only way a name gets into a statement in this crate.
pub fn quote_ident(name: &str) -> Result<String, NameError> {
    if name.is_empty() {
        return Err(NameError::Empty);
    }
    if name.contains('\0') {
        return Err(NameError::Nul);
    }
    if name.len() > MAX_IDENTIFIER_BYTES {
        return Err(NameError::TooLong(name.to_owned()));
    }
    Ok(escape_identifier(name))
}

/// `schema.name`, both quoted.
pub(crate) fn quote_qualified(schema: &str, name: &str) -> Result<String, NameError> {
    Ok(format!("{}.{}", quote_ident(schema)?, quote_ident(name)?))
}

/// Quotes a string literal, for the few utility statements that take no parameters.
pub(crate) fn quote_literal(value: &str) -> Result<String, NameError> {
    if value.contains('\0') {
        return Err(NameError::Nul);
    }
    Ok(escape_literal(value).trim_start().to_owned())
}

/// A hash in hex, cut to so many bytes.
pub(crate) fn digest(text: &[u8], bytes: usize) -> String {
    let hash = Sha256::digest(text);
    hash.iter()
        .take(bytes)
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// The two logins of a tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Login {
    /// The customer's own application. May become any role of its tenant and the tenant's owner.
    App,
    /// Bailiwick's panel when it shows rows. May become any role of its tenant, nothing more: code that a tenant
    /// planted in a table can always `RESET ROLE`, so it must find nothing behind the role.
    Panel,
}

impl Login {
    pub const BOTH: [Self; 2] = [Self::App, Self::Panel];
}

/// The database roles of one tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    tenant: Uuid,
    prefix: String,
}

impl Names {
    pub fn new(tenant: Uuid) -> Self {
        let hex = tenant.simple().to_string();
        let prefix = format!("bw_{}_", &hex[hex.len() - 12..]);
        Self { tenant, prefix }
    }

    pub fn tenant(&self) -> Uuid {
        self.tenant
    }

    /// The database or the schema that is made for this tenant. Such names begin alike, so that they meet none that a person chose.
    pub fn place(&self) -> String {
        let hex = self.tenant.simple().to_string();
        format!("t_{}", &hex[hex.len() - 12..])
    }

    /// What all roles of this tenant begin with: `bw_<12 hex>_`.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Owns the schema and its tables where Bailiwick made them; cannot log in.
    pub fn owner(&self) -> String {
        format!("{}owner", self.prefix)
    }

    pub fn login(&self, login: Login) -> String {
        match login {
            Login::App => format!("{}app", self.prefix),
            Login::Panel => format!("{}panel", self.prefix),
        }
    }

    /// The role that stands for a tenant role, by its key: 1 to 40 of `a-z`, `0-9`, `_` (`read_only`, or an id in hex).
    pub fn role(&self, key: &str) -> Result<String, NameError> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if key.is_empty() || key.len() > MAX_ROLE_KEY_BYTES || !key.bytes().all(plain) {
            return Err(NameError::RoleKey(key.to_owned()));
        }
        Ok(format!("{}r_{key}", self.prefix))
    }

    /// The key behind a role's name, if it is one of this tenant's `r_` roles.
    pub fn key_of<'a>(&self, role: &'a str) -> Option<&'a str> {
        role.strip_prefix(&self.prefix)?.strip_prefix("r_")
    }

    /// What the comment on the owner role begins with, so that two tenants whose ids end alike are found out instead of
    /// sharing roles. Every login of the server can read it: it is too short to find the id from it.
    pub(crate) fn mark(&self) -> String {
        format!("bailiwick tenant {}", digest(self.tenant.as_bytes(), 4))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_identifiers_are_quoted_or_refused() {
        assert_eq!(quote_ident("plain").unwrap(), "\"plain\"");
        assert_eq!(quote_ident("a\"b; DROP").unwrap(), "\"a\"\"b; DROP\"");
        assert_eq!(quote_ident("Größe 🎓 ש").unwrap(), "\"Größe 🎓 ש\"");
        assert_eq!(quote_ident(""), Err(NameError::Empty));
        assert_eq!(quote_ident("a\0b"), Err(NameError::Nul));
        assert!(quote_ident(&"x".repeat(63)).is_ok());
        assert!(quote_ident(&"x".repeat(64)).is_err());
        // 16 four-byte characters are 64 bytes: bytes count, not characters.
        assert!(quote_ident(&"🎓".repeat(16)).is_err());
    }

    #[test]
    fn literals_survive_quotes_and_backslashes() {
        assert_eq!(quote_literal("it's").unwrap(), "'it''s'");
        assert_eq!(quote_literal("a\\b").unwrap(), "E'a\\\\b'");
        assert!(quote_literal("\0").is_err());
    }

    #[test]
    fn names_come_from_the_end_of_the_id() {
        let names = Names::new("0190a5b2-7c3d-7e4f-8a9b-0c1d2e3f4a5b".parse().unwrap());
        assert_eq!(names.owner(), "bw_0c1d2e3f4a5b_owner");
        assert_eq!(names.place(), "t_0c1d2e3f4a5b");
        assert_eq!(names.login(Login::App), "bw_0c1d2e3f4a5b_app");
        assert_eq!(names.role("read_only").unwrap(), "bw_0c1d2e3f4a5b_r_read_only");
        assert_eq!(names.key_of("bw_0c1d2e3f4a5b_r_staff"), Some("staff"));
        assert_eq!(names.key_of("bw_ffffffffffff_r_staff"), None);
        for bad in ["", "Staff", "a b", "a\"b", "é", "a:b", &"x".repeat(41)] {
            assert!(names.role(bad).is_err(), "{bad:?}");
        }
        let longest = names.role(&"x".repeat(40)).unwrap();
        assert!(longest.len() <= MAX_IDENTIFIER_BYTES);
    }
}
