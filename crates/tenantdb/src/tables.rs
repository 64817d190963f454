//! The tables of a tenant's schema and how many rows they hold.
//! Their rows are read in `rows`.

use futures_util::future::join_all;
use serde::{Deserialize, Serialize};
use tokio_postgres::types::{ToSql, Type};

use crate::catalog::Table;
use crate::connect::{AdminClient, TenantClient};
use crate::error::Error;
use crate::names::quote_qualified;
use crate::observe::{STRUCTURE, documents};
use crate::rows::as_role;

/// Counts on their way at once. Few enough that they are sent in order.
const IN_FLIGHT: usize = 16;

/// How many rows a role sees in a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCount {
    pub table: String,
    /// None if it could not be counted.
    pub rows: Option<u64>,
    /// Counting stopped there; there are more.
    pub more: bool,
    /// Why not: most often that the role may not read the table.
    pub error: Option<String>,
}

/// All tables of a schema with columns, keys and PostgreSQL's estimate of their rows, by name. Parts of partitioned tables
/// and views are not among them. One round trip.
pub async fn list_tables(client: &AdminClient, schema: &str) -> Result<Vec<Table>, Error> {
    let session = &client.0;
    let params: [(&(dyn ToSql + Sync), Type); 2] = [(&schema, Type::TEXT), (&None::<&str>, Type::TEXT)];
    let found = session.client.query_typed(STRUCTURE, &params);
    documents(&session.within(found).await?)
}

/// Counts the rows that a role sees, up to `bound` for each table. One round trip for every 16 tables.
pub async fn count_rows(
    client: &mut TenantClient,
    role_key: &str,
    user_id: &str,
    tables: &[String],
    bound: u32,
) -> Result<Vec<RowCount>, Error> {
    let client = &*client;
    let mut counts = Vec::with_capacity(tables.len());
    for tables in tables.chunks(IN_FLIGHT) {
        let sent = tables.iter().map(|table| async move {
            let on = quote_qualified(&client.schema, table)?;
            let limit = u64::from(bound) + 1;
            let sql = format!("SELECT pg_catalog.count(*) FROM (SELECT FROM {on} LIMIT {limit}) AS found");
            as_role(client, role_key, user_id, &sql, &[]).await
        });
        for (table, result) in tables.iter().zip(join_all(sent).await) {
            let (counted, error) = match result {
                Ok(rows) => (rows.first().map(|row| row.try_get::<_, i64>(0)).transpose()?, None),
                Err(lost) if client.is_closed() => return Err(lost),
                Err(error) => (None, Some(error.to_string())),
            };
            let counted = counted.and_then(|rows| u64::try_from(rows).ok());
            counts.push(RowCount {
                table: table.clone(),
                rows: counted.map(|rows| rows.min(u64::from(bound))),
                more: counted.is_some_and(|rows| rows > u64::from(bound)),
                error,
            });
        }
    }
    Ok(counts)
}
