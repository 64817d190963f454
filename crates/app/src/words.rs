//! Words that stand for one of a few things, such as states: as the database keeps them and as the API writes them.

/// An enum of such words, called by the name after `as` in the API's document. A text that is none of them is a fault of ours: it must not pass for any of them.
macro_rules! words {
    ($(#[$about:meta])* $name:ident $(as $schema:ident)? { $($(#[$of_one:meta])* $variant:ident $text:literal),* $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$of_one])* $variant),*
        }

        impl $name {
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),*
                }
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::Error;

            fn from_str(text: &str) -> $crate::Result<Self> {
                match text {
                    $($text => Ok(Self::$variant),)*
                    _ => Err($crate::Error::Internal(format!("{text:?} is no {}", stringify!($name)))),
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                let text = <::std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                match &*text {
                    $($text => Ok(Self::$variant),)*
                    _ => Err(::serde::de::Error::custom(concat!("write one of:" $(, " ", $text)*))),
                }
            }
        }

        impl ::utoipa::PartialSchema for $name {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::Schema> {
                ::utoipa::openapi::ObjectBuilder::new()
                    .schema_type(::utoipa::openapi::schema::Type::String)
                    .enum_values(Some([$($text),*]))
                    .build()
                    .into()
            }
        }

        impl ::utoipa::ToSchema for $name {
            fn name() -> ::std::borrow::Cow<'static, str> {
                [$(stringify!($schema),)? stringify!($name)][0].into()
            }
        }
    };
}

pub(crate) use words;

#[cfg(test)]
mod tests {
    use crate::{Error, jobs::JobState, members::MembershipState, servers::TlsMode, tenants};

    #[test]
    fn an_unknown_word_is_an_error_and_never_a_default() {
        fn check<T: std::str::FromStr<Err = Error> + std::fmt::Debug>() {
            for text in ["", "Disable", "disable ", "unknown"] {
                assert!(matches!(text.parse::<T>(), Err(Error::Internal(_))), "{text:?}");
            }
        }
        check::<TlsMode>();
        check::<JobState>();
        check::<MembershipState>();
        check::<tenants::Isolation>();
        check::<tenants::TenantState>();
        assert_eq!("verify-full".parse::<TlsMode>().ok(), Some(TlsMode::VerifyFull));
    }
}
