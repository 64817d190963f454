//! Changes what a server is called and how it is reached. The tenants on it stay where they are.

use async_trait::async_trait;
use authz::{Action, Ask, Permission};
use db::queries::servers as sql;
use garde::Validate;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{NewServer, Server, add::name_taken, test::check};
use crate::{
    Error, Mode, Operation, Result, ServerId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    tenants::{open_password, password_place},
};

/// All that a registered server is.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "name": "second", "host": "127.0.0.1", "port": 5433, "database": "postgres", "username": "bailiwick", "tls_mode": "disable",
})))]
pub struct ServerChange {
    pub name: String,
    /// A host name or an IP address.
    pub host: String,
    #[schema(minimum = 1, maximum = 65535)]
    pub port: i32,
    pub database: String,
    pub username: String,
    /// Left out, it stays as it is. It must be given where host, port, user or TLS mode change: it is sent to nobody new unseen.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    pub password: Option<SecretString>,
    /// `disable`, `require` or `verify-full`.
    pub tls_mode: String,
}

impl ServerChange {
    /// As a new server would be registered, with the password that is kept where none is given.
    fn onto(&self, before: &NewServer) -> Result<NewServer> {
        let to = |server: &NewServer| {
            (
                server.port,
                server.host.clone(),
                server.username.clone(),
                server.tls_mode.clone(),
            )
        };
        let mut after = NewServer {
            name: self.name.clone(),
            host: self.host.clone(),
            port: self.port,
            database: self.database.clone(),
            username: self.username.clone(),
            password: before.password.clone(),
            tls_mode: self.tls_mode.clone(),
        };
        after.validate()?;
        match &self.password {
            Some(password) => after.password = password.clone(),
            None if to(&after) == to(before) => {}
            None => {
                let sentence = "Write the password again: the one that is kept is sent nowhere else unseen.";
                return Err(Error::invalid("password", sentence));
            }
        }
        Ok(after)
    }
}

pub struct Edit {
    pub server: ServerId,
    /// The server's version as it was read.
    pub version: i32,
    pub change: ServerChange,
}

#[async_trait]
impl Operation for Edit {
    type Plane = Platform;
    const NAME: &'static str = "servers.edit";
    const PERMISSION: Permission<'static> = Permission::new("servers", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Server;

    fn target(&self) -> Target {
        Target::new("database_server", self.server, &self.change.name)
    }

    /// Whoever leads Bailiwick to another server may be told there the passwords of tenants' logins, so where tenants live that takes more
    /// than looking after servers: the right to everything about them, which is Super Admins'.
    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        // Held before its tenants are counted: whoever puts one there waits, and then finds the server as it is now.
        let held = sql::hold().bind(tx.db(), &self.server.0).opt().await?;
        if held.ok_or(Error::NotFound)? != self.version {
            return Err(Error::stale());
        }
        let server = sql::get().bind(tx.db(), &self.server.0).one().await?;
        let change = &self.change;
        let is_led_elsewhere =
            (&server.host, server.port, &server.tls_mode) != (&change.host, change.port, &change.tls_mode);
        if server.tenants > 0 && is_led_elsewhere {
            who.decide(
                tx.now(),
                Ask::Platform {
                    permission: Permission::new("servers", Action::Manage),
                    act: authz::Act::Plain,
                },
            )?;
        }
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Server>> {
        let id = self.server;
        let row = sql::credentials().bind(tx.db(), &id.0).one().await?;
        if row.managed {
            let sentence = "Bailiwick runs this server itself, and keeps its address and password.";
            return Err(Error::conflict("managed_server", sentence));
        }
        let before = NewServer {
            name: row.name,
            host: row.host,
            port: row.port,
            database: row.database,
            username: row.username,
            password: open_password(tx.app(), id.0, &row.password_sealed)?.unwrap_or_default(),
            tls_mode: row.tls_mode,
        };
        let after = self.change.onto(&before)?;
        super::refuse_control_database(tx.app(), &after.database)?;
        let password = after.password.expose_secret().as_bytes();
        let sealed = tx.app().keys().seal(&password_place(id.0), password);
        sql::edit()
            .bind(
                tx.db(),
                &after.name,
                &after.host,
                &after.port,
                &after.database,
                &after.username,
                &sealed,
                &after.tls_mode,
                &id.0,
            )
            .await
            .map_err(name_taken)?;
        let address = after.address()?;
        let mut seen = after.seen();
        seen["new_password"] = self.change.password.is_some().into();
        Done::after_commit(async move |app| check(&app, id, &address).await)
            .target("database_server", id, &after.name)
            .before(before.seen())?
            .after(seen)
    }
}
