//! Looks at the control plane's database without changing anything, for whoever wants to know how it is.

use tokio_postgres::{Client, Config};

use crate::{PrepareError, RuntimeRole, connect, extension, migrate, roles};

/// What was found.
#[derive(Clone, Debug)]
pub struct Inspection {
    pub version: String,
    /// What is wrong with the server itself, each in a sentence.
    pub unfit: Vec<String>,
    pub pending: Vec<String>,
    /// Migrations that this program does not know: a newer one was here.
    pub unknown: Vec<String>,
    pub missing_roles: Vec<&'static str>,
    /// A runtime role that row-level security would not bind.
    pub loose_role: Option<String>,
    /// The server's clock, in microseconds since 1970.
    pub now: i64,
}

/// Asks the database itself, as its owner.
pub async fn inspect(owner: &Config) -> Result<Inspection, PrepareError> {
    let client = connect(owner).await?;
    let row = client
        .query_one(
            "select current_setting('server_version'), current_setting('server_version_num')::int / 10000",
            &[],
        )
        .await?;
    let (version, major): (String, i32) = (row.get(0), row.get(1));
    let mut unfit = Vec::new();
    if !migrate::SUPPORTED.contains(&major) {
        unfit.push(PrepareError::Version(major).to_string());
    }
    if let Err(missing) = extension::check(&client).await? {
        unfit.push(missing.to_string());
    }
    let (pending, unknown) = migrations(&client).await?;
    let existing = roles::existing(&client).await?;
    let missing = RuntimeRole::ALL.map(RuntimeRole::name).into_iter();
    let loose_role = match roles::check(&client).await {
        Err(PrepareError::LooseRole(role)) => Some(role),
        checked => checked.map(|()| None)?,
    };
    Ok(Inspection {
        version,
        unfit,
        pending,
        unknown,
        missing_roles: missing.filter(|role| !existing.iter().any(|it| it == role)).collect(),
        loose_role,
        // Last, so that whoever compares clocks has waited for nothing else.
        now: client
            .query_one("select (extract(epoch from clock_timestamp()) * 1000000)::bigint", &[])
            .await?
            .get(0),
    })
}

/// Those that are not applied, and those applied that are none of ours.
pub(crate) async fn migrations(client: &Client) -> Result<(Vec<String>, Vec<String>), PrepareError> {
    let there: bool = client
        .query_one("select to_regclass('public.refinery_schema_history') is not null", &[])
        .await?
        .get(0);
    let applied: Vec<(i32, String)> = if there {
        let rows = client
            .query(
                "select version, name from public.refinery_schema_history order by version",
                &[],
            )
            .await?;
        rows.iter().map(|row| (row.get(0), row.get(1))).collect()
    } else {
        Vec::new()
    };
    let ours = migrate::all();
    let pending = ours
        .iter()
        .filter(|(version, _)| !applied.iter().any(|(it, _)| it == version));
    let unknown = applied
        .iter()
        .filter(|(version, _)| !ours.iter().any(|(it, _)| it == version));
    let names = |list: Vec<&(i32, String)>| {
        list.into_iter()
            .map(|(version, name)| migrate::name(*version, name))
            .collect()
    };
    Ok((names(pending.collect()), names(unknown.collect())))
}

/// How many connections the runtime roles hold, on whichever machine: whether somebody serves.
pub async fn runtime_sessions(owner: &Config) -> Result<i64, PrepareError> {
    let client = connect(owner).await?;
    let names = RuntimeRole::ALL.map(RuntimeRole::name).to_vec();
    let row = client
        .query_one(
            "select count(*) from pg_stat_activity where datname = current_database() and usename = any($1)",
            &[&names],
        )
        .await?;
    Ok(row.get(0))
}
