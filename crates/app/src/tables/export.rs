//! All rows of one table as CSV, read under the asker's own database role and handed on piece by piece.

use async_trait::async_trait;
use authz::{Access, Action, Permission};
use tenantdb::TableCopy;

use super::list::Reader;
use crate::{
    App, Mode, Operation, Result,
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
    type Output = TableCopy;

    fn target(&self) -> Target {
        Target::new("table", &self.table, &self.table)
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(vec![Act::OnRows {
            table: self.table.clone(),
            access: Access::Read,
        }])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<TableCopy>> {
        let home = Home::load(tx.db(), tx.app(), tx.tenant()?).await?;
        let reader = Reader::of(granted.who())?;
        let table = self.table.clone();
        Ok(Done::after_commit(async move |app: App| {
            // What is planted in a table may leave something behind in the session, so it serves nobody else.
            let session = app.own_panel_session(&home).await?;
            Ok(TableCopy::begin(session, &reader.database_role, &reader.user, &table).await?)
        }))
    }
}
