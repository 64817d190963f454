//! The variables by environment and key, searched by a part of the key. Secrets are masked.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::variables as sql;

use super::Variable;
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    search,
};

pub type Page = crate::Page<Variable>;

#[derive(Default)]
pub struct List {
    /// One environment; none: all of them.
    pub environment: Option<String>,
    pub search: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for List {
    type Plane = Tenant;
    const NAME: &'static str = "variables.list";
    const PERMISSION: Permission<'static> = Permission::new("variables", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("variable", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Page>> {
        let limit = search::limit(self.limit)?;
        let environment = self.environment.as_deref().map(|name| search::text(Some(name)));
        let after = search::text(self.after.as_deref());
        let (environment_before, key_before) = after.split_once('/').unwrap_or((&after, ""));
        let pattern = search::contains(&search::text(self.search.as_deref()));
        let rows = sql::list()
            .bind(
                tx.db(),
                &tx.tenant()?.0,
                &environment,
                &pattern,
                &environment_before,
                &key_before,
                &(limit + 1),
            )
            .all()
            .await?;
        Page::cut(
            rows,
            limit,
            |row| format!("{}/{}", row.environment, row.key),
            |row| Ok(row.into()),
        )
        .map(Done::new)
    }
}
