//! Variables of a tenant, one by one and as an application reads them.

use app::{App, TenantRef, VariableId, variables};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path, Query},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct VariablePath {
    /// The tenant's id or slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    variable: VariableId,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct EnvironmentPath {
    /// The tenant's id or slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    /// The environment's name, such as `production`.
    environment: String,
}

/// Which variables.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct VariableQuery {
    /// Only those of this environment.
    environment: Option<String>,
    /// Part of a key, whatever the case.
    search: Option<String>,
    /// `next` of the page before.
    after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    limit: Option<u16>,
}

/// The variables by environment and key, secrets masked
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/variables", tag = "tenant", operation_id = "list_variables",
    params(TenantPath, VariableQuery),
    responses((status = 200, body = variables::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Query(query): Query<VariableQuery>,
) -> ApiResult<Json<variables::Page>> {
    let list = variables::List {
        environment: query.environment,
        search: query.search,
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.in_tenant(&caller, &path.tenant, list).await?))
}

/// Make a variable in an environment
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/variables", tag = "tenant", operation_id = "create_variable",
    params(TenantPath), request_body = variables::NewVariable,
    responses((status = 201, body = variables::Variable, headers(("ETag" = String))), Problems))]
pub async fn create(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(new): Body<variables::NewVariable>,
) -> ApiResult<(StatusCode, Tagged<variables::Variable>)> {
    let variable = app.in_tenant(&caller, &path.tenant, variables::Create(new)).await?;
    Ok((StatusCode::CREATED, Tagged(variable)))
}

/// One variable; of a secret everything but its value
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/variables/{variable}", tag = "tenant", operation_id = "show_variable",
    params(VariablePath),
    responses((status = 200, body = variables::Variable, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<VariablePath>,
) -> ApiResult<Tagged<variables::Variable>> {
    let show = variables::Show {
        variable: path.variable,
    };
    Ok(Tagged(app.in_tenant(&caller, &path.tenant, show).await?))
}

/// Give a variable another value, or make it secret
#[utoipa::path(put, path = "/api/v1/tenants/{tenant}/variables/{variable}", tag = "tenant", operation_id = "edit_variable",
    params(VariablePath, IfMatchHeader), request_body = variables::VariableChange,
    responses((status = 200, body = variables::Variable, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn edit(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<VariablePath>,
    IfMatch(version): IfMatch,
    Body(change): Body<variables::VariableChange>,
) -> ApiResult<Tagged<variables::Variable>> {
    let edit = variables::Edit {
        variable: path.variable,
        version,
        change,
    };
    Ok(Tagged(app.in_tenant(&caller, &path.tenant, edit).await?))
}

/// Delete a variable
#[utoipa::path(delete, path = "/api/v1/tenants/{tenant}/variables/{variable}", tag = "tenant", operation_id = "delete_variable",
    params(VariablePath, IfMatchHeader),
    responses((status = 204, description = "Done"), Problems, EditProblems))]
pub async fn delete(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<VariablePath>,
    IfMatch(version): IfMatch,
) -> ApiResult<StatusCode> {
    let delete = variables::Delete {
        variable: path.variable,
        version,
    };
    app.in_tenant(&caller, &path.tenant, delete).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reveal the value of a variable, which leaves an event
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/variables/{variable}/value", tag = "tenant", operation_id = "reveal_variable",
    params(VariablePath),
    responses((status = 200, body = variables::Revealed), Problems))]
pub async fn reveal(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<VariablePath>,
) -> ApiResult<Json<variables::Revealed>> {
    let reveal = variables::Reveal {
        variable: path.variable,
    };
    Ok(Json(app.in_tenant(&caller, &path.tenant, reveal).await?))
}

/// The environments that have variables
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/environments", tag = "tenant", operation_id = "list_environments",
    params(TenantPath),
    responses((status = 200, body = Vec<variables::EnvironmentSummary>), Problems))]
pub async fn list_environments(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<Vec<variables::EnvironmentSummary>>> {
    Ok(Json(
        app.in_tenant(&caller, &path.tenant, variables::ListEnvironments)
            .await?,
    ))
}

/// All values of an environment, as an application reads them when it starts
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/environments/{environment}", tag = "tenant", operation_id = "read_environment",
    params(EnvironmentPath),
    responses((status = 200, body = variables::Environment), Problems))]
pub async fn read_environment(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<EnvironmentPath>,
) -> ApiResult<Json<variables::Environment>> {
    let read = variables::ReadEnvironment {
        environment: path.environment,
    };
    Ok(Json(app.in_tenant(&caller, &path.tenant, read).await?))
}
