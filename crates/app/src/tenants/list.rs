//! The tenants, by slug, searched by substring of slug or name.

use authz::{Action, Permission};
use db::queries::tenants as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Isolation, TenantState};
use crate::{
    Error, Mode, Operation, Result, ServerId, TenantId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Tenant {
    pub id: TenantId,
    pub slug: String,
    pub name: String,
    pub state: TenantState,
    /// Making or removing its place failed, and is not tried again by itself.
    pub gave_up: bool,
    pub isolation: Isolation,
    pub server_id: ServerId,
    pub server: String,
    pub database: String,
    pub schema: String,
    /// Active ones, counted up to 10,001.
    pub members: i64,
    pub version: i32,
    pub created_at: Timestamp,
}

impl TryFrom<sql::TenantRow> for Tenant {
    type Error = Error;

    fn try_from(row: sql::TenantRow) -> Result<Self> {
        Ok(Self {
            id: TenantId(row.id),
            slug: row.slug,
            name: row.name,
            state: row.state.parse()?,
            gave_up: row.gave_up,
            isolation: row.isolation.parse()?,
            server_id: ServerId(row.server_id),
            server: row.server_name,
            database: row.database_name,
            schema: row.schema_name,
            members: row.members,
            version: row.version,
            created_at: row.created_at,
        })
    }
}

pub type Page = crate::Page<Tenant>;

#[derive(Default)]
pub struct List {
    pub search: Option<String>,
    /// Only those that live on this server.
    pub server: Option<ServerId>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "tenants.list";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("tenant", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Page>> {
        let limit = search::limit(self.limit)?;
        let after = search::text(self.after.as_deref());
        let text = search::text(self.search.as_deref());
        let rows = sql::list()
            .bind(
                tx.db(),
                &after,
                &text,
                &search::contains(&text),
                &self.server.is_none(),
                &self.server.map_or(uuid::Uuid::nil(), |id| id.0),
                &(limit + 1),
            )
            .all()
            .await?;
        Page::cut(rows, limit, |row| row.slug.clone(), TryInto::try_into).map(Done::new)
    }
}
