//! A whole table as CSV, read as one of the tenant's roles and handed on as it arrives, so that a table of any size takes as little memory.

use std::pin::Pin;

use bytes::Bytes;
use futures_util::TryStreamExt;
use tokio_postgres::CopyOutStream;
use tokio_postgres::types::Type;

use crate::connect::TenantClient;
use crate::error::Error;
use crate::names::quote_ident;

/// How large a row may be as text: one arrives whole, and there may be a GiB of it.
const ROW_AT_MOST: usize = 64 * 1024 * 1024;
/// From which size on, as PostgreSQL holds it, a row is written out to see. It is compressed there, 255 to 1 at most (LZ4).
const LOOK_FROM: usize = ROW_AT_MOST / 256;
/// What the error of a larger one says. SQL has no other way to raise one than to read what is no number.
const TOO_LARGE: &str = "bytes in a row are too many";

/// A table that is being read. Its session serves nothing else and ends with it, at the end or before.
pub struct TableCopy {
    client: TenantClient,
    rows: Pin<Box<CopyOutStream>>,
    table: String,
}

impl TableCopy {
    /// Begins under the role with this key, for the user with this id (empty: nobody in particular); the first line names the columns. PostgreSQL
    /// stops after half an hour, and whoever waits gives up on a piece that does not come.
    /// What the role may not read is [`Error::Refused`].
    pub async fn begin(client: TenantClient, role_key: &str, user_id: &str, table: &str) -> Result<Self, Error> {
        let role = quote_ident(&client.names.role(role_key)?)?;
        let begin = format!("BEGIN READ ONLY; SET LOCAL statement_timeout = '30min'; SET LOCAL ROLE {role}");
        let copy = format!(
            "COPY (SELECT r.* FROM {}.{} r WHERE CASE WHEN pg_catalog.pg_column_size(r.*) > {LOOK_FROM} \
             AND pg_catalog.octet_length((r.*)::text) > {ROW_AT_MOST} \
             THEN (pg_catalog.pg_column_size(r.*)::text || ' {TOO_LARGE}')::integer END IS NULL) TO STDOUT (FORMAT csv, HEADER true)",
            quote_ident(&client.schema)?,
            quote_ident(table)?
        );
        let session = &client.session;
        session.within(session.client.batch_execute(&begin)).await?;
        let user: [(&(dyn tokio_postgres::types::ToSql + Sync), Type); 1] = [(&user_id, Type::TEXT)];
        let set_user = "SELECT pg_catalog.set_config('bailiwick.user_id', $1, true)";
        session.within(session.client.query_typed(set_user, &user)).await?;
        let rows = session.within(session.client.copy_out(&copy)).await?;
        Ok(Self {
            rows: Box::pin(rows),
            client,
            table: table.to_owned(),
        })
    }

    /// The next piece, of one line or more; none at the end.
    pub async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        let piece = self.client.session.within(self.rows.try_next()).await;
        piece.map_err(|error| match error {
            Error::Database { message, .. } if message.contains(TOO_LARGE) => Error::RowTooLarge(self.table.clone()),
            other => other,
        })
    }
}
