//! Measurements beside a limit that is measured in the same run, printed as ratios. Nothing here passes or fails.

mod decide;
mod evaluation;
mod holders;
mod lists;
mod load;
mod usage;

use clap::Parser;
use mimalloc::MiMalloc;

/// As the product has it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[derive(Parser)]
enum Bench {
    /// AuthZEN evaluation over HTTP, beside a bare hello-world and one SELECT for each request.
    Evaluation {
        /// Seconds for each of the servers in each round.
        #[arg(long, default_value_t = 3)]
        seconds: u64,
        #[arg(long, default_value_t = 5)]
        rounds: usize,
        #[arg(long, default_value_t = 16)]
        connections: usize,
    },
    /// The decision itself, in process.
    Decide,
    /// Pages and searches of users, members, tenants and audit events, beside the same SQL by pgbench.
    Lists {
        #[arg(long, default_value_t = 1_000_000)]
        users: i32,
        #[arg(long, default_value_t = 10_000)]
        tenants: i32,
        #[arg(long, default_value_t = 5_000_000)]
        events: i32,
        /// Seconds for each page on each side.
        #[arg(long, default_value_t = 3)]
        seconds: u64,
    },
    /// A change of a role that many hold, and a holder's next request, beside the same for ten.
    Holders {
        #[arg(long, default_value_t = 100_000)]
        holders: i32,
        /// Seconds for each of the two in each round.
        #[arg(long, default_value_t = 2)]
        seconds: u64,
        #[arg(long, default_value_t = 5)]
        rounds: usize,
    },
    /// Sends requests and counts answers; started by the other measurements.
    #[command(hide = true)]
    Load(load::Load),
}

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match Bench::parse() {
        Bench::Evaluation {
            seconds,
            rounds,
            connections,
        } => runtime.block_on(evaluation::run(seconds, rounds, connections)),
        Bench::Decide => {
            decide::run();
            Ok(())
        }
        Bench::Lists {
            users,
            tenants,
            events,
            seconds,
        } => {
            let amounts = lists::Amounts { users, tenants, events };
            runtime.block_on(lists::run(amounts, seconds))
        }
        Bench::Holders {
            holders,
            seconds,
            rounds,
        } => runtime.block_on(holders::run(holders, seconds, rounds)),
        Bench::Load(load) => runtime.block_on(load.run()),
    }
}
