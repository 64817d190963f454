//! Saved views of the audit log, on both planes.

use app::{
    App, AuditViewId, TenantRef,
    audit_views::{Delete, List, NewView, Save, View},
};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::tenants::TenantPath;
use crate::{
    caller::{AppCaller, RootCaller},
    extract::{Body, Path},
    problem::{ApiResult, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct ViewPath {
    view: AuditViewId,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct TenantViewPath {
    /// The tenant's id or slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    view: AuditViewId,
}

/// Your saved views of the tenant's audit log, and those that others share
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/audit/views", tag = "tenant", operation_id = "list_audit_views",
    params(TenantPath),
    responses((status = 200, body = Vec<View>), Problems))]
pub async fn list(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<Vec<View>>> {
    Ok(Json(app.in_tenant(&caller, &path.tenant, List::default()).await?))
}

/// Keep a filter of the tenant's audit log under a name
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/audit/views", tag = "tenant", operation_id = "save_audit_view",
    params(TenantPath), request_body = NewView,
    responses((status = 201, body = View), Problems))]
pub async fn save(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(new): Body<NewView>,
) -> ApiResult<(StatusCode, Json<View>)> {
    let view = app.in_tenant(&caller, &path.tenant, Save::new(new)).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// Delete a saved view of the tenant's audit log
#[utoipa::path(delete, path = "/api/v1/tenants/{tenant}/audit/views/{view}", tag = "tenant", operation_id = "delete_audit_view",
    params(TenantViewPath),
    responses((status = 204, description = "Done"), Problems))]
pub async fn delete(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantViewPath>,
) -> ApiResult<StatusCode> {
    app.in_tenant(&caller, &path.tenant, Delete::new(path.view)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Your saved views of all audit logs, and those that other admins share
#[utoipa::path(get, path = "/api/v1/platform/audit/views", tag = "platform", operation_id = "list_platform_audit_views",
    responses((status = 200, body = Vec<View>), Problems))]
pub async fn list_platform(State(app): State<App>, RootCaller(caller): RootCaller) -> ApiResult<Json<Vec<View>>> {
    Ok(Json(app.on_platform(&caller, List::default()).await?))
}

/// Keep a filter of all audit logs under a name
#[utoipa::path(post, path = "/api/v1/platform/audit/views", tag = "platform", operation_id = "save_platform_audit_view",
    request_body = NewView,
    responses((status = 201, body = View), Problems))]
pub async fn save_platform(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(new): Body<NewView>,
) -> ApiResult<(StatusCode, Json<View>)> {
    let view = app.on_platform(&caller, Save::new(new)).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// Delete a saved view of all audit logs
#[utoipa::path(delete, path = "/api/v1/platform/audit/views/{view}", tag = "platform", operation_id = "delete_platform_audit_view",
    params(ViewPath),
    responses((status = 204, description = "Done"), Problems))]
pub async fn delete_platform(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<ViewPath>,
) -> ApiResult<StatusCode> {
    app.on_platform(&caller, Delete::new(path.view)).await?;
    Ok(StatusCode::NO_CONTENT)
}
