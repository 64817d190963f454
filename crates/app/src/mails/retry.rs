//! Has mails sent that were given up, or kept while there was no mail server.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::mails as sql;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Error, MailId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    jobs::Work,
    mail_server,
};

/// One that was not sent.
pub struct Retry {
    pub mail: MailId,
}

/// Those that failed, the oldest first.
pub struct RetryFailed;

/// How many mails are tried again.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Retried {
    pub mails: i64,
    /// There are more: ask again.
    pub more: bool,
}

/// How many are taken up in one transaction.
const AT_ONCE: i64 = 200;

#[async_trait]
impl Operation for Retry {
    type Plane = Platform;
    const NAME: &'static str = "mails.retry";
    const PERMISSION: Permission<'static> = Permission::new("mails", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("mail", self.mail, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let row = sql::get()
            .bind(tx.db(), &self.mail.0)
            .opt()
            .await?
            .ok_or(Error::NotFound)?;
        if row.state == "sent" {
            return Err(Error::conflict("already_sent", "This mail was sent."));
        }
        queue(tx, &[self.mail]).await?;
        let seen = serde_json::json!({ "state": row.state, "error": row.error });
        after_queueing(()).target("mail", self.mail, row.subject).before(seen)
    }
}

#[async_trait]
impl Operation for RetryFailed {
    type Plane = Platform;
    const NAME: &'static str = "mails.retry_failed";
    const PERMISSION: Permission<'static> = Permission::new("mails", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Retried;

    fn target(&self) -> Target {
        Target::new("mail", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Retried>> {
        let found = sql::failed_ones().bind(tx.db(), &AT_ONCE).all().await?;
        let mails: Vec<MailId> = found.into_iter().map(MailId).collect();
        queue(tx, &mails).await?;
        let count = i64::try_from(mails.len()).unwrap_or(AT_ONCE);
        let retried = Retried {
            mails: count,
            more: count == AT_ONCE,
        };
        after_queueing(retried.clone()).after(retried)
    }
}

async fn queue(tx: &Tx<Platform>, mails: &[MailId]) -> Result<()> {
    if !mail_server::is_there(tx).await? {
        return Err(mail_server::no_server());
    }
    for mail in mails {
        sql::queue().bind(tx.db(), &mail.0).await?;
        tx.enqueue(&Work::SendMail { mail: *mail }).await?;
    }
    Ok(())
}

fn after_queueing<T: Send + 'static>(output: T) -> Done<T> {
    Done::after_commit(async move |app: crate::App| {
        app.wake_workers();
        Ok(output)
    })
}
