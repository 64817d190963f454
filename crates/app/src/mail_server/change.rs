//! Sets the mail server, or takes it away.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::mail_server as sql;
use garde::Validate;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{MailServer, MailTls, password_place};
use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    names,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "host": "127.0.0.1", "port": 25, "tls": "none", "username": null, "password": null, "sender": "Bailiwick <no-reply@example.com>",
})))]
pub struct NewMailServer {
    /// A host name or an IP address; missing: there is none, and mails are kept in the outbox.
    #[garde(inner(custom(is_host)))]
    pub host: Option<String>,
    #[garde(range(min = 1, max = 65535))]
    #[schema(minimum = 1, maximum = 65535)]
    pub port: i32,
    #[garde(skip)]
    pub tls: MailTls,
    #[garde(inner(custom(is_username)))]
    pub username: Option<String>,
    /// Left out: the one that is stored, as long as host, port and user stay.
    #[garde(skip)]
    #[schema(value_type = Option<String>, format = Password)]
    pub password: Option<SecretString>,
    #[garde(custom(is_sender))]
    #[schema(max_length = 254)]
    pub sender: String,
}

fn is_host(value: &str, (): &()) -> garde::Result {
    let plain = value
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'_'));
    if (1..=255).contains(&value.len()) && plain {
        Ok(())
    } else {
        Err(garde::Error::new(
            "Write a host name or an IP address, such as smtp.example.com",
        ))
    }
}

fn is_username(value: &str, (): &()) -> garde::Result {
    if (1..=255).contains(&value.len()) && !value.chars().any(char::is_control) {
        Ok(())
    } else {
        Err(garde::Error::new(
            "Write the user that the mail server knows, or leave it out",
        ))
    }
}

fn is_sender(value: &str, (): &()) -> garde::Result {
    let mailbox = value.parse::<lettre::message::Mailbox>();
    let named = mailbox.is_ok_and(|mailbox| names::email(mailbox.email.as_ref(), &()).is_ok());
    if value.len() <= 254 && named && !value.chars().any(char::is_control) {
        Ok(())
    } else {
        Err(garde::Error::new(
            "Write the sender, such as Bailiwick <no-reply@example.com>",
        ))
    }
}

pub struct Change {
    /// The version as it was read.
    pub version: i32,
    pub server: NewMailServer,
}

#[async_trait]
impl Operation for Change {
    type Plane = Platform;
    const NAME: &'static str = "mail_server.change";
    const PERMISSION: Permission<'static> = Permission::new("settings", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = MailServer;

    fn target(&self) -> Target {
        Target::new("mail_server", "", self.server.host.as_deref().unwrap_or_default())
    }

    /// Whoever receives the mails receives every link in them.
    async fn acts(&self, _: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        self.server.validate()?;
        if tx.app().settings().smtp.is_some() {
            return Err(Error::conflict(
                "set_in_configuration",
                "The mail server is set in the configuration. Take it out there to set one here.",
            ));
        }
        self.password(tx, &sql::get().bind(tx.db()).one().await?)?;
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<MailServer>> {
        let row = sql::get().bind(tx.db()).one().await?;
        let password = self.password(tx, &row)?;
        let before = MailServer::new(tx.app(), row)?;
        let new = &self.server;
        let changed = sql::set()
            .bind(
                tx.db(),
                &new.host,
                &new.port,
                &new.tls.as_str(),
                &new.host.as_ref().and(new.username.as_ref()),
                &password,
                &new.sender,
                &self.version,
            )
            .await?;
        if changed == 0 {
            return Err(Error::stale());
        }
        let after = MailServer::new(tx.app(), sql::get().bind(tx.db()).one().await?)?;
        Done::new(after.clone()).before(before)?.after(after)
    }
}

impl Change {
    /// The password sealed for where it goes. The stored one goes nowhere else: whoever may set the host must not be able to have
    /// it sent to a host of theirs.
    fn password(&self, tx: &Tx<Platform>, row: &sql::MailServerRow) -> Result<Option<Vec<u8>>> {
        let new = &self.server;
        let (Some(host), Some(user)) = (&new.host, &new.username) else {
            return Ok(None);
        };
        let local = host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
        if new.tls == MailTls::None && !local {
            let sentence = "Encrypt the connection: otherwise the password can be read on its way.";
            return Err(Error::invalid("tls", sentence));
        }
        let given = new.password.as_ref().filter(|text| !text.expose_secret().is_empty());
        if let Some(password) = given {
            let place = password_place(host, new.port);
            return Ok(Some(tx.app().keys().seal(&place, password.expose_secret().as_bytes())));
        }
        let same = row.host.as_ref() == Some(host)
            && row.port == new.port
            && row.tls == new.tls.as_str()
            && row.username.as_ref() == Some(user);
        match &row.password_sealed {
            Some(sealed) if same => Ok(Some(sealed.clone())),
            Some(_) => Err(Error::invalid(
                "password",
                "Give the password again: the stored one goes only to the server that it was stored for.",
            )),
            None => Err(Error::invalid("password", "Give the password of this user.")),
        }
    }
}
