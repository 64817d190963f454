//! The server that takes our mails: told at the start in the configuration, which then holds, or set in the panel.

mod change;
mod host;
mod probe;
mod show;
mod test;

pub use change::{Change, NewMailServer};
use db::queries::mail_server as sql;
pub(crate) use host::hand_over;
pub use probe::{Probe, ProbeReport};
use secrecy::SecretString;
use serde::Serialize;
pub use show::Show;
pub(crate) use test::no_server;
pub use test::{Test, TestReport};
use utoipa::ToSchema;

use crate::{
    App, Error, Result, Smtp, SmtpTls,
    gate::{self, Identity, Platform, Tx},
    words::words,
};

words!(
    /// Who said which mail server it is.
    MailOrigin {
        /// Nobody: mails are kept in the outbox.
        Nobody "nobody",
        /// The configuration that Bailiwick was started with; it cannot be changed here.
        Configuration "configuration",
        /// A Super Admin, here.
        Panel "panel",
    }
);

words!(
    /// How the connection to a mail server is encrypted.
    MailTls {
        /// Not encrypted: for a relay on this machine or in the same private network.
        None "none",
        /// Encrypted once it is agreed to, or nothing is sent.
        StartTls "start_tls",
        /// Encrypted from the first byte.
        Implicit "implicit",
    }
);

/// All but the password, which is never sent back.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MailServer {
    pub origin: MailOrigin,
    pub host: Option<String>,
    pub port: i32,
    pub tls: MailTls,
    pub username: Option<String>,
    /// The sender, such as `Bailiwick <no-reply@example.com>`.
    pub sender: String,
    pub version: i32,
}

impl MailServer {
    fn new(app: &App, row: sql::MailServerRow) -> Result<Self> {
        Ok(match &app.settings().smtp {
            Some(told) => Self {
                origin: MailOrigin::Configuration,
                host: Some(told.host.clone()),
                port: told.port.into(),
                tls: match told.tls {
                    SmtpTls::None => MailTls::None,
                    SmtpTls::StartTls => MailTls::StartTls,
                    SmtpTls::Implicit => MailTls::Implicit,
                },
                username: told.username.clone(),
                sender: told.from.clone(),
                version: row.version,
            },
            None => Self {
                origin: if row.host.is_some() {
                    MailOrigin::Panel
                } else {
                    MailOrigin::Nobody
                },
                host: row.host,
                port: row.port,
                tls: row.tls.parse()?,
                username: row.username,
                sender: row.sender,
                version: row.version,
            },
        })
    }
}

/// Where the password is sealed to: one server's is nothing at another, whatever becomes of the row.
pub(crate) fn password_place(host: &str, port: i32) -> String {
    format!("mail_settings.password {host}:{port}")
}

fn smtp(app: &App, row: sql::MailServerRow) -> Result<Option<Smtp>> {
    let Some(host) = row.host else { return Ok(None) };
    let open = |sealed: Vec<u8>| -> Result<SecretString> {
        let opened = app.keys().open_text(&password_place(&host, row.port), &sealed);
        opened.map_err(|error| Error::Internal(error.to_string()))
    };
    let password = row.password_sealed.map(open).transpose()?;
    Ok(Some(Smtp {
        port: u16::try_from(row.port).map_err(|error| Error::Internal(error.to_string()))?,
        tls: match row.tls.parse()? {
            MailTls::None => SmtpTls::None,
            MailTls::StartTls => SmtpTls::StartTls,
            MailTls::Implicit => SmtpTls::Implicit,
        },
        username: row.username,
        password,
        from: row.sender,
        host,
    }))
}

/// The server that takes a mail that is sent now.
pub(crate) async fn current(app: &App) -> Result<Option<Smtp>> {
    if let Some(told) = &app.settings().smtp {
        return Ok(Some(told.clone()));
    }
    let tx = Tx::<Platform>::background(app).await?;
    let row = sql::get().bind(tx.db()).one().await?;
    tx.done().await?;
    smtp(app, row)
}

/// Whether mails are sent, or kept in the outbox.
pub(crate) async fn is_there<P: gate::Plane>(tx: &Tx<P>) -> Result<bool> {
    let told = tx.app().settings();
    Ok(!told.keeps_mail && (told.smtp.is_some() || sql::is_set().bind(tx.db()).one().await?))
}

impl App {
    /// Whether mails are sent, or kept in the outbox for somebody to hand on their links.
    pub async fn sends_mail(&self) -> Result<bool> {
        let tx = Tx::<Identity>::bookkeeping(self).await?;
        let there = is_there(&tx).await?;
        tx.done().await?;
        Ok(there)
    }
}
