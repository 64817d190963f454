//! The job that hands a mail to the mail server. An address that is refused for good is remembered, until a mail gets through.

use db::queries::mails as sql;

use super::letter::open;
use crate::{
    App, Error, MailId, Result,
    gate::{Platform, Tx},
    mail_server::{current, hand_over},
};

/// `is_last`: nothing is tried again by itself after this.
pub(crate) async fn send(app: &App, mail: MailId, is_last: bool) -> Result<()> {
    let tx = Tx::<Platform>::background(app).await?;
    let row = sql::get().bind(tx.db(), &mail.0).opt().await?;
    tx.done().await?;
    let Some(row) = row else { return Ok(()) };
    // Sent before, and only that could not be written down, or taken out of the outbox.
    let Some(sealed) = row.body_sealed.filter(|_| row.state != "sent") else {
        return Ok(());
    };
    let Some(smtp) = current(app).await? else {
        let tx = Tx::<Platform>::background(app).await?;
        sql::keep().bind(tx.db(), &mail.0).await?;
        return tx.done().await;
    };
    let body = open(app.keys(), mail, &sealed)?;
    let sent = hand_over(&smtp, mail, &row.recipient, &row.subject, body).await;
    let tx = Tx::<Platform>::background(app).await?;
    match &sent {
        Ok(_) => {
            sql::sent().bind(tx.db(), &tx.now(), &mail.0).await?;
            sql::forget_bounce().bind(tx.db(), &row.recipient).await?;
        }
        Err(undelivered) if undelivered.bounced => {
            sql::failed().bind(tx.db(), &undelivered.answer, &mail.0).await?;
            sql::bounced()
                .bind(tx.db(), &row.recipient, &undelivered.answer, &tx.now())
                .await?;
        }
        Err(undelivered) if is_last => {
            sql::failed().bind(tx.db(), &undelivered.answer, &mail.0).await?;
        }
        Err(undelivered) => {
            sql::waits().bind(tx.db(), &undelivered.answer, &mail.0).await?;
        }
    }
    tx.done().await?;
    match sent {
        Err(undelivered) if !undelivered.bounced => Err(Error::Internal(undelivered.answer)),
        // Once more would be refused once more.
        _ => Ok(()),
    }
}
