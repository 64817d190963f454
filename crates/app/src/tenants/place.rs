//! Where a tenant lives and what is wished there, in the words of `tenantdb`; and the few connections kept to it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;

use db::queries::tenants as sql;
use secrecy::SecretString;
use tenantdb::{AdminClient, Desired, DesiredRole, Names, Place, RowScope, ServerAddress, TableWish, TenantClient};
use uuid::Uuid;

use super::{Isolation, TenantState};
use crate::{
    App, Error, Result, TenantId,
    facts::rights,
    gate::{Plane, Tx},
    servers::{TlsMode, port},
};

/// A tenant's place with the way to it.
#[derive(Clone)]
pub(crate) struct Home {
    pub tenant: TenantId,
    pub slug: String,
    pub state: TenantState,
    pub isolation: Isolation,
    pub place: Place,
    pub server: ServerAddress,
}

impl Home {
    /// Reads it under whichever role the transaction has.
    pub async fn load(client: &db::Connection, app: &App, tenant: TenantId) -> Result<Self> {
        let row = sql::place()
            .bind(client, &tenant.0)
            .opt()
            .await?
            .ok_or(Error::NotFound)?;
        Ok(Self {
            tenant,
            state: row.state.parse()?,
            isolation: row.isolation.parse()?,
            place: Place {
                database: row.database_name,
                schema: row.schema_name,
            },
            server: ServerAddress {
                host: row.host,
                port: port(row.port)?,
                maintenance_database: row.server_database,
                user: row.username,
                password: open_password(app, row.server_id, &row.password_sealed)?,
                tls: row.tls_mode.parse::<TlsMode>()?.into(),
            },
            slug: row.slug,
        })
    }

    pub fn names(&self) -> Names {
        Names::new(self.tenant.0)
    }

    pub async fn admin(&self) -> Result<AdminClient> {
        tenantdb::connect(&self.server, &self.place.database)
            .await
            .map_err(from_connect)
    }

    /// The place together with what should be there, both as they are committed now; ends the transaction.
    pub async fn with_wish<P: Plane>(tx: Tx<P>, tenant: TenantId) -> Result<(Self, Desired)> {
        let home = Self::load(tx.db(), tx.app(), tenant).await?;
        let desired = home.desired(tx.db()).await?;
        tx.done().await?;
        Ok((home, desired))
    }

    async fn desired(&self, client: &db::Connection) -> Result<Desired> {
        let rows = sql::wish().bind(client, &self.tenant.0).all().await?;
        let roles = rows
            .into_iter()
            .map(|row| DesiredRole {
                key: row.key,
                tables: if row.full_rights {
                    TableWish::Full
                } else {
                    let lines = row
                        .table_names
                        .into_iter()
                        .zip(row.table_rights.iter().map(|bits| wish(*bits)));
                    TableWish::Per {
                        default: wish(row.default_rights),
                        tables: lines.collect::<BTreeMap<_, _>>(),
                    }
                },
            })
            .collect();
        Ok(Desired {
            tenant: self.tenant.0,
            place: self.place.clone(),
            isolation: self.isolation.into(),
            closed: self.state.is_closed(),
            roles,
        })
    }
}

fn wish(bits: i16) -> tenantdb::Rights {
    let rights = rights(bits);
    tenantdb::Rights {
        read: rights.read,
        write: rights.write,
        delete: rights.delete,
        rows: RowScope::All,
    }
}

/// Where a server's password is sealed to.
pub(crate) fn password_place(server: Uuid) -> String {
    format!("database_servers.password {server}")
}

pub(crate) fn open_password(app: &App, server: Uuid, sealed: &[u8]) -> Result<Option<SecretString>> {
    let password = app
        .keys()
        .open_text(&password_place(server), sealed)
        .map_err(|error| Error::Internal(error.to_string()))?;
    Ok((!secrecy::ExposeSecret::expose_secret(&password).is_empty()).then_some(password))
}

/// The panel's own login in a tenant's database; every replica derives the same password.
pub(crate) fn panel_password(app: &App, tenant: TenantId) -> SecretString {
    app.keys().derive_password(&format!("panel login {}", tenant.0)).into()
}

#[allow(clippy::needless_pass_by_value)] // to stand in map_err
pub(crate) fn from_connect(error: tenantdb::ConnectError) -> Error {
    Error::TenantDatabase(error.to_string())
}

impl From<tenantdb::Error> for Error {
    fn from(error: tenantdb::Error) -> Self {
        match error {
            // Whether it is not there or may not be read, the answer is the same.
            tenantdb::Error::Refused(_) | tenantdb::Error::NoSuchTable(_) => Self::NotFound,
            tenantdb::Error::Query { field, reason } => Self::invalid(field, crate::error::sentence(&reason)),
            other => Self::TenantDatabase(other.to_string()),
        }
    }
}

/// Sessions of panel logins that wait for their next use.
#[derive(Default)]
pub(crate) struct PanelSessions(Mutex<HashMap<TenantId, Vec<TenantClient>>>);

/// Kept idle for each tenant, and for how many tenants.
const IDLE_SESSIONS: usize = 4;
const IDLE_TENANTS: usize = 64;

impl PanelSessions {
    fn take(&self, tenant: TenantId) -> Option<TenantClient> {
        let mut idle = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let sessions = idle.get_mut(&tenant)?;
        while let Some(session) = sessions.pop() {
            if !session.is_closed() {
                return Some(session);
            }
        }
        None
    }

    /// Closes what is idle, so that the tenant's roles can be dropped.
    pub fn forget(&self, tenant: TenantId) {
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .remove(&tenant);
    }

    fn give_back(&self, tenant: TenantId, session: TenantClient) {
        if session.is_closed() {
            return;
        }
        let mut idle = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if idle.len() >= IDLE_TENANTS && !idle.contains_key(&tenant) {
            idle.clear();
        }
        let sessions = idle.entry(tenant).or_default();
        if sessions.len() < IDLE_SESSIONS {
            sessions.push(session);
        }
    }
}

impl App {
    /// Runs `work` in a session of the tenant's panel login.
    pub(crate) async fn in_panel_session<T>(
        &self,
        home: &Home,
        work: impl AsyncFnOnce(&mut TenantClient) -> std::result::Result<T, tenantdb::Error>,
    ) -> Result<T> {
        let mut session = match self.panel_sessions().take(home.tenant) {
            Some(session) => session,
            None => self.own_panel_session(home).await?,
        };
        let result = work(&mut session).await;
        if result.is_ok() {
            self.panel_sessions().give_back(home.tenant, session);
        }
        Ok(result?)
    }

    /// A session of the tenant's panel login that nobody else gets, before or after.
    pub(crate) async fn own_panel_session(&self, home: &Home) -> Result<TenantClient> {
        let (names, password) = (home.names(), panel_password(self, home.tenant));
        tenantdb::connect_tenant(&home.server, &home.place, &names, &password)
            .await
            .map_err(from_connect)
    }
}
