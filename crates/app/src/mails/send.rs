//! The job that hands a mail to the configured server.

use db::queries::mails as sql;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor, message::header::ContentType,
    transport::smtp::authentication::Credentials,
};
use secrecy::ExposeSecret;

use super::letter::open;
use crate::{
    App, Error, MailId, Result, Smtp, SmtpTls,
    gate::{Platform, Tx},
};

pub(crate) async fn send(app: &App, mail: MailId) -> Result<()> {
    let tx = Tx::<Platform>::background(app).await?;
    let row = sql::get().bind(tx.db(), &mail.0).opt().await?;
    tx.done().await?;
    let (Some(row), Some(smtp)) = (row, app.settings().smtp.as_ref()) else {
        return Ok(());
    };
    // Sent before, and only that could not be written down, or taken out of the outbox.
    let Some(sealed) = row.body_sealed.filter(|_| row.state != "sent") else {
        return Ok(());
    };
    let body = open(app.keys(), mail, &sealed)?;
    let sent = hand_over(smtp, mail, &row.recipient, &row.subject, body).await;
    let tx = Tx::<Platform>::background(app).await?;
    match &sent {
        Ok(()) => sql::sent().bind(tx.db(), &tx.now(), &mail.0).await?,
        Err(error) => sql::failed().bind(tx.db(), &error.to_string(), &mail.0).await?,
    };
    tx.done().await?;
    sent
}

async fn hand_over(smtp: &Smtp, mail: MailId, recipient: &str, subject: &str, body: String) -> Result<()> {
    let wrong = |what: &str, error: &dyn std::fmt::Display| Error::Internal(format!("{what}: {error}"));
    let host = smtp
        .from
        .rsplit_once('@')
        .map_or("localhost", |(_, host)| host.trim_end_matches('>'));
    let message = Message::builder()
        .from(smtp.from.parse().map_err(|error| wrong("the sender", &error))?)
        .to(recipient.parse().map_err(|error| wrong("the recipient", &error))?)
        .subject(subject)
        // The same for each attempt, so that a mail server can drop the second of two.
        .message_id(Some(format!("<{mail}@{host}>")))
        .header(ContentType::TEXT_PLAIN)
        .body(body)
        .map_err(|error| wrong("the mail", &error))?;
    let transport = match smtp.tls {
        SmtpTls::None => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&smtp.host),
        SmtpTls::StartTls => {
            AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(&smtp.host).map_err(|error| wrong("TLS", &error))?
        }
        SmtpTls::Implicit => {
            AsyncSmtpTransport::<Tokio1Executor>::relay(&smtp.host).map_err(|error| wrong("TLS", &error))?
        }
    };
    let transport = transport
        .port(smtp.port)
        .timeout(Some(std::time::Duration::from_secs(20)));
    let transport = match (&smtp.username, &smtp.password) {
        (Some(user), Some(password)) => {
            transport.credentials(Credentials::new(user.clone(), password.expose_secret().to_owned()))
        }
        _ => transport,
    };
    transport
        .build()
        .send(message)
        .await
        .map(drop)
        .map_err(|error| wrong("the mail server", &error))
}
