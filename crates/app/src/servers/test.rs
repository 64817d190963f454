//! Tries a connection: before a server is registered, and of one that is.

use std::time::Duration;

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::servers as sql;
use garde::Validate;
use serde::Serialize;
use tenantdb::{ServerAddress, ServerReport};
use tokio::time::timeout;
use utoipa::ToSchema;

use super::{NewServer, Server};
use crate::{
    App, Error, Mode, Operation, Result, ServerId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

/// What a server said of itself.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ServerTestReport)]
pub struct TestReport {
    pub version: String,
    /// Milliseconds for one round trip.
    pub latency_ms: f64,
    pub superuser: bool,
    pub can_create_roles: bool,
    pub can_create_databases: bool,
    pub max_connections: i32,
    /// What to see to before tenants are put there.
    pub advice: Vec<String>,
}

impl From<ServerReport> for TestReport {
    fn from(report: ServerReport) -> Self {
        Self {
            version: report.version,
            latency_ms: report.latency.as_secs_f64() * 1000.0,
            superuser: report.superuser,
            can_create_roles: report.can_create_roles,
            can_create_databases: report.can_create_databases,
            max_connections: report.max_connections,
            advice: report.advice,
        }
    }
}

/// How long a server may take to be connected to and to say what it is.
const ANSWERS_WITHIN: Duration = Duration::from_secs(15);
const SILENT: &str =
    "It was connected to and then said nothing for 15 seconds. See on the server what keeps PostgreSQL busy.";

pub struct Test(pub NewServer);

#[async_trait]
impl Operation for Test {
    type Plane = Platform;
    const NAME: &'static str = "servers.test";
    const PERMISSION: Permission<'static> = Permission::new("servers", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = TestReport;

    fn target(&self) -> Target {
        Target::new("database_server", "", &self.0.name)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<TestReport>> {
        self.0.validate()?;
        refuse_control_database(tx.app(), &self.0.database)?;
        let address = self.0.address()?;
        let unregistered = ServerId(uuid::Uuid::nil());
        let done = Done::after_commit(async move |app| {
            let report = try_connection(&app, unregistered, &address).await;
            report.map(Into::into)
        });
        done.after(serde_json::json!({ "host": self.0.host, "port": self.0.port }))
    }
}

pub(super) async fn try_connection(app: &App, id: ServerId, address: &ServerAddress) -> Result<ServerReport> {
    let report = timeout(ANSWERS_WITHIN, tenantdb::test_connection(address)).await;
    let mut report = report
        .map_err(|_| Error::invalid("host", SILENT))?
        .map_err(|error| Error::invalid("host", error.to_string()))?;
    if report.in_recovery {
        return Err(Error::invalid(
            "host",
            "This server is a standby, which takes no changes. Register the primary.",
        ));
    }
    if !report.can_create_roles {
        return Err(Error::invalid(
            "username",
            "This login may not create roles. Give it CREATEROLE, and CREATEDB for tenants with databases of their own.",
        ));
    }
    if let Some(found) = &report.system_identifier {
        let tx = Tx::<Platform>::background(app).await?;
        let identity = sql::identity().bind(tx.db(), &id.0, found).one().await?;
        tx.done().await?;
        if identity.known.is_some_and(|known| known != *found) {
            return Err(Error::invalid(
                "host",
                "Another PostgreSQL answers there than the one that its tenants were put on.",
            ));
        }
        if let Some(twin) = identity.twin {
            report
                .advice
                .push(format!("This PostgreSQL is registered already, as “{twin}”."));
        }
    }
    Ok(report)
}

/// Tries a registered server and writes down what came of it. A failed check is an answer, not an error.
pub(super) async fn check(app: &App, id: ServerId, address: &ServerAddress) -> Result<Server> {
    let (version, identifier, error) = match try_connection(app, id, address).await {
        Ok(report) => (Some(report.version), report.system_identifier, None),
        Err(error) => (None, None, Some(error.to_string())),
    };
    let tx = Tx::<Platform>::background(app).await?;
    sql::record_check()
        .bind(
            tx.db(),
            &version,
            &identifier,
            &error,
            &tx.now(),
            &id.0,
            &address.host,
            &i32::from(address.port),
        )
        .await?;
    let server = sql::get().bind(tx.db(), &id.0).opt().await?.ok_or(Error::NotFound)?;
    tx.done().await?;
    server.try_into()
}

/// No tenant may live beside the tables that say who may enter it (attack class A11).
pub(crate) fn refuse_control_database(app: &App, database: &str) -> Result<()> {
    if database == app.settings().control_database {
        return Err(Error::invalid(
            "database",
            "This is the control plane's own database. Choose another for tenants.",
        ));
    }
    Ok(())
}
