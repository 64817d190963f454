//! Reading the rows of a table as one of the tenant's roles, so that PostgreSQL itself decides what is seen.
//! The SQL and the shape of a page are in `rows_sql`.

use tokio_postgres::Row;
use tokio_postgres::types::{ToSql, Type};

use crate::catalog::Table;
use crate::connect::TenantClient;
use crate::error::Error;
use crate::names::quote_ident;
use crate::observe::{STRUCTURE, documents};
use crate::rows_sql::{Rows, RowsQuery, Statement, page};

/// Reads one page under the role with this key, for the user with this id (empty: nobody in particular). Two round trips:
/// the table's structure, then one pipelined transaction, read only and always rolled back.
/// What the role may not read is [`Error::Refused`]; a sort, filter or cursor that does not fit, [`Error::Query`].
pub async fn rows(client: &mut TenantClient, role_key: &str, user_id: &str, query: &RowsQuery) -> Result<Rows, Error> {
    let table = structure(client, &query.table).await?;
    let statement = Statement::new(&client.schema, &table, query)?;
    let params: Vec<(&(dyn ToSql + Sync), Type)> = statement
        .values
        .iter()
        .map(|value| (value as &(dyn ToSql + Sync), Type::TEXT))
        .collect();
    let found = as_role(client, role_key, user_id, &statement.sql, &params).await;
    let found = found.map_err(|error| statement.explain(error))?;
    page(table, &statement, &found)
}

async fn structure(client: &TenantClient, table: &str) -> Result<Table, Error> {
    let session = &client.session;
    let params: [(&(dyn ToSql + Sync), Type); 2] = [(&client.schema, Type::TEXT), (&table, Type::TEXT)];
    let found = session.client.query_typed(STRUCTURE, &params);
    let mut found: Vec<Table> = documents(&session.within(found).await?)?;
    found.pop().ok_or_else(|| Error::NoSuchTable(table.to_owned()))
}

/// Runs one statement that reads, as a role of the tenant. Everything is sent at once; if the role may not be taken, the
/// transaction has failed and the server runs nothing more of it.
///
/// The rollback at the end also undoes what code of the tenant (a policy's function, a cast) may have set for the session.
pub(crate) async fn as_role(
    client: &TenantClient,
    role_key: &str,
    user_id: &str,
    sql: &str,
    params: &[(&(dyn ToSql + Sync), Type)],
) -> Result<Vec<Row>, Error> {
    let role = quote_ident(&client.names.role(role_key)?)?;
    let begin = format!("BEGIN READ ONLY; SET LOCAL ROLE {role}");
    let set_user = "SELECT pg_catalog.set_config('bailiwick.user_id', $1, true)";
    let user: [(&(dyn ToSql + Sync), Type); 1] = [(&user_id, Type::TEXT)];
    let db = &client.session.client;
    let work = async {
        // Not try_join: the reason is the first error, and all answers must have been read before the next question.
        let (entered, set, found, ended) = tokio::join!(
            biased;
            db.batch_execute(&begin),
            db.query_typed(set_user, &user),
            db.query_typed(sql, params),
            db.batch_execute("ROLLBACK"),
        );
        entered?;
        set?;
        let found = found?;
        ended?;
        Ok(found)
    };
    client.session.within(work).await
}
