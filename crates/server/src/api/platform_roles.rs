//! Roles of platform admins.

use app::{App, platform_roles};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
    caller::RootCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct PlatformRolePath {
    /// The role's key.
    platform_role: String,
}

/// The platform's roles, the highest first
#[utoipa::path(get, path = "/api/v1/platform/roles", tag = "platform", operation_id = "list_platform_roles",
    responses((status = 200, body = Vec<platform_roles::PlatformRole>), Problems))]
pub async fn list(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
) -> ApiResult<Json<Vec<platform_roles::PlatformRole>>> {
    Ok(Json(app.on_platform(&caller, platform_roles::List).await?))
}

/// Make a platform role of your own
#[utoipa::path(post, path = "/api/v1/platform/roles", tag = "platform", operation_id = "create_platform_role",
    request_body = platform_roles::NewPlatformRole,
    responses((status = 201, body = platform_roles::PlatformRole), Problems))]
pub async fn create(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(new): Body<platform_roles::NewPlatformRole>,
) -> ApiResult<(StatusCode, Json<platform_roles::PlatformRole>)> {
    let role = app.on_platform(&caller, platform_roles::Create(new)).await?;
    Ok((StatusCode::CREATED, Json(role)))
}

/// Change a platform role of your own
///
/// What its holders may do changes with their next request.
#[utoipa::path(patch, path = "/api/v1/platform/roles/{platform_role}", tag = "platform", operation_id = "edit_platform_role",
    params(PlatformRolePath, IfMatchHeader),
    request_body = platform_roles::RoleChanges,
    responses((status = 200, body = platform_roles::PlatformRole, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn edit(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(PlatformRolePath { platform_role: role }): Path<PlatformRolePath>,
    IfMatch(version): IfMatch,
    Body(changes): Body<platform_roles::RoleChanges>,
) -> ApiResult<Tagged<platform_roles::PlatformRole>> {
    let edit = platform_roles::Edit { role, version, changes };
    Ok(Tagged(app.on_platform(&caller, edit).await?))
}

/// Delete a platform role of your own
///
/// Whoever holds it gets the replacement.
#[utoipa::path(post, path = "/api/v1/platform/roles/{platform_role}/delete", tag = "platform", operation_id = "delete_platform_role",
    params(PlatformRolePath, IfMatchHeader),
    request_body = platform_roles::Deletion,
    responses((status = 204, description = "Done"), Problems, EditProblems))]
pub async fn delete(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(PlatformRolePath { platform_role: role }): Path<PlatformRolePath>,
    IfMatch(version): IfMatch,
    Body(deletion): Body<platform_roles::Deletion>,
) -> ApiResult<StatusCode> {
    let delete = platform_roles::Delete {
        role,
        version,
        deletion,
    };
    app.on_platform(&caller, delete).await?;
    Ok(StatusCode::NO_CONTENT)
}
