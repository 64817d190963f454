//! Wires: reads arguments and settings, and hands over to the command. What goes wrong ends here.

mod arguments;
mod banner;
mod check;
mod commands;
mod failure;
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
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return failure::of_arguments(&error),
    };
    let as_json = arguments.json;
    let failed = match arguments.command {
        // Their 1 says that something was found, so that nobody takes a database that is away for a forgery.
        Command::Audit(Audit::Verify { .. })
        | Command::Migrate { check: true }
        | Command::Roles(Roles::Plan { check: true, .. }) => ExitCode::from(2),
        _ => ExitCode::FAILURE,
    };
    commands::run(arguments).unwrap_or_else(|error| {
        failure::tell(&error, as_json);
        failed
    })
}
