//! The outbox and what went out, newest first.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::mails as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    MailId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Mail {
    pub id: MailId,
    /// The slug of the tenant whose people sent it; missing: the platform.
    pub tenant: Option<String>,
    pub recipient: String,
    pub subject: String,
    /// `kept` for want of a mail server, in the `outbox` until it is sent, `sent` or `failed`.
    pub state: String,
    pub error: Option<String>,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    /// When a mail server last refused the address for good; missing once a mail got through.
    pub bounced_at: Option<Timestamp>,
}

impl From<sql::MailRow> for Mail {
    fn from(row: sql::MailRow) -> Self {
        Self {
            id: MailId(row.id),
            tenant: row.tenant_slug,
            recipient: row.recipient,
            subject: row.subject,
            state: row.state,
            error: row.error,
            created_at: row.created_at,
            sent_at: row.sent_at,
            bounced_at: row.bounced_at,
        }
    }
}

pub type Page = crate::Page<Mail>;

#[derive(Default)]
pub struct List {
    pub state: Option<String>,
    /// The whole address, whatever the case.
    pub recipient: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "mails.list";
    const PERMISSION: Permission<'static> = Permission::new("mails", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("mail", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Page>> {
        let limit = search::limit(self.limit)?;
        let before = search::before::<MailId>(self.after.as_deref())?.map_or(Uuid::max(), |id| id.0);
        let state = search::text(self.state.as_deref());
        let recipient = search::text(self.recipient.as_deref());
        let rows = sql::list()
            .bind(tx.db(), &before, &state, &recipient.trim(), &(limit + 1))
            .all()
            .await?;
        Page::cut(rows, limit, |row| MailId(row.id).to_string(), |row| Ok(row.into())).map(Done::new)
    }
}
