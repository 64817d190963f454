//! The control plane's database: its server, its schema, its roles, its clock.

use anyhow::Result;
use jiff::Timestamp;

use crate::{check::Check, installation::Installation};

/// By how many seconds two clocks may differ before sessions and leases notice.
const CLOCKS_DIFFER: i64 = 5;

pub async fn look(installation: &Installation) -> Vec<Check> {
    match inspect(installation).await {
        Ok(checks) => checks,
        Err(error) => vec![Check::error("database", error)],
    }
}

async fn inspect(installation: &Installation) -> Result<Vec<Check>> {
    let found = installation.inspect().await?;
    let now = Timestamp::now().as_microsecond();
    let mut checks = vec![Check::ok(
        "database",
        format!("{}, PostgreSQL {}", installation.database, found.version),
    )];
    let unfit = found.unfit.into_iter();
    checks.extend(unfit.map(|sentence| Check::failed("PostgreSQL", sentence, "then look again")));
    checks.push(if !found.unknown.is_empty() {
        Check::error("migrations", db::PrepareError::Newer(found.unknown))
    } else if found.pending.is_empty() {
        Check::ok("migrations", "none is pending")
    } else {
        Check::failed(
            "migrations",
            format!("{} are pending: {}", found.pending.len(), found.pending.join(", ")),
            "run `bailiwick migrate`, or start `bailiwick serve` of this version",
        )
    });
    checks.push(if let Some(role) = found.loose_role {
        Check::error("runtime roles", db::PrepareError::LooseRole(role))
    } else if !found.missing_roles.is_empty() {
        Check::failed(
            "runtime roles",
            format!("missing: {}", found.missing_roles.join(", ")),
            "start `bailiwick serve`, which makes them",
        )
    } else if !installation.app.is_ready().await {
        Check::failed(
            "runtime roles",
            "they cannot sign in with these keys",
            "put back the keys.json that the running servers have; if none runs, start `bailiwick serve`, which sets their passwords",
        )
    } else {
        Check::ok("runtime roles", "restricted, and they sign in")
    });
    let apart = (now - found.now) / 1_000_000;
    checks.push(if apart.abs() > CLOCKS_DIFFER {
        Check::warning(
            "clock",
            format!("this machine and the database's differ by {} seconds", apart.abs()),
            "have both set by the same time servers",
        )
    } else {
        Check::ok("clock", "as the database's")
    });
    Ok(checks)
}
