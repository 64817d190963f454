//! The servers, by name.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::servers as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::TlsMode;
use crate::{
    Error, Mode, Operation, Result, ServerId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Server {
    pub id: ServerId,
    pub name: String,
    pub host: String,
    pub port: i32,
    /// The database that is connected to first.
    pub database: String,
    pub username: String,
    pub tls_mode: TlsMode,
    /// Started and stopped by Bailiwick itself.
    pub managed: bool,
    pub server_version: Option<String>,
    pub checked_at: Option<Timestamp>,
    /// Why the last check failed.
    pub check_error: Option<String>,
    pub tenants: i64,
    pub version: i32,
    pub created_at: Timestamp,
}

impl TryFrom<sql::ServerRow> for Server {
    type Error = Error;

    fn try_from(row: sql::ServerRow) -> Result<Self> {
        Ok(Self {
            id: ServerId(row.id),
            name: row.name,
            host: row.host,
            port: row.port,
            database: row.database,
            username: row.username,
            tls_mode: row.tls_mode.parse()?,
            managed: row.managed,
            server_version: row.server_version,
            checked_at: row.checked_at,
            check_error: row.check_error,
            tenants: row.tenants,
            version: row.version,
            created_at: row.created_at,
        })
    }
}

pub type Page = crate::Page<Server>;

#[derive(Default)]
pub struct List {
    /// As far as the last check knows: `online`, `offline` or `unchecked`.
    pub state: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "servers.list";
    const PERMISSION: Permission<'static> = Permission::new("servers", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("database_server", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Page>> {
        let limit = search::limit(self.limit)?;
        let after = search::text(self.after.as_deref());
        let state = search::text(self.state.as_deref());
        let rows = sql::list().bind(tx.db(), &after, &state, &(limit + 1)).all().await?;
        Page::cut(rows, limit, |row| row.name.clone(), TryInto::try_into).map(Done::new)
    }
}
