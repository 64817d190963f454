//! The settings of a tenant.

use app::{App, tenant_settings};
use axum::extract::State;

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path},
    problem::{ApiResult, EditProblems, Problems},
};

/// The settings of a tenant
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/settings", tag = "tenant", operation_id = "show_tenant_settings",
    params(TenantPath),
    responses((status = 200, body = tenant_settings::TenantSettings, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Tagged<tenant_settings::TenantSettings>> {
    Ok(Tagged(
        app.in_tenant(&caller, &path.tenant, tenant_settings::Show).await?,
    ))
}

/// Change some of a tenant's settings
///
/// Needs a recent proof of who you are. Networks that you do not come from yourself are refused.
#[utoipa::path(patch, path = "/api/v1/tenants/{tenant}/settings", tag = "tenant", operation_id = "change_tenant_settings",
    params(TenantPath, IfMatchHeader),
    request_body = tenant_settings::TenantSettingsChange,
    responses((status = 200, body = tenant_settings::TenantSettings, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn change(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    IfMatch(version): IfMatch,
    Body(change): Body<tenant_settings::TenantSettingsChange>,
) -> ApiResult<Tagged<tenant_settings::TenantSettings>> {
    let from = caller.origin.address;
    let operation = tenant_settings::Change { version, change, from };
    Ok(Tagged(app.in_tenant(&caller, &path.tenant, operation).await?))
}
