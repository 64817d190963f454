//! Turns what is wrong with a setting into a sentence: where it was given, which one it is, what is expected.

use std::path::Path;

use figment::{Error, error::Kind};

pub fn explain(error: &Error, file: Option<&Path>) -> String {
    let place = match (&error.metadata, file) {
        (Some(metadata), Some(file)) if metadata.name.contains("TOML") => file.display().to_string(),
        (Some(metadata), _) => metadata.name.to_string(),
        (None, Some(file)) => file.display().to_string(),
        (None, None) => "the settings".to_owned(),
    };
    let key = error.path.join(".");
    match &error.kind {
        Kind::UnknownField(name, known) => {
            // The path ends with the table in some versions and with the field in others.
            let table = key.strip_suffix(name.as_str()).unwrap_or(&key).trim_end_matches('.');
            let name = if table.is_empty() {
                name.clone()
            } else {
                format!("{table}.{name}")
            };
            format!(
                "{place}: there is no setting `{name}`; expected one of {}",
                known.join(", ")
            )
        }
        Kind::InvalidType(found, expected) | Kind::InvalidValue(found, expected) => {
            format!("{place}: `{key}` is {found}, expected {expected}")
        }
        Kind::MissingField(name) => {
            let name = if key.is_empty() || key.ends_with(&**name) {
                key
            } else {
                format!("{key}.{name}")
            };
            format!("{place}: `{name}` is missing")
        }
        other if key.is_empty() => format!("{place}: {}", one_line(&other.to_string())),
        other => format!("{place}: `{key}`: {}", one_line(&other.to_string())),
    }
}

/// The TOML reader draws a picture of the line; the place and the reason are enough.
pub fn one_line(text: &str) -> String {
    let told = |line: &&str| {
        !line.trim_start().starts_with('|') && !line.trim_start().starts_with(|c: char| c.is_ascii_digit())
    };
    let parts: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .filter(told)
        .collect();
    parts.join(": ")
}
