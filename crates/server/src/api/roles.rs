//! Roles of a tenant.

use app::{App, roles};
use axum::{Json, extract::State};

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    extract::Path,
    problem::{ApiResult, Problems},
};

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
