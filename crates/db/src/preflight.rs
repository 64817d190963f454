//! Looks at a PostgreSQL that somebody else runs before anything is changed there: can it be the control plane's, and is it
//! meant to be? Every answer is a sentence that says what to do.

use std::error::Error as _;

use tokio_postgres::{Client, Config, config::Host, error::SqlState};

use crate::{ConnectError, ExtensionError, connect, extension, migrate::SUPPORTED};

/// Why the database cannot be used, in a sentence for whoever gave its address.
#[derive(Debug, thiserror::Error)]
pub enum PreflightError {
    #[error("the database address cannot be read ({0}): write postgres://USER:PASSWORD@HOST:5432/DATABASE")]
    Address(String),
    #[error("cannot reach PostgreSQL at {place}: {why}")]
    Unreachable { place: String, why: String },
    #[error(
        "cannot reach PostgreSQL at {place} over TLS ({why}): give it a certificate that a public authority signed, \
         or add sslmode=disable to the address if nobody can listen in between"
    )]
    Tls { place: String, why: String },
    #[error("PostgreSQL at {place} refuses the login: {why}")]
    Login { place: String, why: String },
    #[error("PostgreSQL at {place} answered: {why}")]
    Answer { place: String, why: String },
    #[error("PostgreSQL {found} at {place} is not supported: use 15, 16, 17 or 18")]
    Version { place: String, found: String },
    #[error("PostgreSQL at {place} is a standby, which cannot be written to: give the address of its primary")]
    Standby { place: String },
    #[error("the database role {role} may not create roles: as a superuser, run ALTER ROLE {role} CREATEROLE")]
    CannotCreateRoles { role: String },
    #[error(
        "the database role {role} does not own the database {database}: as a superuser, run ALTER DATABASE {database} OWNER TO {role}"
    )]
    NotOwner { role: String, database: String },
    #[error(transparent)]
    Extension(#[from] ExtensionError),
    #[error(
        "the database {database} holds {table} and is not Bailiwick's: create a database of its own for Bailiwick and give that"
    )]
    Foreign { database: String, table: String },
}

/// What was found where all is well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preflight {
    /// Bailiwick's tables are there already.
    pub prepared: bool,
    pub database: String,
    pub version: String,
}

/// Reads an address: a `postgres://` URL, or words such as `host=… user=…`. What cannot be read is not repeated: it may hold a password.
pub fn parse_address(text: &str) -> Result<Config, PreflightError> {
    let mut config: Config = text
        .parse()
        .map_err(|error: tokio_postgres::Error| PreflightError::Address(reason(&error)))?;
    if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
        return Err(PreflightError::Address("it names no host".to_owned()));
    }
    if config.get_user().is_none() {
        return Err(PreflightError::Address("it names no user".to_owned()));
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(std::time::Duration::from_secs(5));
    }
    config.application_name("bailiwick");
    Ok(config)
}

/// `user@host:port/database`, without the password.
pub fn describe_address(config: &Config) -> String {
    let user = config.get_user().unwrap_or_default();
    let database = config.get_dbname().unwrap_or(user);
    let mut hosts: Vec<String> = config
        .get_hosts()
        .iter()
        .map(|host| match host {
            Host::Tcp(name) => name.clone(),
            Host::Unix(path) => path.display().to_string(),
        })
        .collect();
    if hosts.is_empty() {
        hosts = config.get_hostaddrs().iter().map(ToString::to_string).collect();
    }
    let ports = config.get_ports();
    let places: Vec<String> = hosts
        .iter()
        .enumerate()
        .map(|(at, host)| format!("{host}:{}", ports.get(at).or(ports.first()).unwrap_or(&5432)))
        .collect();
    format!("{user}@{}/{database}", places.join(","))
}

/// Connects and looks; changes nothing.
pub async fn preflight(config: &Config) -> Result<Preflight, PreflightError> {
    let place = describe_address(config);
    let client = connect(config).await.map_err(|error| explain(&error, &place))?;
    look(&client, &place).await.unwrap_or_else(|error| {
        Err(PreflightError::Answer {
            place,
            why: reason(&error),
        })
    })
}

async fn look(client: &Client, place: &str) -> Result<Result<Preflight, PreflightError>, tokio_postgres::Error> {
    let row = client
        .query_one(
            "select current_setting('server_version') as version,
                    current_setting('server_version_num')::int / 10000 as major,
                    pg_is_in_recovery() as standby,
                    current_user::text as role,
                    r.rolsuper or r.rolcreaterole as creates_roles,
                    r.rolsuper or pg_has_role(d.datdba, 'usage') as owns,
                    d.datname::text as database,
                    to_regclass('public.refinery_schema_history') is not null
                        and to_regclass('public.audit_heads') is not null as prepared,
                    (select format('%I.%I', n.nspname, c.relname)
                     from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname = 'public'
                       and not exists (select 1 from pg_depend e where e.objid = c.oid and e.deptype = 'e')
                     order by c.relkind, c.relname limit 1) as a_table
             from pg_roles r, pg_database d
             where r.rolname = current_user and d.datname = current_database()",
            &[],
        )
        .await?;
    let (role, database): (String, String) = (row.get("role"), row.get("database"));
    let (major, place): (i32, String) = (row.get("major"), place.to_owned());
    if !SUPPORTED.contains(&major) {
        let found = row.get("version");
        return Ok(Err(PreflightError::Version { place, found }));
    }
    if row.get("standby") {
        return Ok(Err(PreflightError::Standby { place }));
    }
    if !row.get::<_, bool>("creates_roles") {
        return Ok(Err(PreflightError::CannotCreateRoles { role }));
    }
    if !row.get::<_, bool>("owns") {
        return Ok(Err(PreflightError::NotOwner { role, database }));
    }
    if let Err(missing) = extension::check(client).await? {
        return Ok(Err(missing.into()));
    }
    let prepared: bool = row.get("prepared");
    match row.get::<_, Option<String>>("a_table") {
        // The history alone is what a first start leaves that was killed at the right moment.
        Some(table) if !prepared && table != "public.refinery_schema_history" => {
            Ok(Err(PreflightError::Foreign { database, table }))
        }
        _ => Ok(Ok(Preflight {
            prepared,
            database,
            version: row.get("version"),
        })),
    }
}

fn explain(error: &ConnectError, place: &str) -> PreflightError {
    let place = place.to_owned();
    let ConnectError(error) = error;
    let why = reason(error);
    match error.code() {
        Some(
            &SqlState::INVALID_PASSWORD
            | &SqlState::INVALID_AUTHORIZATION_SPECIFICATION
            | &SqlState::INVALID_CATALOG_NAME
            | &SqlState::INSUFFICIENT_PRIVILEGE,
        ) => PreflightError::Login { place, why },
        Some(_) => PreflightError::Answer { place, why },
        None if error.to_string().contains("TLS") || why.contains("TLS") => PreflightError::Tls { place, why },
        None => PreflightError::Unreachable { place, why },
    }
}

/// What PostgreSQL said, or else the innermost cause, which the driver's own words only wrap.
fn reason(error: &tokio_postgres::Error) -> String {
    if let Some(db) = error.as_db_error() {
        return db.message().to_owned();
    }
    let mut cause = error.source();
    while let Some(inner) = cause.and_then(std::error::Error::source) {
        cause = Some(inner);
    }
    cause.map_or_else(|| error.to_string(), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_described_without_its_password() {
        let described = |text: &str| describe_address(&parse_address(text).unwrap());
        assert_eq!(
            described("postgres://a:secret@db.example.com/b"),
            "a@db.example.com:5432/b"
        );
        assert_eq!(
            described("host=/run/pg user=a password=secret port=5433"),
            "a@/run/pg:5433/a"
        );
        assert_eq!(described("postgres://a:secret@x:1,y:2/b"), "a@x:1,y:2/b");
    }

    #[test]
    fn what_cannot_be_read_is_not_repeated() {
        for text in [
            "",
            "secret",
            "mysql://a:secret@b/c",
            "postgres://a:secret@b:x/c",
            "user=secret",
            "host=x",
        ] {
            let error = parse_address(text).unwrap_err().to_string();
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
