//! The cluster that all tests of a run share, and the template that their databases are copied from.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use tokio::sync::OnceCell;
use tokio_postgres::{Client, Config};

use crate::keys::keys;

const VARIABLE: &str = "BAILIWICK_TEST_POSTGRES";

/// Owns the control plane in tests as it should in production: it is no superuser, so row-level security binds it too.
pub const OWNER: &str = "bailiwick_test_owner";
/// Administers tenants' databases in tests, again as in production: it makes roles and databases and is no superuser.
pub const FLEET: &str = "bailiwick_test_fleet";
pub const PASSWORD: &str = "known to every test";

/// Where the cluster's superuser connects, for what no runtime role may do. Fails where there is no cluster.
pub fn superuser_config(database: &str) -> Config {
    let url = std::env::var(VARIABLE).unwrap_or_else(|_| {
        panic!("{VARIABLE} is not set: run the tests with `cargo xtask test`, which starts a PostgreSQL for them")
    });
    let mut config: Config = url.parse().unwrap_or_else(|error| panic!("{VARIABLE}: {error}"));
    config.dbname(database);
    config
}

/// A session of the superuser.
pub async fn superuser(database: &str) -> Client {
    let config = superuser_config(database);
    db::connect(&config).await.unwrap_or_else(|error| panic!("{error}"))
}

/// Where the owner of the control plane connects.
pub fn owner_config(database: &str) -> Config {
    let mut config = superuser_config(database);
    config.user(OWNER).password(PASSWORD);
    config
}

/// The database with all migrations, made by whichever test is the first to need it.
pub async fn template() -> &'static str {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    TEMPLATE.get_or_init(make_template).await
}

async fn make_template() -> String {
    let name = format!("bailiwick_template_{:016x}", fingerprint());
    let client = superuser("postgres").await;
    if is_made(&client, &name).await {
        return name;
    }
    // Each test is a process of its own. It ends with the session.
    run(&client, "select pg_advisory_lock(7236837424)").await;
    if is_made(&client, &name).await {
        return name;
    }
    for (role, attributes) in [(OWNER, "createrole"), (FLEET, "createrole createdb")] {
        let create = format!(
            "do $$ begin
                 if not exists (select from pg_roles where rolname = '{role}') then
                     create role {role} login {attributes} password '{PASSWORD}';
                 end if;
             end $$"
        );
        run(&client, &create).await;
    }
    // Left over from a run that was killed.
    run(&client, &format!("drop database if exists {name} with (force)")).await;
    run(&client, &format!("create database {name} owner {OWNER}")).await;
    db::prepare(&owner_config(&name), &keys().role_passwords())
        .await
        .unwrap_or_else(|error| panic!("the template: {error}"));
    run(
        &client,
        &format!("alter database {name} is_template true allow_connections false"),
    )
    .await;
    name
}

async fn is_made(client: &Client, name: &str) -> bool {
    let sql = "select 1 from pg_database where datname = $1 and datistemplate";
    client.query_opt(sql, &[&name]).await.expect("the catalog").is_some()
}

/// Of everything that the template is made from, so that a cluster that stays gets a new one when that changes.
fn fingerprint() -> u64 {
    let db = Path::new(env!("CARGO_MANIFEST_DIR")).join("../db");
    let mut files: Vec<PathBuf> = ["migrations", "src"]
        .iter()
        .flat_map(|part| fs::read_dir(db.join(part)).expect("the sources lie beside the tests"))
        .map(|entry| entry.expect("an entry of a directory").path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file).expect("a source file").hash(&mut hasher);
    }
    hasher.finish()
}

/// What must not fail.
pub async fn run(client: &Client, sql: &str) {
    if let Err(error) = client.batch_execute(sql).await {
        let told = error
            .as_db_error()
            .map_or_else(|| error.to_string(), |db| db.message().to_owned());
        panic!("{sql}: {told}");
    }
}
