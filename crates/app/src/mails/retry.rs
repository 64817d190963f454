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

/// All that were not sent, but for those whose link is no longer good.
pub struct RetryAll;

/// How many mails are sent now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Retried {
    pub mails: i64,
    /// Left as they are, for what they hold is no longer good. Counted up to 10,001.
    pub left: i64,
}

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
        if row.body_sealed.is_none() {
            let sentence = "Its text was erased together with whoever it was for, so there is nothing to send.";
            return Err(Error::conflict("text_erased", sentence));
        }
        refuse_without_server(tx).await?;
        sql::queue().bind(tx.db(), &self.mail.0).await?;
        tx.enqueue(&Work::SendMail { mail: self.mail }).await?;
        let seen = serde_json::json!({ "state": row.state, "error": row.error });
        after_queueing(()).target("mail", self.mail, row.subject).before(seen)
    }
}

#[async_trait]
impl Operation for RetryAll {
    type Plane = Platform;
    const NAME: &'static str = "mails.retry_all";
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
        refuse_without_server(tx).await?;
        let queued = sql::queue_all().bind(tx.db(), &tx.now()).all().await?;
        let mails = queued.into_iter().map(|id| Work::SendMail { mail: MailId(id) });
        let work: Vec<Work> = mails.collect();
        tx.enqueue_all(&work, tx.now()).await?;
        let retried = Retried {
            mails: i64::try_from(work.len()).unwrap_or(i64::MAX),
            left: sql::count_unsent().bind(tx.db()).one().await?,
        };
        after_queueing(retried.clone()).after(retried)
    }
}

async fn refuse_without_server(tx: &Tx<Platform>) -> Result<()> {
    if mail_server::is_there(tx).await? {
        Ok(())
    } else {
        Err(mail_server::no_server())
    }
}

fn after_queueing<T: Send + 'static>(output: T) -> Done<T> {
    Done::after_commit(async move |app: crate::App| {
        app.wake_workers();
        Ok(output)
    })
}
