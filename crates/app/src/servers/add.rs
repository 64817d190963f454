//! Registers a server. Its password is sealed at rest and never shown again.

use async_trait::async_trait;
use authz::{Action, Permission};
use garde::Validate;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tenantdb::ServerAddress;
use utoipa::ToSchema;

use super::{Server, TlsMode, port, test::check};
use crate::{
    Error, Mode, Operation, Result, ServerId,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    gate::{Act, Done, Granted, Platform, Tx},
    names,
    tenants::password_place,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "name": "second", "host": "127.0.0.1", "port": 5433, "database": "postgres", "username": "bailiwick", "password": "its password",
    "tls_mode": "disable",
})))]
pub struct NewServer {
    #[garde(custom(names::slug))]
    pub name: String,
    /// A host name or an IP address.
    #[garde(custom(is_host))]
    pub host: String,
    #[garde(custom(is_port))]
    #[schema(minimum = 1, maximum = 65535)]
    pub port: i32,
    #[garde(custom(names::database_object))]
    pub database: String,
    #[garde(custom(names::database_object))]
    pub username: String,
    #[garde(skip)]
    #[schema(value_type = String, format = Password)]
    pub password: SecretString,
    /// `disable`, `require` or `verify-full`.
    #[garde(custom(is_tls_mode))]
    pub tls_mode: String,
}

/// No directory of a socket: there PostgreSQL may take us at our word, as the user that we run as, and ask for no password.
fn is_host(value: &str, (): &()) -> garde::Result {
    let plain =
        value.chars().all(|c| c.is_ascii_graphic()) && !value.contains([',', '/', '\\']) && !value.starts_with('@');
    if (1..=255).contains(&value.len()) && plain {
        Ok(())
    } else {
        Err(garde::Error::new(
            "Write a host name or an address, such as db1.example.com",
        ))
    }
}

fn is_port(value: &i32, (): &()) -> garde::Result {
    if (1..=65_535).contains(value) {
        Ok(())
    } else {
        Err(garde::Error::new("Write a port from 1 to 65535, such as 5432"))
    }
}

fn is_tls_mode(value: &str, (): &()) -> garde::Result {
    let known = value.parse::<TlsMode>().map(drop);
    known.map_err(|_| garde::Error::new("Choose disable, require or verify-full"))
}

impl NewServer {
    pub(super) fn address(&self) -> Result<ServerAddress> {
        let password = self.password.expose_secret();
        Ok(ServerAddress {
            host: self.host.clone(),
            port: port(self.port)?,
            maintenance_database: self.database.clone(),
            user: self.username.clone(),
            password: (!password.is_empty()).then(|| self.password.clone()),
            tls: self.tls_mode.parse::<TlsMode>()?.into(),
        })
    }

    /// What may be read by everybody who reads the audit log.
    pub(super) fn seen(&self) -> serde_json::Value {
        serde_json::json!({
            "name": self.name, "host": self.host, "port": self.port, "database": self.database, "username": self.username, "tls_mode": self.tls_mode,
        })
    }
}

/// What the database refuses where another server has the name.
pub(super) fn name_taken(error: db::Error) -> Error {
    match violated_constraint(&error) {
        Some("database_servers_name") => Error::invalid("name", "Another server has this name already."),
        _ => error.into(),
    }
}

pub struct Add(pub NewServer);

#[async_trait]
impl Operation for Add {
    type Plane = Platform;
    const NAME: &'static str = "servers.add";
    const PERMISSION: Permission<'static> = Permission::new("servers", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = Server;

    fn target(&self) -> Target {
        Target::new("database_server", "", &self.0.name)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Server>> {
        let new = &self.0;
        new.validate()?;
        super::test::refuse_control_database(tx.app(), &new.database)?;
        let id = ServerId::new();
        let sealed = tx
            .app()
            .keys()
            .seal(&password_place(id.0), new.password.expose_secret().as_bytes());
        db::queries::servers::insert()
            .bind(
                tx.db(),
                &id.0,
                &new.name,
                &new.host,
                &new.port,
                &new.database,
                &new.username,
                &sealed,
                &new.tls_mode,
                &false,
                &tx.now(),
            )
            .await
            .map_err(name_taken)?;
        let address = new.address()?;
        let done = Done::after_commit(async move |app: crate::App| check(&app, id, &address).await);
        done.target("database_server", id, &new.name).after(new.seen())
    }
}
