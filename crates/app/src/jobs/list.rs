//! The jobs, newest first.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::jobs as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::JobState;
use crate::{
    Error, JobId, Mode, Operation, Result, TenantId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct JobSummary {
    pub id: JobId,
    pub kind: String,
    pub tenant_id: Option<TenantId>,
    /// The tenant's slug.
    pub tenant: Option<String>,
    pub state: JobState,
    pub attempts: i32,
    pub error: Option<String>,
    pub created_at: Timestamp,
    pub finished_at: Option<Timestamp>,
}

impl TryFrom<sql::JobRow> for JobSummary {
    type Error = Error;

    fn try_from(row: sql::JobRow) -> Result<Self> {
        Ok(Self {
            id: JobId(row.id),
            kind: row.kind,
            tenant_id: row.tenant_id.map(TenantId),
            tenant: row.tenant_slug,
            state: row.state.parse()?,
            attempts: row.attempts,
            error: row.error,
            created_at: row.created_at,
            finished_at: row.finished_at,
        })
    }
}

pub type Page = crate::Page<JobSummary>;

#[derive(Default)]
pub struct List {
    pub state: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "jobs.list";
    const PERMISSION: Permission<'static> = Permission::new("jobs", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("job", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Page>> {
        let limit = search::limit(self.limit)?;
        let before = search::before::<JobId>(self.after.as_deref())?.map_or(Uuid::max(), |id| id.0);
        let state = search::text(self.state.as_deref());
        let rows = sql::list().bind(tx.db(), &before, &state, &(limit + 1)).all().await?;
        Page::cut(rows, limit, |row| JobId(row.id).to_string(), TryInto::try_into).map(Done::new)
    }
}
