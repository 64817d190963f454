//! The modules that the application declares, by key.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::modules as sql;
use serde::Serialize;
use utoipa::ToSchema;

use super::ordered;
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Module {
    /// What stands before the dot of its permissions.
    pub key: String,
    pub label: String,
    pub description: String,
    /// Of `view`, `create`, `edit`, `delete` and `manage`, in this order.
    pub actions: Vec<String>,
    /// Whether new tenants have it without asking.
    pub by_default: bool,
    /// How many tenants have it.
    pub tenants: i64,
    pub version: i32,
}

impl From<sql::ModuleRow> for Module {
    fn from(row: sql::ModuleRow) -> Self {
        Self {
            actions: ordered(&row.actions),
            key: row.key,
            label: row.label,
            description: row.description,
            by_default: row.by_default,
            tenants: row.tenants,
            version: row.version,
        }
    }
}

pub struct List;

#[async_trait]
impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "modules.list";
    const PERMISSION: Permission<'static> = Permission::new("modules", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<Module>;

    fn target(&self) -> Target {
        Target::new("module", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Vec<Module>>> {
        let rows = sql::list().bind(tx.db()).all().await?;
        Ok(Done::new(rows.into_iter().map(Into::into).collect()))
    }
}
