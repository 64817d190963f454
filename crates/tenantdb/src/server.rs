//! Looking at a server before it is registered: can Bailiwick work with it?
//! Nothing is changed on it.

use std::time::{Duration, Instant};

use crate::connect::{ServerAddress, connect};
use crate::error::{ConnectError, Error};
use serde::{Deserialize, Serialize};

/// What a server that can be used says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own on the page
pub struct ServerReport {
    /// As people write it: `15.18 (Debian …)`.
    pub version: String,
    /// As in `server_version_num`: 150018.
    pub version_number: i32,
    /// One round trip, after connecting.
    pub latency: Duration,
    pub superuser: bool,
    pub can_create_roles: bool,
    /// Without it, tenants can live in databases that exist already, but get none of their own.
    pub can_create_databases: bool,
    /// A standby: nothing can be provisioned on it.
    pub in_recovery: bool,
    /// The same for a server and its standbys, different for any other; None if the login may not see it. Compare it with the
    /// control plane's own before tenants are put there.
    pub system_identifier: Option<String>,
    /// Databases that take connections.
    pub databases: i64,
    pub max_connections: i32,
    /// Sentences for the person who registers the server.
    pub advice: Vec<String>,
}

/// The minor releases that mend CVE-2025-8713 (statistics show rows that policies hide).
const PATCHED: [i32; 4] = [150_014, 160_010, 170_006, 180_000];

const QUESTION: &str = "SELECT current_setting('server_version') AS version, \
    current_setting('server_version_num')::int AS number, \
    current_setting('max_connections')::int AS max_connections, \
    pg_catalog.pg_is_in_recovery() AS in_recovery, r.rolsuper AS superuser, \
    r.rolsuper OR r.rolcreaterole AS create_role, r.rolsuper OR r.rolcreatedb AS create_db, \
    has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE') AS may_identify, \
    (SELECT count(*) FROM pg_catalog.pg_database d WHERE d.datallowconn) AS databases \
    FROM pg_catalog.pg_roles r WHERE r.rolname = current_user";

/// Connects, looks, and says what it found. An error is one sentence with what to do next.
pub async fn test_connection(server: &ServerAddress) -> Result<ServerReport, ConnectError> {
    let session = connect(server, &server.maintenance_database).await?.0;
    let lost = |error: Error| ConnectError::Other(error.to_string());
    let begin = Instant::now();
    let question = session.client.query_typed_one(QUESTION, &[]);
    let row = session.within(question).await.map_err(lost)?;
    let latency = begin.elapsed();
    let version: String = row.get("version");
    let version_number: i32 = row.get("number");
    if !(150_000..190_000).contains(&version_number) {
        return Err(ConnectError::UnsupportedVersion(version));
    }
    if !row.get::<_, bool>("create_role") {
        return Err(ConnectError::CannotCreateRoles(server.user.clone()));
    }
    let system_identifier = if row.get("may_identify") {
        let sql = "SELECT system_identifier::text FROM pg_catalog.pg_control_system()";
        let question = session.client.query_typed_one(sql, &[]);
        Some(session.within(question).await.map_err(lost)?.get(0))
    } else {
        None
    };
    let can_create_databases: bool = row.get("create_db");
    let in_recovery: bool = row.get("in_recovery");
    Ok(ServerReport {
        version,
        version_number,
        latency,
        superuser: row.get("superuser"),
        can_create_roles: true,
        can_create_databases,
        in_recovery,
        system_identifier,
        databases: row.get("databases"),
        max_connections: row.get("max_connections"),
        advice: advice(server, version_number, can_create_databases, in_recovery),
    })
}

fn advice(server: &ServerAddress, version: i32, databases: bool, standby: bool) -> Vec<String> {
    let mut advice = Vec::new();
    if standby {
        advice.push("This is a standby: no tenant can be put here until it is promoted.".to_owned());
    }
    if !databases {
        advice.push(format!(
            "Login \"{0}\" may not create databases; ALTER ROLE \"{0}\" CREATEDB allows tenants with one of their own.",
            server.user
        ));
    }
    if PATCHED
        .iter()
        .any(|patched| version / 10_000 == patched / 10_000 && version < *patched)
    {
        advice.push("This minor release has published holes in row-level security; install the latest one.".to_owned());
    }
    advice
}
