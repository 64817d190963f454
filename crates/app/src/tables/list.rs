//! The tables that the asker may read, with columns, keys and how many rows they would see.

use async_trait::async_trait;
use std::collections::HashMap;

use authz::{Access, Action, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::{InTenant, Who},
    gate::{Act, Done, Granted, Tenant, Tx},
    grants::Rights,
    tenants,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Table {
    pub name: String,
    pub comment: Option<String>,
    pub columns: Vec<Column>,
    pub primary_key: Vec<String>,
    pub foreign_keys: Vec<ForeignKey>,
    /// How many rows the asker sees; counting stops at 100,000.
    pub rows: Option<u64>,
    /// There are more than counted.
    pub more_rows: bool,
    /// What the asker may do.
    pub rights: Rights,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Column {
    pub name: String,
    #[serde(rename = "type")]
    pub data_type: String,
    pub nullable: bool,
    pub default: Option<String>,
    pub comment: Option<String>,
}

impl From<tenantdb::Column> for Column {
    fn from(column: tenantdb::Column) -> Self {
        Self {
            name: column.name,
            data_type: column.data_type,
            nullable: column.nullable,
            default: column.default,
            comment: column.comment,
        }
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ForeignKey {
    pub columns: Vec<String>,
    pub table: String,
    pub referenced: Vec<String>,
}

/// Beyond this the exact number tells nobody more.
const COUNT_AT_MOST: u32 = 100_000;

#[derive(Default)]
pub struct List {
    /// Whether the rows of each are counted, which takes its time.
    pub count_rows: bool,
}

#[async_trait]
impl Operation for List {
    type Plane = Tenant;
    const NAME: &'static str = "tables.list";
    const PERMISSION: Permission<'static> = Permission::new("tables", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<Table>;

    fn target(&self) -> Target {
        Target::new("table", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Vec<Table>>> {
        let reader = Reader::of(granted.who())?;
        let tenant = tx.tenant()?;
        let counts_rows = self.count_rows;
        Ok(Done::after_commit(async move |app: crate::App| {
            // A table that is listed can be opened: what the application made just now gets its rights first.
            let (home, admin) = tenants::caught_up(&app, tenant).await?;
            let tables: Vec<_> = tenantdb::list_tables(&admin, &home.place.schema)
                .await?
                .into_iter()
                .filter(|table| reader.role.tables.of(&table.name).allows(Access::Read))
                .collect();
            let names: Vec<String> = tables.iter().map(|table| table.name.clone()).collect();
            let counts = if counts_rows {
                app.in_panel_session(&home, async |session| {
                    tenantdb::count_rows(session, &reader.database_role, &reader.user, &names, COUNT_AT_MOST).await
                })
                .await?
            } else {
                Vec::new()
            };
            let counts: HashMap<String, tenantdb::RowCount> =
                counts.into_iter().map(|count| (count.table.clone(), count)).collect();
            Ok(tables
                .into_iter()
                .map(|table| describe(table, &counts, &reader))
                .collect())
        }))
    }
}

fn describe(table: tenantdb::Table, counts: &HashMap<String, tenantdb::RowCount>, reader: &Reader) -> Table {
    let count = counts.get(&table.name);
    Table {
        rows: count.and_then(|count| count.rows),
        more_rows: count.is_some_and(|count| count.more),
        rights: reader.role.tables.of(&table.name).into(),
        name: table.name,
        comment: table.comment,
        columns: table.columns.into_iter().map(Into::into).collect(),
        primary_key: table.primary_key,
        foreign_keys: table
            .foreign_keys
            .into_iter()
            .map(|key| ForeignKey {
                columns: key.columns,
                table: key.table,
                referenced: key.referenced,
            })
            .collect(),
    }
}

/// As whom PostgreSQL is asked.
pub(super) struct Reader {
    pub role: std::sync::Arc<authz::Role>,
    /// The key of that role in the tenant's database.
    pub database_role: String,
    /// The id that policies on own rows compare with; empty for whoever is no person.
    pub user: String,
}

impl Reader {
    pub fn of(who: &Who) -> Result<Self> {
        let (role, database_role) = match &who.in_tenant {
            InTenant::Nobody => return Err(Error::NotFound),
            InTenant::Member(member) => {
                let role = member.role.clone().ok_or(Error::NotFound)?;
                let key = role.key.to_string();
                (role, key)
            }
            // Whoever is inside for a while is no member and reads as an owner does: no other role is sure to read every table, and the
            // transaction is read only whoever asks (ADR 0010).
            InTenant::AccessGrant(access) => (access.role.clone(), access.role.key.to_string()),
            // It holds no role of the tenant and reads as an owner does.
            InTenant::Trusted(role) => (role.clone(), "owner".to_owned()),
        };
        let user = who.user().map(|user| user.to_string());
        Ok(Self {
            database_role,
            role,
            user: user.unwrap_or_default(),
        })
    }
}
