//! A tenant's roles, groups and table grants as one file.

use app::{
    App,
    role_file::{Apply, Export, Plan, RoleFile, RoleFilePlan, Wish},
};
use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    extract::{Path, Query, YamlOrJson},
    problem::{ApiResult, Problems, StaleProblem},
};

/// RFC 9512.
pub const YAML: &str = "application/yaml";

/// What is planned.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct PlanQuery {
    /// Deletes the tenant's own roles, and the groups, that the file does not name. Of a list that the file leaves out nothing is deleted.
    prune: bool,
}

/// What is applied.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ApplyQuery {
    /// Deletes the tenant's own roles, and the groups, that the file does not name. Of a list that the file leaves out nothing is deleted.
    prune: bool,
    /// That of the plan: what was changed since is not overwritten.
    state: Option<String>,
}

/// The tenant's roles, groups and table grants as a file
///
/// Applied where it was written it changes nothing. Owner is not in it, nor who holds a role or is in a group.
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/role-file", tag = "tenant", operation_id = "export_role_file",
    params(TenantPath),
    responses((status = 200, description = "The file", body = RoleFile, content_type = "application/yaml"), Problems))]
pub async fn export(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Response> {
    yaml(&app.in_tenant(&caller, &path.tenant, Export).await?)
}

pub fn yaml(file: &RoleFile) -> ApiResult<Response> {
    Ok(([(header::CONTENT_TYPE, YAML)], file.to_yaml()?).into_response())
}

/// What applying a file would change
///
/// It changes nothing, and is refused to whoever would be refused one of the changes, but for a recent proof of identity, which applying may ask for.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/role-file/plan", tag = "tenant", operation_id = "plan_role_file",
    params(TenantPath, PlanQuery),
    request_body(content((RoleFile = "application/json"), (String = "application/yaml"))),
    responses((status = 200, body = RoleFilePlan), Problems, StaleProblem))]
pub async fn plan(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Query(PlanQuery { prune }): Query<PlanQuery>,
    YamlOrJson(file): YamlOrJson,
) -> ApiResult<Json<RoleFilePlan>> {
    let state = None;
    let plan = Plan(Wish { file, prune, state });
    Ok(Json(app.in_tenant(&caller, &path.tenant, plan).await?))
}

/// Make roles, groups and table grants as a file says
///
/// All of it or nothing. The answer says what was changed; the tenant's PostgreSQL enforces it a moment later. Sent again it changes nothing.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/role-file/apply", tag = "tenant", operation_id = "apply_role_file",
    params(TenantPath, ApplyQuery),
    request_body(content((RoleFile = "application/json"), (String = "application/yaml"))),
    responses((status = 200, body = RoleFilePlan), Problems, StaleProblem))]
pub async fn apply(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Query(ApplyQuery { prune, state }): Query<ApplyQuery>,
    YamlOrJson(file): YamlOrJson,
) -> ApiResult<Json<RoleFilePlan>> {
    let apply = Apply(Wish { file, prune, state });
    Ok(Json(app.in_tenant(&caller, &path.tenant, apply).await?))
}
