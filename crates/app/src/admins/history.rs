//! What was done to one platform admin's row, or refused, newest first: from the audit log, by its target (S3-86, S3-104).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::admins as sql;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    AdminId, Error, EventId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AdminHistoryEntry)]
pub struct Entry {
    pub id: EventId,
    pub occurred_at: Timestamp,
    pub actor: String,
    /// Noun and verb, such as `admins.deactivate`.
    pub operation: String,
    /// `done`, `refused` or `failed`.
    pub outcome: String,
    /// Why it was done, as whoever did it said.
    pub justification: Option<String>,
    /// Why it was refused.
    pub refusal: Option<String>,
    /// Where the request came from; missing for what was done on the server itself.
    pub address: Option<String>,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

pub type HistoryPage = crate::Page<Entry>;

pub struct History {
    pub admin: AdminId,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for History {
    type Plane = Platform;
    const NAME: &'static str = "admins.history";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = HistoryPage;

    fn target(&self) -> Target {
        Target::new("platform_admin", self.admin, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<HistoryPage>> {
        let limit = search::limit(self.limit)?;
        let (position, id) = match self.after.as_deref() {
            None | Some("") => (i64::MAX, Uuid::max()),
            Some(text) => cursor(text).ok_or_else(|| {
                Error::invalid("after", "This is not where a page ended. Leave it out to begin again.")
            })?,
        };
        let rows = sql::history()
            .bind(tx.db(), &self.admin.to_string(), &position, &id, &(limit + 1))
            .all()
            .await?;
        let key = |row: &sql::HistoryRow| format!("{}.{}", row.position, row.id.simple());
        let entry = |row: sql::HistoryRow| {
            Ok(Entry {
                id: EventId(row.id),
                occurred_at: row.occurred_at,
                actor: row.actor_label,
                operation: row.operation,
                outcome: row.outcome,
                justification: row.justification,
                refusal: row.reason,
                address: row.address,
                before: row.before,
                after: row.after,
            })
        };
        HistoryPage::cut(rows, limit, key, entry).map(Done::new)
    }
}

fn cursor(text: &str) -> Option<(i64, Uuid)> {
    let (position, id) = text.split_once('.')?;
    Some((position.parse().ok()?, Uuid::try_parse(id).ok()?))
}
