//! How much of its server's disk a tenant takes.

use tokio_postgres::types::{ToSql, Type};

use crate::connect::AdminClient;
use crate::error::Error;

/// Tables with what hangs on them, materialised views and sequences; a partitioned table is its parts.
const SIZE: &str = "SELECT coalesce(sum(pg_catalog.pg_total_relation_size(c.oid)), 0)::int8 FROM pg_catalog.pg_class c \
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind IN ('r', 'm', 'S')";

/// Bytes of the schema's tables and their indexes.
pub async fn measure(client: &AdminClient, schema: &str) -> Result<u64, Error> {
    let session = &client.0;
    let params: [(&(dyn ToSql + Sync), Type); 1] = [(&schema, Type::TEXT)];
    let row = session.within(session.client.query_typed_one(SIZE, &params)).await?;
    Ok(u64::try_from(row.try_get::<_, i64>(0)?).unwrap_or_default())
}
