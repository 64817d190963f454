//! Tries the connection of a registered server and writes down what came of it.

use authz::{Action, Permission};
use db::queries::servers as sql;
use tenantdb::ServerAddress;

use super::{Server, TlsMode, port, test::check};
use crate::{
    Error, Mode, Operation, Result, ServerId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    tenants::open_password,
};

pub struct Check {
    pub server: ServerId,
}

impl Operation for Check {
    type Plane = Platform;
    const NAME: &'static str = "servers.check";
    const PERMISSION: Permission<'static> = Permission::new("servers", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Server;

    fn target(&self) -> Target {
        Target::new("database_server", self.server, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Server>> {
        let (name, address) = address(tx, self.server).await?;
        let id = self.server;
        let done = Done::after_commit(async move |app: crate::App| check(&app, id, &address).await);
        Ok(done.target("database_server", id, name))
    }
}

/// What the server is called, and the way to it.
pub(super) async fn address(tx: &Tx<Platform>, server: ServerId) -> Result<(String, ServerAddress)> {
    let row = sql::credentials()
        .bind(tx.db(), &server.0)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    let address = ServerAddress {
        host: row.host,
        port: port(row.port)?,
        maintenance_database: row.database,
        user: row.username,
        password: open_password(tx.app(), row.id, &row.password_sealed)?,
        tls: row.tls_mode.parse::<TlsMode>()?.into(),
    };
    Ok((row.name, address))
}
