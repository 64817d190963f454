//! Reading the rows of a table as one of the tenant's roles, so that PostgreSQL itself decides what is seen.

use crate::connect::TenantClient;
use crate::error::Error;
use crate::rows_sql::{Rows, RowsQuery};

/// Reads one page under the role with this key, for the user with this id (empty: nobody in particular). Two round trips: the table's structure, then one pipelined transaction that is always rolled back.
/// What the role may not read is [`Error::Refused`].
pub async fn rows(
    _client: &mut TenantClient,
    _role_key: &str,
    _user_id: &str,
    _query: &RowsQuery,
) -> Result<Rows, Error> {
    unimplemented!()
}
