//! `config check`: whether what was configured can be used: settings, data directory, keys, database. Changes and starts nothing.

use std::{fs, os::unix::fs::PermissionsExt, process::ExitCode};

use anyhow::{Context, Result};
use embedded_postgres::{find_binaries, occupant};
use secrecy::ExposeSecret;

use crate::{
    check::{Check, tell},
    installation::keys,
    settings::Settings,
};

pub async fn run(settings: Result<Settings>, json: bool) -> Result<ExitCode> {
    let checks = match settings {
        Ok(settings) => {
            let mut checks = files(&settings);
            checks.push(
                database(&settings)
                    .await
                    .unwrap_or_else(|error| Check::error("database", error)),
            );
            checks
        }
        Err(error) => vec![Check::error("settings", error)],
    };
    tell(&checks, json)
}

/// The settings themselves, and what is in the data directory.
pub fn files(settings: &Settings) -> Vec<Check> {
    let mut checks = told(settings);
    checks.extend([addresses(settings), data_dir(settings)]);
    checks.push(keys(settings).unwrap_or_else(|error| Check::error("keys", error)));
    checks
}

fn told(settings: &Settings) -> Vec<Check> {
    if !settings.warnings.is_empty() {
        let warnings = settings.warnings.iter();
        return warnings
            .map(|warning| Check::warning("settings", &warning.finding, &warning.next))
            .collect();
    }
    let mut places: Vec<&str> = settings.origins.iter().map(|(_, origin)| origin.as_str()).collect();
    places.sort_unstable();
    places.dedup();
    let given = if places.is_empty() {
        "as they are by default".to_owned()
    } else {
        format!("given by {}", places.join(", "))
    };
    vec![Check::ok("settings", given)]
}

fn addresses(settings: &Settings) -> Check {
    let both = [&settings.base_url, &settings.platform_base_url];
    match both.into_iter().find(|url| !Settings::keeps_cookies(url)) {
        Some(url) => Check::warning(
            "addresses",
            format!("browsers keep no sign-in cookie at {url}"),
            "set base_url and platform_base_url to the https address of your proxy",
        ),
        None => Check::ok("addresses", &settings.base_url),
    }
}

fn data_dir(settings: &Settings) -> Check {
    let name = settings.data_dir.display();
    match fs::metadata(&settings.data_dir) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Check::ok("data directory", format!("{name} is made by the first start"))
        }
        Err(error) => Check::failed(
            "data directory",
            format!("{name}: {error}"),
            "run this as the user that runs `serve`",
        ),
        Ok(found) if !found.is_dir() => Check::failed(
            "data directory",
            format!("{name} is no directory"),
            "name another with --data-dir",
        ),
        Ok(found) if found.permissions().mode() & 0o022 != 0 => Check::failed(
            "data directory",
            format!("{name} can be written by others"),
            format!("run `chmod go-w {name}`, and see that nothing in it was changed"),
        ),
        Ok(_) => Check::ok("data directory", name.to_string()),
    }
}

fn keys(settings: &Settings) -> Result<Check> {
    let path = settings.keys_file();
    if !path.exists() && !keys::has_cluster(&settings.data_dir) {
        return Ok(Check::ok(
            "keys",
            format!("{} is made by the first start", path.display()),
        ));
    }
    keys::existing(settings)?;
    Ok(Check::ok("keys", format!("{}, for its owner alone", path.display())))
}

async fn database(settings: &Settings) -> Result<Check> {
    let Some(url) = &settings.database_url else {
        return embedded(settings).await;
    };
    let address = db::parse_address(url.expose_secret())?;
    let found = db::preflight(&address).await?;
    let what = if found.prepared {
        keys::existing(settings).context("the database is in use with a key file")?;
        "holds an installation"
    } else {
        "is empty: the first start prepares it"
    };
    let (place, version) = (db::describe_address(&address), found.version);
    Ok(Check::ok("database", format!("{place} (version {version}) {what}")))
}

async fn embedded(settings: &Settings) -> Result<Check> {
    let Some(occupant) = occupant(&settings.data_dir)? else {
        let programs = find_binaries(settings.postgres.binaries.as_deref(), &settings.data_dir)?;
        return Ok(Check::ok(
            "database",
            format!("embedded, version {}; it does not run now", programs.version),
        ));
    };
    Ok(match occupant.server {
        Some(server) => Check::ok("database", format!("embedded, on 127.0.0.1:{}", server.port)),
        None => Check::warning(
            "database",
            format!(
                "process {} uses the data directory, and no PostgreSQL runs in it",
                occupant.pid.map_or_else(|| "?".to_owned(), |pid| pid.to_string())
            ),
            "if it was given DATABASE_URL, give it here too; if it starts just now, look again",
        ),
    })
}
