//! What the program was told: a file, over it variables, over them flags. Read once, before anything else is done.

mod explain;
mod file;
mod source;
mod value;
mod warning;

use std::{
    env,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail};
use app::{Smtp, SmtpTls};
use figment::{
    Figment,
    providers::{Format, Toml},
};
use ipnet::IpNet;
use secrecy::SecretString;
use serde::Deserialize;
pub use source::KEYS;
pub use value::LogFormat;
use value::{BaseUrl, Mailbox, Read};
pub use warning::Warning;

use crate::arguments::{Flags, Serve};

#[derive(Clone, Debug)]
pub struct Settings {
    pub data_dir: PathBuf,
    pub listen: SocketAddr,
    /// The platform's own listener, if it has one.
    pub platform_listen: Option<SocketAddr>,
    /// Where Prometheus comes for what was measured. None: nothing is.
    pub metrics_listen: Option<SocketAddr>,
    pub base_url: String,
    pub platform_base_url: String,
    /// Who is believed when they say whom they forward for.
    pub trusted_proxies: Vec<IpNet>,
    /// None: the embedded PostgreSQL.
    pub database_url: Option<SecretString>,
    pub log_format: LogFormat,
    pub smtp: Option<Smtp>,
    /// Who is asked whose a domain is. None: the name servers of the machine.
    pub dns_resolver: Option<SocketAddr>,
    pub postgres: embedded_postgres::Settings,
    /// Where each setting that was given was given.
    pub origins: Vec<(&'static str, String)>,
    /// To be logged once there is a log.
    pub warnings: Vec<Warning>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    data_dir: Option<Read<PathBuf>>,
    listen: Option<Read<SocketAddr>>,
    platform_listen: Option<Read<SocketAddr>>,
    metrics_listen: Option<Read<SocketAddr>>,
    base_url: Option<Read<BaseUrl>>,
    platform_base_url: Option<Read<BaseUrl>>,
    trusted_proxies: Option<Read<Vec<IpNet>>>,
    database_url: Option<Read<SecretString>>,
    log_format: Option<Read<LogFormat>>,
    smtp: Option<RawSmtp>,
    #[serde(default)]
    dns: RawDns,
    #[serde(default)]
    postgres: RawPostgres,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSmtp {
    host: Read<String>,
    port: Option<Read<u16>>,
    tls: Option<Read<SmtpTls>>,
    username: Option<Read<String>>,
    password: Option<Read<SecretString>>,
    from: Read<Mailbox>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDns {
    resolver: Option<Read<SocketAddr>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPostgres {
    port: Option<Read<u16>>,
    binaries: Option<Read<PathBuf>>,
}

impl Settings {
    pub fn load(flags: &Flags, serve: &Serve) -> Result<Self> {
        let file = file::read(flags.config.as_deref())?;
        let path = file.as_ref().map(|file| file.path.as_path());
        let mut figment = Figment::new();
        if let Some(file) = &file {
            figment = figment.merge(Toml::string(&file.text));
        }
        for given in source::from_environment().chain(source::from_flags(flags, serve)) {
            figment = figment.merge(given);
        }
        let raw: Raw = figment
            .extract()
            .map_err(|error| anyhow!(explain::explain(&error, path)))?;
        let origins: Vec<_> = KEYS
            .iter()
            .filter_map(|key| {
                let name = figment.find_metadata(key)?.name.to_string();
                let named = path
                    .filter(|_| name.contains("TOML"))
                    .map(|path| path.display().to_string());
                Some((*key, named.unwrap_or(name)))
            })
            .collect();
        let mut settings = Self::from_raw(raw, origins)?;
        let of_file = file.as_ref().and_then(|file| settings.warn_of(file));
        settings.warnings = of_file.into_iter().chain(source::unknown_variables()).collect();
        Ok(settings)
    }

    fn from_raw(raw: Raw, origins: Vec<(&'static str, String)>) -> Result<Self> {
        let listen = raw
            .listen
            .map_or(SocketAddr::from(([127, 0, 0, 1], 8080)), |value| value.0);
        let platform_listen = raw.platform_listen.map(|value| value.0);
        if platform_listen == Some(listen) {
            bail!("`platform_listen` is the same as `listen`: leave it out, or choose another port");
        }
        let metrics_listen = raw.metrics_listen.map(|value| value.0);
        if metrics_listen.is_some_and(|metrics| metrics == listen || Some(metrics) == platform_listen) {
            bail!("`metrics_listen` is the same as another listener: it needs a port of its own");
        }
        let base_url = raw.base_url.map_or_else(|| local_url(listen), |value| value.0.0);
        let platform_base_url = match (raw.platform_base_url, platform_listen) {
            (Some(value), _) => value.0.0,
            (None, Some(listen)) => local_url(listen),
            (None, None) => base_url.clone(),
        };
        Ok(Self {
            data_dir: match raw.data_dir {
                Some(value) => {
                    std::path::absolute(&value.0).with_context(|| format!("cannot find {}", value.0.display()))?
                }
                None => default_data_dir()?,
            },
            listen,
            platform_listen,
            metrics_listen,
            base_url,
            platform_base_url,
            trusted_proxies: raw.trusted_proxies.map_or_else(Vec::new, |value| value.0),
            database_url: raw.database_url.map(|value| value.0),
            log_format: raw.log_format.map_or(LogFormat::Text, |value| value.0),
            smtp: raw.smtp.map(RawSmtp::finish).transpose()?,
            dns_resolver: raw.dns.resolver.map(|value| value.0),
            postgres: embedded_postgres::Settings {
                port: raw.postgres.port.map(|value| value.0),
                binaries: raw.postgres.binaries.map(|value| value.0),
            },
            origins,
            warnings: Vec::new(),
        })
    }

    fn warn_of(&self, file: &file::SettingsFile) -> Option<Warning> {
        let path = file.path.display().to_string();
        let secret = |key: &str| ["database_url", "smtp.password"].contains(&key);
        let holds = self.origins.iter().any(|(key, origin)| secret(key) && *origin == path);
        (holds && file.open).then(|| Warning {
            finding: format!("{path} holds a password and can be read by others"),
            next: format!("run `chmod 600 {path}`"),
        })
    }

    /// Whether browsers keep the sign-in cookie of a page at this address.
    pub fn keeps_cookies(url: &str) -> bool {
        let local = |host: &str| host == "localhost" || host.starts_with("localhost:");
        url.starts_with("https://") || url.strip_prefix("http://").is_some_and(local)
    }

    pub fn keys_file(&self) -> PathBuf {
        self.data_dir.join("keys.json")
    }

    /// What the application is told.
    pub fn for_app(&self, control_database: String) -> app::Settings {
        app::Settings {
            base_url: self.base_url.clone(),
            root_url: self.platform_base_url.clone(),
            control_database,
            tenants_database: app::Settings::TENANTS_DATABASE.to_owned(),
            checkpoint_file: Some(self.data_dir.join("audit-checkpoint")),
            smtp: self.smtp.clone(),
            keeps_mail: false,
            dns_resolver: self.dns_resolver,
        }
    }
}

impl RawSmtp {
    fn finish(self) -> Result<Smtp> {
        let tls = self.tls.map_or(SmtpTls::StartTls, |value| value.0);
        let (username, password) = (self.username.map(|value| value.0), self.password.map(|value| value.0));
        if username.is_some() != password.is_some() {
            bail!("`smtp.username` and `smtp.password` belong together: set both or neither");
        }
        Ok(Smtp {
            host: self.host.0,
            port: self.port.map_or(
                match tls {
                    SmtpTls::None => 25,
                    SmtpTls::StartTls => 587,
                    SmtpTls::Implicit => 465,
                },
                |value| value.0,
            ),
            tls,
            username,
            password,
            from: self.from.0.0,
        })
    }
}

/// Browsers take `localhost` for safe without TLS, and no other name.
fn local_url(listen: SocketAddr) -> String {
    let (ip, port) = (listen.ip(), listen.port());
    if ip.is_loopback() || ip.is_unspecified() {
        format!("http://localhost:{port}")
    } else {
        format!("http://{listen}")
    }
}

/// Root's home is closed to the user as whom PostgreSQL runs, so root's data lies elsewhere.
fn default_data_dir() -> Result<PathBuf> {
    if nix::unistd::geteuid().is_root() {
        return Ok(PathBuf::from("/var/lib/bailiwick"));
    }
    let absolute = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path: &PathBuf| path.is_absolute())
    };
    absolute("XDG_DATA_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(Path::new(".local/share"))))
        .map(|base| base.join("bailiwick"))
        .context("there is no HOME to keep data below: name a directory with --data-dir")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_documented() {
        let reference = include_str!("../../../docs/reference/configuration.md");
        for key in KEYS {
            assert!(reference.contains(&format!("`{key}`")), "{key}");
        }
    }
}
