//! Wires: reads arguments and settings, and hands over to the command. What goes wrong ends here, as one sentence.

mod arguments;
mod banner;
mod check;
mod commands;
mod installation;
mod logging;
mod password;
mod settings;
mod stop;
mod table;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

use crate::arguments::{Arguments, Audit, Command, Roles};

/// A request makes some hundred small objects, often freed by another thread than made them: glibc's takes several times as long for that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let failed = match arguments.command {
        // Their 1 says that something was found, so that nobody takes a database that is away for a forgery.
        Command::Audit(Audit::Verify { .. })
        | Command::Migrate { check: true }
        | Command::Roles(Roles::Plan { check: true, .. }) => ExitCode::from(2),
        _ => ExitCode::FAILURE,
    };
    commands::run(arguments).unwrap_or_else(|error| {
        eprintln!("bailiwick: {}", sentence(&error));
        failed
    })
}

/// The causes behind one another on one line, leaving out what the one before has told already. Never a backtrace:
/// whoever reads it wants to know what to do.
fn sentence(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in error.chain() {
        let cause = match cause.downcast_ref() {
            // Kept from those who ask over the network; whoever sits at the server needs it.
            Some(app::Error::Internal(fault) | app::Error::Unavailable(fault) | app::Error::TenantDatabase(fault)) => {
                fault.clone()
            }
            // Every field that is wrong, most of them under the name of its flag.
            Some(app::Error::Invalid(fields)) => {
                let fields = fields.iter().map(|it| format!("{}: {}", it.field, it.message));
                fields.collect::<Vec<_>>().join(" ")
            }
            _ => cause.to_string(),
        };
        let cause = cause.trim_end_matches(['.', '\n']);
        if text.contains(cause) {
            continue;
        }
        if !text.is_empty() {
            text.push_str(": ");
        }
        text.push_str(cause);
    }
    text
}
