//! Makes what a PostgreSQL cluster of our own needs before it can hold anything: two roles, a database for each, and
//! closed doors elsewhere. Runs as the cluster's superuser, over its socket.

use postgres_protocol::password::scram_sha_256;
use tokio_postgres::{Client, Config};

use crate::{PrepareError, connect};

/// Owns the control plane's database and nothing else.
pub const OWNER: &str = "bailiwick";
/// The control plane's database.
pub const CONTROL_DATABASE: &str = "bailiwick";
/// Administers the tenants that live in the cluster; the control plane's database is closed to it.
pub const FLEET: &str = "bailiwick_fleet";

/// What the two logins are opened with.
pub struct ClusterPasswords {
    pub owner: String,
    pub fleet: String,
}

/// Creates what is missing and sets the passwords; harmless to repeat, also after a kill half-way. The control plane's
/// database comes last, so whoever can connect to it as its owner knows that all is there.
pub async fn bootstrap_cluster(
    superuser: &Config,
    passwords: &ClusterPasswords,
    tenants_database: &str,
) -> Result<(), PrepareError> {
    let client = connect(superuser).await?;
    for (role, password) in [(OWNER, &passwords.owner), (FLEET, &passwords.fleet)] {
        // Only a verifier is sent, so the server's log never sees a password; it holds no quote, and the names are ours.
        let verifier = scram_sha_256(password.as_bytes());
        let verb = if exists(&client, "select 1 from pg_roles where rolname = $1", role).await? {
            "alter"
        } else {
            "create"
        };
        client
            .batch_execute(&format!(
                "{verb} role {role} login createrole createdb nosuperuser password '{verifier}'"
            ))
            .await?;
    }
    // A tenant's login has no business in the databases that are there for PostgreSQL's own sake.
    client
        .batch_execute(
            "revoke connect, temporary on database postgres from public;
             revoke connect, temporary on database template1 from public",
        )
        .await?;
    for (database, owner) in [(tenants_database, FLEET), (CONTROL_DATABASE, OWNER)] {
        create_database(&client, database, owner).await?;
    }
    Ok(())
}

async fn create_database(client: &Client, database: &str, owner: &str) -> Result<(), PrepareError> {
    if !exists(client, "select 1 from pg_database where datname = $1", database).await? {
        let quoted = postgres_protocol::escape::escape_identifier(database);
        client
            .batch_execute(&format!(
                "create database {quoted} owner {owner} template template0 encoding 'UTF8'"
            ))
            .await?;
    }
    Ok(())
}

async fn exists(client: &Client, query: &str, name: &str) -> Result<bool, PrepareError> {
    Ok(client.query_opt(query, &[&name]).await?.is_some())
}
