//! The project's own tasks: what is generated and committed, the tests with their PostgreSQL, and checks that no linter makes.

mod bench;
mod cargo;
mod cluster;
mod coverage;
mod generate;
mod test;
mod tidy;

use std::process::ExitCode;

use clap::Parser;

#[derive(Parser)]
enum Task {
    /// Writes what is generated from the sources: the typed queries, docs/reference/schema.sql and docs/reference/openapi.json.
    Generate {
        /// Changes nothing; fails when something is not as it would be written.
        #[arg(long)]
        check: bool,
    },
    /// Runs the tests on a PostgreSQL that lives as long as they do.
    Test {
        /// Optimised, as the product is built.
        #[arg(long)]
        release: bool,
        /// What cargo nextest takes: parts of the names of tests, `-p` and a package, and the like.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Runs a measurement, such as `evaluation`.
    Bench {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Names the requirements that no test covers yet.
    Coverage,
    /// Checks the rules of the house that no linter knows.
    Tidy,
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .init();
    let result = match Task::parse() {
        Task::Generate { check } => generate::run(check).await,
        Task::Test { release, arguments } => test::run(release, &arguments).await,
        Task::Bench { arguments } => bench::run(&arguments).await,
        Task::Coverage => coverage::run(),
        Task::Tidy => tidy::run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
