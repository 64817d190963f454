//! Makes the embedded PostgreSQL the home of the control plane and of the first tenants.

use std::path::Path;

use anyhow::Result;
use app::{
    App, Keys,
    servers::{LocalServer, register_local},
};
use db::{ClusterPasswords, Config, PrepareError};
use embedded_postgres::Postgres;

/// How the owner of the control plane's database reaches it: over the socket, which only we and PostgreSQL can open.
pub fn owner(socket_dir: &Path, port: u16, keys: &Keys) -> Config {
    let mut config = Config::new();
    config
        .host_path(socket_dir)
        .port(port)
        .user(db::OWNER)
        .password(owner_password(keys))
        .dbname(db::CONTROL_DATABASE);
    config
}

fn owner_password(keys: &Keys) -> String {
    keys.derive_password("database role owner")
}

fn fleet_password(keys: &Keys) -> String {
    keys.derive_password("database role fleet")
}

/// Brings the control plane's database up to date. Where its owner cannot get in yet, the cluster is new, or was left
/// half-made: then that is done first. Says what was applied.
pub async fn prepare(postgres: &Postgres, owner: &Config, keys: &Keys) -> Result<Vec<String>> {
    let passwords = keys.role_passwords();
    match db::prepare(owner, &passwords).await {
        Err(PrepareError::Connect(_)) => {}
        done => return Ok(done?),
    }
    let mut superuser = Config::new();
    superuser
        .host_path(postgres.socket_dir())
        .port(postgres.port())
        .user(postgres.superuser())
        .dbname("postgres");
    let logins = ClusterPasswords {
        owner: owner_password(keys),
        fleet: fleet_password(keys),
    };
    db::bootstrap_cluster(&superuser, &logins, app::Settings::TENANTS_DATABASE).await?;
    Ok(db::prepare(owner, &passwords).await?)
}

/// Lists it among the database servers, as `local`.
pub async fn register(app: &App, port: u16) -> Result<()> {
    let local = LocalServer {
        host: "127.0.0.1".to_owned(),
        port,
        database: app::Settings::TENANTS_DATABASE.to_owned(),
        username: db::FLEET.to_owned(),
        password: fleet_password(app.keys()).into(),
    };
    Ok(register_local(app, local).await?)
}
