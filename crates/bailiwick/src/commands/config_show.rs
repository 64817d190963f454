//! `config show`: the settings in effect, where each comes from, and no secrets.

use std::process::ExitCode;

use anyhow::Result;
use app::SmtpTls;
use secrecy::ExposeSecret;
use serde_json::{Map, Value, json};

use crate::settings::{KEYS, LogFormat, Settings};

const MASK: &str = "********";

pub fn run(settings: &Settings, as_json: bool) -> Result<ExitCode> {
    let lines = KEYS.iter().map(|key| {
        let origin = settings.origins.iter().find(|(given, _)| given == key);
        (
            *key,
            value(settings, key),
            origin.map_or("default", |(_, origin)| origin),
        )
    });
    if as_json {
        let all: Map<String, Value> = lines
            .map(|(key, value, origin)| (key.to_owned(), json!({ "value": value, "from": origin })))
            .collect();
        super::print_json(&all)?;
    } else {
        let mut text = String::new();
        for (key, value, origin) in lines {
            let value = match &value {
                Value::Null => "(none)".to_owned(),
                value => value.to_string(),
            };
            text.push_str(&format!("{key:<20}{value:<40}{origin}\n"));
        }
        super::print(&text)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn value(settings: &Settings, key: &str) -> Value {
    let smtp = settings.smtp.as_ref();
    match key {
        "data_dir" => json!(settings.data_dir),
        "listen" => json!(settings.listen),
        "platform_listen" => json!(settings.platform_listen),
        "metrics_listen" => json!(settings.metrics_listen),
        "base_url" => json!(settings.base_url),
        "platform_base_url" => json!(settings.platform_base_url),
        "trusted_proxies" => json!(
            settings
                .trusted_proxies
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        ),
        "database_url" => match &settings.database_url {
            // One that cannot be read may be anything, a password too.
            Some(url) => json!(db::parse_address(url.expose_secret()).map_or_else(
                |_| MASK.to_owned(),
                |address| format!("{} ({MASK})", db::describe_address(&address))
            )),
            None => Value::Null,
        },
        "log_format" => json!(match settings.log_format {
            LogFormat::Text => "text",
            LogFormat::Json => "json",
        }),
        "smtp.host" => json!(smtp.map(|smtp| &smtp.host)),
        "smtp.port" => json!(smtp.map(|smtp| smtp.port)),
        "smtp.tls" => json!(smtp.map(|smtp| match smtp.tls {
            SmtpTls::None => "none",
            SmtpTls::StartTls => "starttls",
            SmtpTls::Implicit => "implicit",
        })),
        "smtp.username" => json!(smtp.and_then(|smtp| smtp.username.as_ref())),
        "smtp.password" => json!(smtp.and_then(|smtp| smtp.password.as_ref()).map(|_| MASK)),
        "smtp.from" => json!(smtp.map(|smtp| &smtp.from)),
        "dns.resolver" => json!(settings.dns_resolver),
        "postgres.port" => json!(settings.postgres.port),
        "postgres.binaries" => json!(settings.postgres.binaries),
        _ => Value::Null,
    }
}
