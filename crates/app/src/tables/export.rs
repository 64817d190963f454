//! All rows of one table as CSV, read under the asker's own database role and handed on piece by piece.

use async_trait::async_trait;
use authz::{Access, Action, Permission};
use bytes::Bytes;
use tenantdb::TableCopy;

use super::list::Reader;
use crate::{
    App, Mode, Operation, Result, TenantId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    tenants::Home,
};

pub struct Export {
    pub table: String,
}

#[async_trait]
impl Operation for Export {
    type Plane = Tenant;
    const NAME: &'static str = "tables.export";
    const PERMISSION: Permission<'static> = Permission::new("tables", Action::View);
    const MODE: Mode = Mode::Read;
    const RECORDED: bool = true;
    type Output = TableExport;

    fn target(&self) -> Target {
        Target::new("table", &self.table, &self.table)
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(vec![Act::OnRows {
            table: self.table.clone(),
            access: Access::Read,
        }])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<TableExport>> {
        let home = Home::load(tx.db(), tx.app(), tx.tenant()?).await?;
        let reader = Reader::of(granted.who())?;
        let table = self.table.clone();
        Ok(Done::after_commit(async move |app: App| {
            let session = app.panel_session(&home).await?;
            let rows = TableCopy::begin(session, &reader.database_role, &reader.user, &table).await?;
            Ok(TableExport {
                tenant: home.tenant,
                rows,
            })
        }))
    }
}

/// How far a table is read.
pub struct TableExport {
    tenant: TenantId,
    rows: TableCopy,
}

impl TableExport {
    /// The next piece, of one line or more; none at the end.
    pub async fn next(&mut self) -> Result<Option<Bytes>> {
        Ok(self.rows.next().await?)
    }

    pub(crate) async fn end(self, app: &App) -> Result<()> {
        let session = self.rows.end().await?;
        app.panel_sessions().give_back(self.tenant, session);
        Ok(())
    }
}
