//! Where settings come from: variables and flags, one provider for each value, so that a wrong one is named by its own name.

use std::env;

use figment::{
    Error, Metadata, Profile, Provider,
    value::{Dict, Map, Value},
};

use crate::arguments::{Flags, Serve};

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
    let ours = KEYS
        .iter()
        .map(|key| (format!("BAILIWICK_{}", key.to_uppercase().replace('.', "_")), *key));
    std::iter::once(("DATABASE_URL".to_owned(), "database_url"))
        .chain(ours)
        .filter_map(|(name, key)| {
            let value = env::var(&name).ok().filter(|value| !value.is_empty())?;
            let name = format!("the variable {name}");
            Some(Given { name, key, value })
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
