//! The plans, by key.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::plans as sql;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Plan {
    pub key: String,
    pub name: String,
    /// How many active members of the rank of admin and above; missing: no limit.
    pub max_admins: Option<i32>,
    /// Keys of the modules that a tenant may have; `*` is every one.
    pub modules: Vec<String>,
    /// It came with Bailiwick; it can be changed and deleted like any other.
    pub builtin: bool,
    /// Tenants that have it.
    pub tenants: i64,
    pub version: i32,
}

impl From<sql::PlanRow> for Plan {
    fn from(row: sql::PlanRow) -> Self {
        Self {
            key: row.key,
            name: row.name,
            max_admins: row.max_admins,
            modules: row.modules,
            builtin: row.builtin,
            tenants: row.tenants,
            version: row.version,
        }
    }
}

pub type Page = crate::Page<Plan>;

#[derive(Default)]
pub struct List {
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "plans.list";
    const PERMISSION: Permission<'static> = Permission::new("plans", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("plan", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Page>> {
        let limit = search::limit(self.limit)?;
        let after = search::text(self.after.as_deref());
        let rows = sql::list().bind(tx.db(), &after, &(limit + 1)).all().await?;
        Page::cut(rows, limit, |row| row.key.clone(), |row| Ok(row.into())).map(Done::new)
    }
}
