//! Roles of a tenant, one by one and several in one step.

use app::{App, TenantRef, roles};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path},
    problem::{ApiResult, EditProblems, Problems, StaleProblem},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct RolePath {
    /// The id or the slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    /// The role's key.
    role: String,
}

/// The roles, highest rank first
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/roles", tag = "tenant", operation_id = "list_roles",
    params(TenantPath),
    responses((status = 200, body = Vec<roles::RoleSummary>), Problems))]
pub async fn list(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<Vec<roles::RoleSummary>>> {
    Ok(Json(app.in_tenant(&caller, &path.tenant, roles::List).await?))
}

/// Make a role of the tenant's own
///
/// PostgreSQL knows it a moment later, with the rights on tables of the role that it is made like.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/roles", tag = "tenant", operation_id = "create_role",
    params(TenantPath),
    request_body = roles::NewRole,
    responses((status = 201, body = roles::RoleSummary), Problems))]
pub async fn create(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(new): Body<roles::NewRole>,
) -> ApiResult<(StatusCode, Json<roles::RoleSummary>)> {
    let role = app.in_tenant(&caller, &path.tenant, roles::Create(new)).await?;
    Ok((StatusCode::CREATED, Json(role)))
}

/// Change the permissions of several roles in one step
///
/// All of it is saved or nothing. `add` and `remove` leave alone what they do not name.
#[utoipa::path(patch, path = "/api/v1/tenants/{tenant}/roles", tag = "tenant", operation_id = "save_roles",
    params(TenantPath),
    request_body = roles::PermissionChanges,
    responses((status = 200, body = Vec<roles::RoleSummary>), Problems, StaleProblem))]
pub async fn save(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(changes): Body<roles::PermissionChanges>,
) -> ApiResult<Json<Vec<roles::RoleSummary>>> {
    Ok(Json(app.in_tenant(&caller, &path.tenant, roles::Save(changes)).await?))
}

/// How many people would gain and lose what, before it is saved
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/roles/preview", tag = "tenant", operation_id = "preview_roles",
    params(TenantPath),
    request_body = roles::PermissionChanges,
    responses((status = 200, body = roles::Preview), Problems))]
pub async fn preview(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(changes): Body<roles::PermissionChanges>,
) -> ApiResult<Json<roles::Preview>> {
    let preview = roles::PreviewSave(changes);
    Ok(Json(app.in_tenant(&caller, &path.tenant, preview).await?))
}

/// One role
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/roles/{role}", tag = "tenant", operation_id = "show_role",
    params(RolePath),
    responses((status = 200, body = roles::RoleSummary, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(RolePath { tenant, role }): Path<RolePath>,
) -> ApiResult<Tagged<roles::RoleSummary>> {
    Ok(Tagged(app.in_tenant(&caller, &tenant, roles::Show { role }).await?))
}

/// Change a role
///
/// What its holders may do changes with their next request. A built-in role keeps its name, description and rank.
#[utoipa::path(patch, path = "/api/v1/tenants/{tenant}/roles/{role}", tag = "tenant", operation_id = "edit_role",
    params(RolePath, IfMatchHeader),
    request_body = roles::RoleChanges,
    responses((status = 200, body = roles::RoleSummary, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn edit(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(RolePath { tenant, role }): Path<RolePath>,
    IfMatch(version): IfMatch,
    Body(changes): Body<roles::RoleChanges>,
) -> ApiResult<Tagged<roles::RoleSummary>> {
    let edit = roles::Edit { role, version, changes };
    Ok(Tagged(app.in_tenant(&caller, &tenant, edit).await?))
}

/// Delete a role of the tenant's own
///
/// Whoever holds it, or is invited to it, gets the replacement, or no role if that is said.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/roles/{role}/delete", tag = "tenant", operation_id = "delete_role",
    params(RolePath, IfMatchHeader),
    request_body = roles::Deletion,
    responses((status = 204, description = "Done"), Problems, EditProblems))]
pub async fn delete(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(RolePath { tenant, role }): Path<RolePath>,
    IfMatch(version): IfMatch,
    Body(deletion): Body<roles::Deletion>,
) -> ApiResult<StatusCode> {
    let delete = roles::Delete {
        role,
        version,
        deletion,
    };
    app.in_tenant(&caller, &tenant, delete).await?;
    Ok(StatusCode::NO_CONTENT)
}
