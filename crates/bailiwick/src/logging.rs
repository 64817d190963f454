//! The log: on standard error, so that standard output stays for what a command was asked for.

use std::io::{self, IsTerminal};

use tracing_subscriber::{EnvFilter, fmt};

use crate::settings::LogFormat;

/// `RUST_LOG` says how much; without it, what an operator should know while it serves, and only trouble in other commands.
pub fn begin(format: LogFormat, default: &str) {
    let (filter, wrong) = match std::env::var("RUST_LOG") {
        Ok(text) if !text.is_empty() => match EnvFilter::try_new(&text) {
            Ok(filter) => (filter, false),
            Err(_) => (EnvFilter::new(default), true),
        },
        _ => (EnvFilter::new(default), false),
    };
    // The driver writes down every statement it sends, and some of those hold what opens a login. The pool calls each
    // connection that ends an error, also those that end with PostgreSQL when we stop it.
    let filter = ["tokio_postgres=warn", "deadpool.postgres=error"]
        .into_iter()
        .filter_map(|directive| directive.parse().ok())
        .fold(filter, EnvFilter::add_directive);
    let log = fmt().with_env_filter(filter).with_writer(io::stderr);
    match format {
        LogFormat::Text => log.with_target(false).with_ansi(io::stderr().is_terminal()).init(),
        LogFormat::Json => log.json().flatten_event(true).init(),
    }
    if wrong {
        tracing::warn!("RUST_LOG cannot be read and is passed over; write, for example, info or app=debug");
    }
}
