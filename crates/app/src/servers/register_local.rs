//! Registers the PostgreSQL that Bailiwick itself runs, under the name `local`, and keeps its address current.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::servers as sql;
use secrecy::{ExposeSecret, SecretString};
use tenantdb::ServerAddress;

use super::test::check;
use crate::{
    App, Caller, Mode, Operation, Result, ServerId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    tenants::password_place,
};

/// How the local server is reached.
#[derive(Clone)]
pub struct LocalServer {
    pub host: String,
    pub port: u16,
    pub database: String,
    pub username: String,
    pub password: SecretString,
}

struct Register(LocalServer);

#[async_trait]
impl Operation for Register {
    type Plane = Platform;
    const NAME: &'static str = "servers.register_local";
    const PERMISSION: Permission<'static> = Permission::new("servers", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("database_server", "", "local")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let local = &self.0;
        let port = i32::from(local.port);
        let known = sql::managed_id().bind(tx.db()).opt().await?;
        let id = known.as_ref().map_or_else(ServerId::new, |row| ServerId(row.id));
        let sealed = tx
            .app()
            .keys()
            .seal(&password_place(id.0), local.password.expose_secret().as_bytes());
        if known.is_some() {
            sql::relocate()
                .bind(tx.db(), &local.host, &port, &sealed, &id.0)
                .await?;
        } else {
            sql::insert()
                .bind(
                    tx.db(),
                    &id.0,
                    &"local",
                    &local.host,
                    &port,
                    &local.database,
                    &local.username,
                    &sealed,
                    &"disable",
                    &true,
                    &tx.now(),
                )
                .await?;
        }
        let address = ServerAddress {
            host: local.host.clone(),
            port: local.port,
            maintenance_database: local.database.clone(),
            user: local.username.clone(),
            password: Some(local.password.clone()),
            tls: tenantdb::Tls::Disable,
        };
        Done::after_commit(async move |app| check(&app, id, &address).await.map(drop))
            .target("database_server", id, "local")
            .after(serde_json::json!({ "host": local.host, "port": local.port }))
    }
}

/// Does nothing where the address is as it was.
pub async fn register_local(app: &App, local: LocalServer) -> Result<()> {
    let tx = Tx::<Platform>::background(app).await?;
    let known = sql::managed_id().bind(tx.db()).opt().await?;
    tx.done().await?;
    if known.is_some_and(|row| row.host == local.host && row.port == i32::from(local.port)) {
        return Ok(());
    }
    app.on_platform(&Caller::system("start-up"), Register(local)).await
}
