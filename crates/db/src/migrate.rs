//! Brings the control plane's database to this program's schema. Runs as the owner, at start-up, before anything listens.

use tokio_postgres::Config;

use crate::{ConnectError, ExtensionError, RolePasswords, RuntimeRole, connect, extension, roles};

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

/// How many months of audit partitions stand ready; later events would go to the default partition.
const MONTHS_AHEAD: i32 = 24;

/// Creates the runtime roles, runs what migrations are missing and readies the audit log's partitions. Safe to run on several replicas at once.
pub async fn prepare(owner: &Config, passwords: &RolePasswords) -> Result<(), PrepareError> {
    let mut client = connect(owner).await?;
    let version: i32 = client
        .query_one("select current_setting('server_version_num')::int / 10000", &[])
        .await?
        .get(0);
    if !(15..=18).contains(&version) {
        return Err(PrepareError::Version(version));
    }
    extension::check(&client).await??;
    // Held until this connection ends; another replica that starts now waits for it.
    client
        .batch_execute("set lock_timeout = '60s'; select pg_advisory_lock(7236837423)")
        .await?;
    roles::create(&client, passwords).await?;
    embedded::migrations::runner().run_async(&mut client).await?;
    client
        .batch_execute(&format!("{}; {}", close_database(), extend_audit()))
        .await?;
    roles::check(&client).await
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
