//! The project's own tasks: what is generated and committed, the tests with their PostgreSQL, and checks that no linter makes.

mod generate;

use clap::Parser;

#[derive(Parser)]
enum Task {
    /// Writes what is generated from the sources: queries.
    Generate {
        /// Changes nothing; fails when something is not as it would be written.
        #[arg(long)]
        check: bool,
    },
}

fn main() -> anyhow::Result<()> {
    match Task::parse() {
        Task::Generate { check } => generate::run(check),
    }
}
