//! Typed, prefixed ids: what the API and the panel show of a UUID, so that an id says what it names and is never taken for another's.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};
use uuid::Uuid;

/// A text that is not the id it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("This is not a {noun} id: it starts with {prefix} and 32 hexadecimal digits follow")]
pub struct ParseIdError {
    noun: &'static str,
    prefix: &'static str,
}

macro_rules! ids {
    ($($name:ident $prefix:literal $noun:literal),* $(,)?) => {$(
        #[doc = concat!("The id of a ", $noun, ", written `", $prefix, "` and the UUID's 32 hexadecimal digits.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl $name {
            pub const PREFIX: &'static str = $prefix;

            /// A new id, in the order of time.
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0.simple())
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                parse(text, $prefix).map(Self).ok_or(ParseIdError { noun: $noun, prefix: $prefix })
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .pattern(Some(concat!("^", $prefix, "[0-9a-f]{32}$")))
                    .description(Some(concat!("The id of a ", $noun, ".")))
                    .build()
                    .into()
            }
        }

        impl ToSchema for $name {}
    )*};
}

ids! {
    UserId "usr_" "user",
    SessionId "ses_" "session",
    TokenId "tok_" "token",
    TenantId "ten_" "tenant",
    ServerId "srv_" "database server",
    RoleId "rol_" "role",
    GroupId "grp_" "group",
    MembershipId "mem_" "membership",
    InvitationId "inv_" "invitation",
    AdminId "adm_" "platform admin",
    JobId "job_" "job",
    MailId "mai_" "mail",
    EventId "evt_" "audit event",
    AccessGrantId "agr_" "access grant",
    AuditViewId "vie_" "saved view",
    AccessReviewId "rev_" "access review",
    ReviewItemId "rvi_" "item of an access review",
    VariableId "var_" "variable",
    MemberImportId "imp_" "import of members",
    PasskeyId "pky_" "passkey",
    EmailDomainId "dom_" "e-mail domain",
}

/// Only the one spelling that is printed: lower-case digits, nothing between them.
fn parse(text: &str, prefix: &str) -> Option<Uuid> {
    let digits = text.strip_prefix(prefix)?;
    let plain = digits.len() == 32 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    plain.then(|| Uuid::try_parse(digits).ok()).flatten()
}

/// A tenant as a path names it: by id, or by its slug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TenantRef {
    Id(TenantId),
    Slug(String),
}

impl TenantRef {
    /// Any text. What is neither an id nor a slug names no tenant, as the empty slug does.
    pub fn parse(text: &str) -> Self {
        let plain = text.len() <= 40 && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        let slug = if plain { text } else { "" };
        text.parse().map_or_else(|_| Self::Slug(slug.to_owned()), Self::Id)
    }
}

impl fmt::Display for TenantRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(f),
            Self::Slug(slug) => slug.fmt(f),
        }
    }
}

impl<'de> Deserialize<'de> for TenantRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::parse(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_and_nothing_else_is() {
        let id = UserId::new();
        assert_eq!(id.to_string().parse(), Ok(id));
        let hostile = [
            "",
            "usr_",
            "usr_0",
            &format!("ten_{}", id.0.simple()),
            &format!("usr_{}", id.0),
            &format!("usr_{}", id.0.simple().to_string().to_uppercase()),
            &format!("usr_{}0", id.0.simple()),
            "usr_\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}",
        ];
        for text in hostile {
            assert!(text.parse::<UserId>().is_err(), "{text:?}");
        }
    }
}
