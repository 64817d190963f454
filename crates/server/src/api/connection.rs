//! How the customer's application connects.

use app::{App, connection};
use axum::{Json, extract::State};

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    extract::Path,
    problem::{ApiResult, Problems},
};

/// Where and as whom the application connects
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/connection", tag = "tenant", operation_id = "show_connection",
    params(TenantPath),
    responses((status = 200, body = connection::Connection), Problems))]
pub async fn show(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<connection::Connection>> {
    Ok(Json(app.in_tenant(&caller, &path.tenant, connection::Show).await?))
}

/// Give the application's login a new password, shown this once
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/connection/password", tag = "tenant", operation_id = "rotate_password",
    params(TenantPath),
    responses((status = 200, body = connection::NewPassword), Problems))]
pub async fn rotate_password(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<connection::NewPassword>> {
    Ok(Json(
        app.in_tenant(&caller, &path.tenant, connection::RotatePassword).await?,
    ))
}
