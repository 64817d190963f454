//! A tenant's tables, as the caller sees them.

use app::{App, TenantRef, tables};
use axum::{Json, extract::State};
use serde::Deserialize;
use utoipa::IntoParams;

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    extract::{Path, Query},
    problem::{ApiResult, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct TablePath {
    /// The id or the slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    table: String,
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct RowsQuery {
    /// The column to sort by; left out: the primary key.
    sort: Option<String>,
    descending: bool,
    /// A column whose value must contain `contains`.
    filter: Option<String>,
    contains: Option<String>,
    /// `next` of the page before, with the same sort and filter.
    after: Option<String>,
    /// How many rows, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    limit: Option<u16>,
}

/// The tables that you may read
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/tables", tag = "tenant", operation_id = "list_tables",
    params(TenantPath),
    responses((status = 200, body = Vec<tables::Table>), Problems))]
pub async fn list(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<Vec<tables::Table>>> {
    Ok(Json(
        app.in_tenant(&caller, &path.tenant, tables::List { count_rows: true })
            .await?,
    ))
}

/// Rows of a table, read under your own database role
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/tables/{table}/rows", tag = "tenant", operation_id = "list_rows",
    params(TablePath, RowsQuery),
    responses((status = 200, body = tables::RowsPage), Problems))]
pub async fn rows(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TablePath>,
    Query(query): Query<RowsQuery>,
) -> ApiResult<Json<tables::RowsPage>> {
    let operation = tables::Rows {
        table: path.table,
        sort: query.sort,
        descending: query.descending,
        filter: query.filter.zip(query.contains),
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.in_tenant(&caller, &path.tenant, operation).await?))
}
