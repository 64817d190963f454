//! The address, the login and the roles it may take.

use async_trait::async_trait;
use authz::{Action, Permission};
use serde::Serialize;
use tenantdb::Login;
use utoipa::ToSchema;

use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    tenants::Home,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Connection {
    pub host: String,
    pub port: u16,
    pub database: String,
    pub schema: String,
    pub username: String,
    /// For the application's own schema migrations: `SET ROLE` to it.
    pub owner_role: String,
    /// The database role of each role of the tenant.
    pub roles: Vec<ConnectionRole>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ConnectionRole {
    pub key: String,
    pub database_role: String,
}

pub struct Show;

#[async_trait]
impl Operation for Show {
    type Plane = Tenant;
    const NAME: &'static str = "connection.show";
    const PERMISSION: Permission<'static> = Permission::new("connection", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Connection;

    fn target(&self) -> Target {
        Target::new("connection", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Connection>> {
        let tenant = tx.tenant()?;
        let home = Home::load(tx.db(), tx.app(), tenant).await?;
        let names = home.names();
        let roles = db::queries::roles::list().bind(tx.db(), &tenant.0).all().await?;
        let roles = roles
            .into_iter()
            .filter_map(|row| {
                Some(ConnectionRole {
                    database_role: names.role(&row.key).ok()?,
                    key: row.key,
                })
            })
            .collect();
        Ok(Done::new(Connection {
            host: home.server.host.clone(),
            port: home.server.port,
            database: home.place.database.clone(),
            schema: home.place.schema.clone(),
            username: names.login(Login::App),
            owner_role: names.owner(),
            roles,
        }))
    }
}
