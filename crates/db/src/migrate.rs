//! Brings the control plane's database to this program's schema. Runs as the owner, at start-up, before anything listens.

use std::ops::RangeInclusive;

use tokio_postgres::Config;

use crate::{ConnectError, ExtensionError, RolePasswords, RuntimeRole, connect, extension, inspect, roles};

mod embedded {
    refinery::embed_migrations!("migrations");
}

#[derive(Debug, thiserror::Error)]
pub enum PrepareError {
    #[error(transparent)]
    Connect(#[from] ConnectError),
    #[error("the control plane's PostgreSQL answered: {}", describe(.0))]
    Database(#[from] tokio_postgres::Error),
    #[error("a migration of the control plane failed: {0}")]
    Migration(#[from] refinery::Error),
    #[error(
        "a newer version of Bailiwick has been here, with migrations that this one does not know ({}): install that version again, or put back a \
         copy of the database from before", .0.join(", ")
    )]
    Newer(Vec<String>),
    #[error("PostgreSQL {0} is not supported: use 15, 16, 17 or 18")]
    Version(i32),
    #[error(transparent)]
    Extension(#[from] ExtensionError),
    #[error(
        "the database role {0} can go around row-level security (superuser, BYPASSRLS, CREATEROLE, CREATEDB, owner of a table, or member of another role): take that away and start again"
    )]
    LooseRole(String),
}

fn describe(error: &tokio_postgres::Error) -> String {
    error
        .as_db_error()
        .map_or_else(|| error.to_string(), |db| db.message().to_owned())
}

/// The major versions of PostgreSQL.
pub(crate) const SUPPORTED: RangeInclusive<i32> = 15..=18;

/// The migrations of this program, oldest first.
pub(crate) fn all() -> Vec<(i32, String)> {
    let runner = embedded::migrations::runner();
    let ours = runner.get_migrations().iter();
    let mut all: Vec<_> = ours.map(|it| (it.version(), it.name().to_owned())).collect();
    all.sort_unstable();
    all
}

/// As its file is called.
pub(crate) fn name(version: i32, name: &str) -> String {
    format!("V{version}__{name}")
}

/// How many months of audit partitions stand ready; later events would go to the default partition.
const MONTHS_AHEAD: i32 = 24;

/// Creates the runtime roles, runs what migrations are missing and readies the audit log's partitions. Safe to run on several replicas at once.
/// Says which were run.
pub async fn prepare(owner: &Config, passwords: &RolePasswords) -> Result<Vec<String>, PrepareError> {
    let mut client = connect(owner).await?;
    let version: i32 = client
        .query_one("select current_setting('server_version_num')::int / 10000", &[])
        .await?
        .get(0);
    if !SUPPORTED.contains(&version) {
        return Err(PrepareError::Version(version));
    }
    extension::check(&client).await??;
    // Held until this connection ends; another replica that starts now waits for it.
    client
        .batch_execute("set lock_timeout = '60s'; select pg_advisory_lock(7236837423)")
        .await?;
    let (_, unknown) = inspect::migrations(&client).await?;
    if !unknown.is_empty() {
        return Err(PrepareError::Newer(unknown));
    }
    roles::create(&client, passwords).await?;
    let report = embedded::migrations::runner().run_async(&mut client).await?;
    let run = report.applied_migrations().iter();
    client
        .batch_execute(&format!("{}; {}", close_database(), extend_audit()))
        .await?;
    roles::check(&client).await?;
    Ok(run.map(|it| name(it.version(), it.name())).collect())
}

/// Only the runtime roles, the owner and superusers may connect.
fn close_database() -> String {
    let roles = RuntimeRole::ALL.map(RuntimeRole::name).join(", ");
    format!(
        "do $$ begin
             execute format('revoke all on database %I from public', current_database());
             execute format('grant connect on database %I to {roles}', current_database());
         end $$"
    )
}

/// Partitions for the months to come; and, in a restored cluster whose transaction ids start low again, positions that go on where they were.
fn extend_audit() -> String {
    format!(
        "update audit_state set base = base + greatest(0,
             (select coalesce(max(position), 0) from audit_events) + 1 - (base + pg_current_xact_id()::text::bigint));
         do $$
         declare
             month date;
             name text;
         begin
             for i in -1..{MONTHS_AHEAD} loop
                 month := date_trunc('month', now() at time zone 'utc') + make_interval(months => i);
                 name := 'audit_events_' || to_char(month, 'YYYY_MM');
                 if to_regclass(name) is null then
                     execute format('create table %I partition of audit_events for values from (%L) to (%L)',
                         name, month::timestamp at time zone 'utc', (month + interval '1 month')::timestamp at time zone 'utc');
                     execute format('alter table %I enable row level security', name);
                     execute format('alter table %I force row level security', name);
                 end if;
             end loop;
         end $$"
    )
}
