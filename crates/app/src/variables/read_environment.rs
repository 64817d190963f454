//! Reads a whole environment, as an application does when it starts: one request and one event, which names the secrets that were read.

use async_trait::async_trait;
use std::collections::BTreeMap;

use authz::{Action, Permission};
use db::queries::variables as sql;
use serde::Serialize;
use utoipa::ToSchema;

use super::{open, revealing};
use crate::{
    Error, Mode, Operation, Result, VariableId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Environment {
    pub name: String,
    /// The values by key.
    pub variables: BTreeMap<String, String>,
    /// The keys of secrets that the caller may not read: without `variables.manage` all of them.
    pub withheld: Vec<String>,
}

pub struct ReadEnvironment {
    pub environment: String,
}

#[async_trait]
impl Operation for ReadEnvironment {
    type Plane = Tenant;
    const NAME: &'static str = "variables.read_environment";
    const PERMISSION: Permission<'static> = Permission::new("variables", Action::View);
    const MODE: Mode = Mode::Read;
    const RECORDED: bool = true;
    type Output = Environment;

    fn target(&self) -> Target {
        let name = crate::search::text(Some(&self.environment));
        Target::new("environment", name.clone(), name)
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Environment>> {
        let name = crate::search::text(Some(&self.environment));
        let rows = sql::of_environment()
            .bind(tx.db(), &tx.tenant()?.0, &name)
            .all()
            .await?;
        if rows.is_empty() {
            return Err(Error::NotFound);
        }
        let reveals = granted.may(Permission::new("variables", Action::Manage), &revealing(granted.who()));
        let (mut variables, mut withheld, mut secrets) = (BTreeMap::new(), Vec::new(), Vec::new());
        for row in rows {
            match (row.value, row.value_sealed) {
                (Some(plain), _) => {
                    variables.insert(row.key, plain);
                }
                (None, Some(sealed)) if reveals => {
                    secrets.push(row.key.clone());
                    variables.insert(row.key, open(tx, VariableId(row.id), &sealed)?);
                }
                (None, _) => withheld.push(row.key),
            }
        }
        let read = serde_json::json!({ "variables": variables.len(), "secrets": secrets });
        Done::new(Environment {
            name,
            variables,
            withheld,
        })
        .after(read)
    }
}
