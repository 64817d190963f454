//! The PostgreSQL of a task: the one that `BAILIWICK_TEST_POSTGRES` names, or one that is made for the task and gone after it.

use std::{env, fs::Permissions, os::unix::fs::PermissionsExt, path::PathBuf};

use anyhow::Context;
use embedded_postgres::{Binaries, DataDir, Postgres, Settings, find_binaries};
use tempfile::TempDir;

/// The superuser's connection string.
pub const VARIABLE: &str = "BAILIWICK_TEST_POSTGRES";

/// Nothing here must outlive a power failure. The product never sets any of these.
const FOR_TESTS: [&str; 7] = [
    "fsync = off",
    "synchronous_commit = off",
    "full_page_writes = off",
    "autovacuum = off",
    "max_wal_size = '4GB'",
    "checkpoint_timeout = '1h'",
    // A test that ends while something of it connects leaves a server process that waits for the rest, and no database is dropped meanwhile.
    "authentication_timeout = '5s'",
];

/// PostgreSQL's programs: the machine's, or those that scripts/get-test-tools.sh unpacked.
pub fn programs() -> anyhow::Result<Binaries> {
    let target = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    Ok(find_binaries(None, &PathBuf::from(target).join("tools"))?)
}

/// Does the work with the superuser's connection string: of the cluster that is given, or of one of its own.
pub async fn with<T>(work: impl AsyncFnOnce(&str) -> anyhow::Result<T>) -> anyhow::Result<T> {
    match env::var(VARIABLE) {
        Ok(given) => work(&given).await,
        Err(_) => of_its_own(work).await,
    }
}

/// Does the work on a cluster that nobody else uses, which is stopped and removed however the work ends.
pub async fn of_its_own<T>(work: impl AsyncFnOnce(&str) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let directory = directory()?;
    let data_dir = DataDir::lock(&directory.path().join("data"))?;
    let settings = Settings {
        binaries: Some(programs()?.dir),
        port: None,
    };
    let postgres = Postgres::start(&data_dir, &settings).await?;
    // From here on a panic drops the handle, which stops the server.
    let url = format!(
        "host='{}' port={} user={} dbname=postgres",
        postgres.socket_dir().display(),
        postgres.port(),
        postgres.superuser()
    );
    let result = match tune(&url).await {
        Ok(()) => work(&url).await,
        Err(error) => Err(error),
    };
    postgres.stop().await?;
    result
}

/// Where the user as whom PostgreSQL runs can get to: as root that is another user, whom a private TMPDIR shuts out.
fn directory() -> anyhow::Result<TempDir> {
    let open = |path: &PathBuf| {
        path.ancestors().all(|part| {
            part.metadata()
                .is_ok_and(|found| found.permissions().mode() & 0o001 != 0)
        })
    };
    let temporary = env::temp_dir();
    let root = nix::unistd::geteuid().is_root();
    let (place, mode) = match root {
        true if open(&temporary) => (temporary, 0o711),
        true => (PathBuf::from("/var/lib"), 0o711),
        false => (temporary, 0o700),
    };
    tempfile::Builder::new()
        .prefix("bailiwick-test-")
        .permissions(Permissions::from_mode(mode))
        .tempdir_in(&place)
        .with_context(|| format!("cannot make a directory in {}", place.display()))
}

async fn tune(url: &str) -> anyhow::Result<()> {
    let client = db::connect(&url.parse()?).await?;
    for setting in FOR_TESTS {
        client.batch_execute(&format!("alter system set {setting}")).await?;
    }
    client.batch_execute("select pg_reload_conf()").await?;
    Ok(())
}
