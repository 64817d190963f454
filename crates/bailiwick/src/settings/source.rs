//! Where settings come from: variables and flags, one provider for each value, so that a wrong one is named by its own name.

use std::env;

use figment::{
    Error, Metadata, Profile, Provider,
    value::{Dict, Map, Value},
};

use super::Warning;
use crate::arguments::{Flags, Serve};

/// What all variables of ours begin with.
const PREFIX: &str = "BAILIWICK_";

/// Every setting. In variables the dot is an underscore.
pub const KEYS: [&str; 18] = [
    "data_dir",
    "listen",
    "platform_listen",
    "metrics_listen",
    "base_url",
    "platform_base_url",
    "trusted_proxies",
    "database_url",
    "log_format",
    "smtp.host",
    "smtp.port",
    "smtp.tls",
    "smtp.username",
    "smtp.password",
    "smtp.from",
    "dns.resolver",
    "postgres.port",
    "postgres.binaries",
];

/// One value and what it was called where it was given.
pub struct Given {
    name: String,
    key: &'static str,
    value: String,
}

impl Provider for Given {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.name.clone())
    }

    fn data(&self) -> Result<Map<Profile, Dict>, Error> {
        let value = figment::util::nest(self.key, Value::from(self.value.clone()));
        Ok(Map::from([(Profile::Default, value.into_dict().unwrap_or_default())]))
    }
}

/// `DATABASE_URL` is what everybody calls it; ours wins over it. An empty variable is one that is not set.
pub fn from_environment() -> impl Iterator<Item = Given> {
    let ours = KEYS.iter().map(|key| (variable(key), *key));
    std::iter::once(("DATABASE_URL".to_owned(), "database_url"))
        .chain(ours)
        .filter_map(|(name, key)| {
            let value = env::var(&name).ok().filter(|value| !value.is_empty())?;
            let name = format!("the variable {name}");
            Some(Given { name, key, value })
        })
}

fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.to_uppercase().replace('.', "_"))
}

/// Those that are called like ours and set nothing. What they hold may be a secret, so it is not looked at.
pub fn unknown_variables() -> Vec<Warning> {
    let given = env::vars_os().filter(|(_, value)| !value.is_empty());
    let mut names: Vec<String> = given.map(|(name, _)| name.to_string_lossy().into_owned()).collect();
    names.sort_unstable();
    names.iter().filter_map(|name| unknown(name)).collect()
}

/// How alike two names are, from 0 to 1, of which one is taken for a slip of the other.
const ALIKE: f64 = 0.8;

fn unknown(name: &str) -> Option<Warning> {
    let rest = name.strip_prefix(PREFIX)?;
    // The one that is no setting itself names the file of them.
    let known = KEYS.iter().map(|key| variable(key)).chain([format!("{PREFIX}CONFIG")]);
    let known: Vec<(f64, String)> = known
        .map(|known| (strsim::jaro_winkler(&known[PREFIX.len()..], rest), known))
        .collect();
    if known.iter().any(|(_, known)| known == name) {
        return None;
    }
    let nearest = known.into_iter().max_by(|(a, _), (b, _)| a.total_cmp(b));
    Some(Warning {
        finding: format!("the variable {} sets nothing", name.escape_debug()),
        next: match nearest.filter(|(alike, _)| *alike >= ALIKE) {
            Some((_, nearest)) => format!("write {nearest} if that is meant, or unset it"),
            None => "unset it; `bailiwick config show` lists the settings that there are".to_owned(),
        },
    })
}

pub fn from_flags(flags: &Flags, serve: &Serve) -> impl Iterator<Item = Given> {
    [
        ("--data-dir", "data_dir", &flags.data_dir),
        ("--database-url", "database_url", &flags.database_url),
        ("--log-format", "log_format", &flags.log_format),
        ("--listen", "listen", &serve.listen),
        ("--platform-listen", "platform_listen", &serve.platform_listen),
        ("--metrics-listen", "metrics_listen", &serve.metrics_listen),
        ("--base-url", "base_url", &serve.base_url),
        ("--platform-base-url", "platform_base_url", &serve.platform_base_url),
    ]
    .map(|(name, key, value)| {
        value.clone().map(|value| Given {
            name: name.to_owned(),
            key,
            value,
        })
    })
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_misspelt_is_told_with_what_was_meant() {
        for (written, meant) in [
            ("BAILIWICK_LISTN", "BAILIWICK_LISTEN"),
            ("BAILIWICK_SMPT_HOST", "BAILIWICK_SMTP_HOST"),
            ("BAILIWICK_SMTP_USER", "BAILIWICK_SMTP_USERNAME"),
            ("BAILIWICK_DATABASE_URI", "BAILIWICK_DATABASE_URL"),
            ("BAILIWICK_CONFIG_", "BAILIWICK_CONFIG"),
        ] {
            let warning = unknown(written).expect(written);
            assert_eq!(warning.finding, format!("the variable {written} sets nothing"));
            assert!(warning.next.starts_with(&format!("write {meant} ")), "{warning}");
        }
        let strange = unknown("BAILIWICK_QQ").expect("a warning").to_string();
        assert!(strange.contains("config show"), "{strange}");
    }

    #[test]
    fn what_is_known_or_anothers_is_not_told() {
        for key in KEYS {
            assert!(unknown(&variable(key)).is_none(), "{key}");
        }
        for name in ["BAILIWICK_CONFIG", "DATABASE_URL", "BAILIWICKED", "LISTEN"] {
            assert!(unknown(name).is_none(), "{name}");
        }
    }
}
