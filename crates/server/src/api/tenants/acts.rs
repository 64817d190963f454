//! What is done to a tenant as a whole: by the platform, and by its owner.

use app::{App, tenants};
use axum::{extract::State, http::StatusCode};

use super::TenantPath;
use crate::{
    api::{Confirmed, Reasoned},
    caller::{AppCaller, RootCaller},
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path},
    problem::{ApiResult, EditProblems, Problems},
};

/// Suspend a tenant
///
/// Its members are refused on their next request and told why, strangers see no tenant, its application's database login is shut out.
#[utoipa::path(post, path = "/api/v1/platform/tenants/{tenant}/suspend", tag = "platform", operation_id = "suspend_tenant",
    params(TenantPath, IfMatchHeader),
    request_body = Reasoned,
    responses((status = 200, body = tenants::Tenant, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn suspend(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    IfMatch(version): IfMatch,
    Body(body): Body<Reasoned>,
) -> ApiResult<Tagged<tenants::Tenant>> {
    let operation = tenants::Suspend {
        tenant: path.tenant,
        version,
        reason: body.reason,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Archive a tenant
#[utoipa::path(post, path = "/api/v1/platform/tenants/{tenant}/archive", tag = "platform", operation_id = "archive_tenant",
    params(TenantPath, IfMatchHeader),
    request_body = Reasoned,
    responses((status = 200, body = tenants::Tenant, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn archive(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    IfMatch(version): IfMatch,
    Body(body): Body<Reasoned>,
) -> ApiResult<Tagged<tenants::Tenant>> {
    let operation = tenants::Archive {
        tenant: path.tenant,
        version,
        reason: body.reason,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Take a tenant back to the state before
///
/// What was suspended and then archived is suspended again; what was to be deleted is what it was.
#[utoipa::path(post, path = "/api/v1/platform/tenants/{tenant}/restore", tag = "platform", operation_id = "restore_tenant",
    params(TenantPath, IfMatchHeader),
    responses((status = 200, body = tenants::Tenant, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn restore(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<Tagged<tenants::Tenant>> {
    let operation = tenants::Restore {
        tenant: path.tenant,
        version,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Have a tenant deleted: closed at once, removed after 30 days
///
/// Until then it can be restored. Needs a recent proof of who you are.
#[utoipa::path(post, path = "/api/v1/platform/tenants/{tenant}/deletion", tag = "platform", operation_id = "delete_tenant",
    params(TenantPath, IfMatchHeader),
    request_body = Confirmed,
    responses((status = 202, body = tenants::Tenant, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn delete(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    IfMatch(version): IfMatch,
    Body(body): Body<Confirmed>,
) -> ApiResult<(StatusCode, Tagged<tenants::Tenant>)> {
    let operation = tenants::Delete {
        tenant: path.tenant,
        version,
        confirm: body.confirm,
        reason: body.reason,
    };
    Ok((StatusCode::ACCEPTED, Tagged(app.on_platform(&caller, operation).await?)))
}

/// Delete a tenant at once, for good
///
/// For Super Admins. Needs a recent proof of who you are.
#[utoipa::path(post, path = "/api/v1/platform/tenants/{tenant}/deletion/now", tag = "platform", operation_id = "delete_tenant_now",
    params(TenantPath, IfMatchHeader),
    request_body = Confirmed,
    responses((status = 202, body = tenants::Tenant, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn delete_now(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    IfMatch(version): IfMatch,
    Body(body): Body<Confirmed>,
) -> ApiResult<(StatusCode, Tagged<tenants::Tenant>)> {
    let operation = tenants::DeleteNow {
        tenant: path.tenant,
        version,
        confirm: body.confirm,
        reason: body.reason,
    };
    Ok((StatusCode::ACCEPTED, Tagged(app.on_platform(&caller, operation).await?)))
}

/// Admit a tenant's people from anywhere again
///
/// For owners who locked themselves out by the networks that they set. Needs a recent proof of who you are.
#[utoipa::path(post, path = "/api/v1/platform/tenants/{tenant}/admit-from-anywhere", tag = "platform", operation_id = "admit_from_anywhere",
    params(TenantPath),
    request_body = Reasoned,
    responses((status = 200, body = tenants::Tenant, headers(("ETag" = String))), Problems))]
pub async fn admit_from_anywhere(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    Body(body): Body<Reasoned>,
) -> ApiResult<Tagged<tenants::Tenant>> {
    let operation = tenants::AdmitFromAnywhere {
        tenant: path.tenant,
        reason: body.reason,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Have the tenant deleted that one owns: closed at once, removed after 30 days
///
/// Until then the platform can restore it. Needs a recent proof of who you are.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/deletion", tag = "tenant", operation_id = "give_up_tenant",
    params(TenantPath),
    request_body = Confirmed,
    responses((status = 204, description = "It is closed"), Problems))]
pub async fn give_up(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(Confirmed { confirm, reason }): Body<Confirmed>,
) -> ApiResult<StatusCode> {
    app.in_tenant(&caller, &path.tenant, tenants::GiveUp { confirm, reason })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
