//! The kinds of values that settings have, each read from text or from TOML and each able to say what it should have been.

use std::{
    fmt,
    marker::PhantomData,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use app::SmtpTls;
use ipnet::IpNet;
use secrecy::SecretString;
use serde::{
    Deserialize, Deserializer,
    de::{self, SeqAccess, Unexpected, Visitor},
};

/// A value of a setting. Numbers in TOML are read like the same digits in a variable.
pub trait Value: Sized {
    /// What to write, as the end of "expected …".
    const EXPECTED: &'static str;
    /// Never repeated in a message.
    const SECRET: bool = false;

    fn read(text: &str) -> Option<Self>;
}

/// Makes a [`Value`] readable by serde.
#[derive(Clone, Debug)]
pub struct Read<T>(pub T);

impl<'de, T: Value> Deserialize<'de> for Read<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader(PhantomData)).map(Read)
    }
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Value> Visitor<'de> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        T::read(text.trim()).ok_or_else(|| {
            let seen = if T::SECRET {
                Unexpected::Other("what it is")
            } else {
                Unexpected::Str(text)
            };
            E::invalid_value(seen, &self)
        })
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }

    /// A list in TOML is read like its members with commas between them in a variable.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<T, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = list.next_element::<String>()? {
            members.push(member);
        }
        self.visit_str(&members.join(","))
    }
}

impl Value for String {
    const EXPECTED: &'static str = "some text";

    fn read(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| text.to_owned())
    }
}

impl Value for SecretString {
    const EXPECTED: &'static str = "some text";
    const SECRET: bool = true;

    fn read(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| text.into())
    }
}

impl Value for PathBuf {
    const EXPECTED: &'static str = "a path";

    fn read(text: &str) -> Option<Self> {
        (!text.is_empty() && !text.contains('\0')).then(|| text.into())
    }
}

impl Value for SocketAddr {
    const EXPECTED: &'static str = "an IP address and a port, such as 127.0.0.1:8080 or [::]:8080";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

/// Port 0 would mean any.
impl Value for u16 {
    const EXPECTED: &'static str = "a port, 1 to 65535";

    fn read(text: &str) -> Option<Self> {
        text.parse().ok().filter(|port| *port > 0)
    }
}

/// The address at which people reach a panel, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(pub String);

impl Value for BaseUrl {
    const EXPECTED: &'static str =
        "an address such as https://admin.example.com, with nothing behind the host and the port";

    fn read(text: &str) -> Option<Self> {
        let text = text.trim_end_matches('/');
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        // No path: cookies and the addresses inside the pages begin at the root.
        let plain = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
        (!host.is_empty() && !host.starts_with(':') && host.chars().all(plain)).then(|| Self(text.to_owned()))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

impl Value for LogFormat {
    const EXPECTED: &'static str = "text or json";

    fn read(text: &str) -> Option<Self> {
        match text {
            "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

impl Value for SmtpTls {
    const EXPECTED: &'static str = "starttls, implicit or none";

    fn read(text: &str) -> Option<Self> {
        match text {
            "none" => Some(Self::None),
            "starttls" => Some(Self::StartTls),
            "implicit" => Some(Self::Implicit),
            _ => None,
        }
    }
}

/// Networks; an address is a network of one.
impl Value for Vec<IpNet> {
    const EXPECTED: &'static str = "addresses or networks with commas between them, such as 127.0.0.1, 10.0.0.0/8";

    fn read(text: &str) -> Option<Self> {
        let network = |text: &str| {
            text.parse()
                .ok()
                .or_else(|| Some(IpNet::from(text.parse::<IpAddr>().ok()?)))
        };
        text.split(',').map(|text| network(text.trim())).collect()
    }
}

/// The sender of mails.
#[derive(Clone, Debug)]
pub struct Mailbox(pub String);

impl Value for Mailbox {
    const EXPECTED: &'static str = "a sender, such as Bailiwick <no-reply@example.com>";

    fn read(text: &str) -> Option<Self> {
        let address = match text.split_once('<') {
            Some((_, rest)) => rest.strip_suffix('>')?,
            None => text,
        };
        let (local, domain) = address.rsplit_once('@')?;
        let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic() && !"<>,;".contains(c));
        (plain(local) && plain(domain) && !text.chars().any(char::is_control)).then(|| Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_a_scheme_and_a_host() {
        for (text, expected) in [
            ("https://admin.example.com/", Some("https://admin.example.com")),
            ("http://localhost:8080", Some("http://localhost:8080")),
            ("http://[::1]:8080", Some("http://[::1]:8080")),
            ("admin.example.com", None),
            ("https://", None),
            ("https://example.com/admin", None),
            ("https://a@example.com", None),
            ("ftp://example.com", None),
        ] {
            assert_eq!(
                BaseUrl::read(text),
                expected.map(|text| BaseUrl(text.to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn networks_are_addresses_and_lengths() {
        let read = |text| {
            let networks = Vec::<IpNet>::read(text)?;
            Some(networks.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        };
        for (text, expected) in [
            ("127.0.0.1", Some("127.0.0.1/32")),
            ("10.0.0.0/8,::1", Some("10.0.0.0/8 ::1/128")),
            ("fd00::/8 , 192.0.2.1", Some("fd00::/8 192.0.2.1/32")),
            ("", None),
            ("10.0.0.0/8,", None),
            ("10.0.0.0/33", None),
            ("proxy.example.com", None),
        ] {
            assert_eq!(read(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_sender_has_an_address() {
        for good in [
            "no-reply@example.com",
            "Bailiwick <no-reply@example.com>",
            "Ægir & Co <a@b.example>",
        ] {
            assert!(Mailbox::read(good).is_some(), "{good}");
        }
        for bad in ["", "nobody", "a@", "Name <a@b", "a@b\nBcc: c@d"] {
            assert!(Mailbox::read(bad).is_none(), "{bad:?}");
        }
    }
}
