//! The three restricted database roles that run the product, and the check that they are restricted. What each may touch is granted in the migrations.

use std::time::Duration;

use postgres_protocol::password::scram_sha_256;
use tokio_postgres::Client;

use crate::PrepareError;

/// Who a connection to the control plane is. The owner is not among them: it only migrates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuntimeRole {
    /// Before a tenant is known: who is asking, signing in, one's own account.
    Identity,
    /// Inside one tenant, which row-level security holds it to.
    Tenant,
    /// The platform's own operations and the work in the background.
    Platform,
}

impl RuntimeRole {
    pub const ALL: [Self; 3] = [Self::Identity, Self::Tenant, Self::Platform];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "bailiwick_identity",
            Self::Tenant => "bailiwick_tenant",
            Self::Platform => "bailiwick_platform",
        }
    }
}

/// A password for each runtime role, the same on every replica because each derives it from the shared key file.
#[derive(Clone)]
pub struct RolePasswords {
    pub identity: String,
    pub tenant: String,
    pub platform: String,
}

impl RolePasswords {
    pub fn of(&self, role: RuntimeRole) -> &str {
        match role {
            RuntimeRole::Identity => &self.identity,
            RuntimeRole::Tenant => &self.tenant,
            RuntimeRole::Platform => &self.platform,
        }
    }
}

/// Creates the roles where they are missing and sets their passwords, as SCRAM verifiers: the server's log never sees a password.
/// All at once, so that a start waits for the disk only once.
pub(crate) async fn create(owner: &Client, passwords: &RolePasswords) -> Result<(), PrepareError> {
    let existing = existing(owner).await?;
    let statements = RuntimeRole::ALL.into_iter().map(|role| {
        let name = role.name();
        let verb = if existing.iter().any(|it| it == name) {
            "alter"
        } else {
            "create"
        };
        let verifier = scram_sha_256(passwords.of(role).as_bytes());
        // The platform's lists have filters that are mostly not set, and one plan for all of them would use the index of none.
        let planning = match role {
            RuntimeRole::Platform => "force_custom_plan",
            RuntimeRole::Identity | RuntimeRole::Tenant => "auto",
        };
        // Nothing that a request asks takes as long as its compilation would: where the planner expects too many rows, that is a tenth of a second.
        // A utility statement takes no parameters; the values are ours and hold no quote.
        format!(
            "{verb} role {name} login noinherit password '{verifier}';
             alter role {name} set statement_timeout = '15s';
             alter role {name} set lock_timeout = '5s';
             alter role {name} set idle_in_transaction_session_timeout = '15s';
             alter role {name} set search_path = public, pg_temp;
             alter role {name} set plan_cache_mode = {planning};
             alter role {name} set jit = off;"
        )
    });
    let statements = statements.collect::<String>();
    // The lock that keeps others out is one database's, and roles are the whole cluster's: another installation on it may be at the same rows.
    for _ in 1..TRIES {
        match owner.batch_execute(&statements).await {
            Err(error) if met_another(&error) => tokio::time::sleep(PAUSE).await,
            done => return Ok(done?),
        }
    }
    Ok(owner.batch_execute(&statements).await?)
}

const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(50);

/// PostgreSQL has no code of its own for it.
fn met_another(error: &tokio_postgres::Error) -> bool {
    error
        .as_db_error()
        .is_some_and(|error| error.message().contains("concurrently updated"))
}

/// The names of those that are there.
pub(crate) async fn existing(owner: &Client) -> Result<Vec<String>, PrepareError> {
    let names: Vec<&str> = RuntimeRole::ALL.into_iter().map(RuntimeRole::name).collect();
    let rows = owner
        .query("select rolname::text from pg_roles where rolname = any($1)", &[&names])
        .await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Refuses roles that row-level security would not bind.
pub(crate) async fn check(owner: &Client) -> Result<(), PrepareError> {
    let names: Vec<&str> = RuntimeRole::ALL.into_iter().map(RuntimeRole::name).collect();
    let loose = owner
        .query_opt(
            "select r.rolname::text from pg_roles r
             where r.rolname = any($1) and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
                or exists (select 1 from pg_class c where c.relowner = r.oid)
                or exists (select 1 from pg_auth_members m where m.member = r.oid))
             limit 1",
            &[&names],
        )
        .await?;
    match loose {
        Some(row) => Err(PrepareError::LooseRole(row.get(0))),
        None => Ok(()),
    }
}
