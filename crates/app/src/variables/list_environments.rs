//! The environments that have variables, and how many.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::variables as sql;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EnvironmentSummary {
    pub name: String,
    pub variables: i64,
    /// How many of them are secret.
    pub secrets: i64,
}

pub struct ListEnvironments;

#[async_trait]
impl Operation for ListEnvironments {
    type Plane = Tenant;
    const NAME: &'static str = "variables.list_environments";
    const PERMISSION: Permission<'static> = Permission::new("variables", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<EnvironmentSummary>;

    fn target(&self) -> Target {
        Target::new("environment", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Vec<EnvironmentSummary>>> {
        let rows = sql::environments().bind(tx.db(), &tx.tenant()?.0).all().await?;
        let summaries = rows.into_iter().map(|row| EnvironmentSummary {
            name: row.environment,
            variables: row.variables,
            secrets: row.secrets,
        });
        Ok(Done::new(summaries.collect()))
    }
}
