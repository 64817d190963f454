//! Rows of one table, page by page, read under the asker's own database role: what the grid forbids, PostgreSQL refuses.

use async_trait::async_trait;
use authz::{Access, Action, Permission};
use serde::Serialize;
use tenantdb::{Direction, Filter, RowsQuery, Sort};
use utoipa::ToSchema;

use super::{Column, list::Reader};
use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    tenants::Home,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RowsPage {
    pub columns: Vec<Column>,
    pub primary_key: Vec<String>,
    /// In the order of `columns`; null is NULL.
    pub items: Vec<Vec<Option<Cell>>>,
    /// Give it as `after`, with the same sort and filter, to get the next page; missing on the last.
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Cell {
    /// As PostgreSQL writes it.
    pub text: String,
    /// There is more of it than is shown.
    pub truncated: bool,
}

#[derive(Default)]
pub struct Rows {
    pub table: String,
    pub sort: Option<String>,
    pub descending: bool,
    /// A column, and what its value must contain.
    pub filter: Option<(String, String)>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for Rows {
    type Plane = Tenant;
    const NAME: &'static str = "tables.rows";
    const PERMISSION: Permission<'static> = Permission::new("tables", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = RowsPage;

    fn target(&self) -> Target {
        Target::new("table", &self.table, &self.table)
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(vec![Act::OnRows {
            table: self.table.clone(),
            access: Access::Read,
        }])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<RowsPage>> {
        let home = Home::load(tx.db(), tx.app(), tx.tenant()?).await?;
        let reader = Reader::of(granted.who())?;
        let limit = crate::search::limit(self.limit)?;
        if self.table.contains('\0') {
            return Err(Error::NotFound);
        }
        let query = RowsQuery {
            table: self.table.clone(),
            sort: self.sort.clone().map(|column| Sort {
                column,
                direction: if self.descending {
                    Direction::Descending
                } else {
                    Direction::Ascending
                },
            }),
            filter: self
                .filter
                .clone()
                .map(|(column, text)| Filter::Contains { column, text }),
            after: self.after.clone(),
            limit: u16::try_from(limit).unwrap_or(tenantdb::MAX_ROWS),
        };
        Ok(Done::after_commit(async move |app: crate::App| {
            let page = app
                .in_panel_session(&home, async |session| {
                    tenantdb::rows(session, &reader.database_role, &reader.user, &query).await
                })
                .await?;
            Ok(RowsPage {
                columns: page.columns.into_iter().map(Into::into).collect(),
                primary_key: page.primary_key,
                items: page
                    .rows
                    .into_iter()
                    .map(|row| {
                        row.into_iter()
                            .map(|cell| {
                                cell.map(|cell| Cell {
                                    text: cell.text,
                                    truncated: cell.truncated,
                                })
                            })
                            .collect()
                    })
                    .collect(),
                next: page.next,
            })
        }))
    }
}
