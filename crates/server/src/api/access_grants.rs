//! Access grants: platform admins' ways into a tenant, as the platform opens them and as the tenant's owners see them.

use app::{
    AccessGrantId, App, TenantRef,
    access_grants::{self, AccessGrant, Entered, NewAccessGrant, Opened, Policy, Way},
};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{PageQuery, StateQuery, tenants::TenantPath};
use crate::{
    caller::{AppCaller, RootCaller},
    extract::{Body, Path, Query},
    problem::{ApiResult, Problems},
};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct AccessGrantPath {
    /// The id or the slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    grant: AccessGrantId,
}

/// The ways into all tenants that are open or wait for an owner, newest first
///
/// `state` is `waiting` or `open`, which may be entered or is.
#[utoipa::path(get, path = "/api/v1/platform/access-grants", tag = "platform", operation_id = "list_open_access_grants",
    params(StateQuery),
    responses((status = 200, body = access_grants::Page), Problems))]
pub async fn list_all(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<StateQuery>,
) -> ApiResult<Json<access_grants::Page>> {
    let StateQuery { state, after, limit } = query;
    let operation = access_grants::ListAll { state, after, limit };
    Ok(Json(app.on_platform(&caller, operation).await?))
}

/// The ways that platform admins had into the tenant, newest first
#[utoipa::path(get, path = "/api/v1/platform/tenants/{tenant}/access-grants", tag = "platform", operation_id = "list_access_grants_of_tenant",
    params(TenantPath, PageQuery),
    responses((status = 200, body = access_grants::Page), Problems))]
pub async fn list_of_tenant(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    Query(query): Query<PageQuery>,
) -> ApiResult<Json<access_grants::Page>> {
    let operation = access_grants::ListOfTenant {
        tenant: path.tenant,
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.on_platform(&caller, operation).await?))
}

/// Open a way into the tenant, for a while and with a reason
///
/// Needs a recent proof of who you are. The token that it answers is good for this tenant only, and ends with the access grant. Where the
/// tenant wants an owner's approval there is no token yet: take it when the access grant is approved.
#[utoipa::path(post, path = "/api/v1/platform/tenants/{tenant}/access-grants", tag = "platform", operation_id = "open_access_grant",
    params(TenantPath),
    request_body = NewAccessGrant,
    responses((status = 201, body = Opened), Problems))]
pub async fn open(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    Body(new): Body<NewAccessGrant>,
) -> ApiResult<(StatusCode, Json<Opened>)> {
    let operation = access_grants::Open {
        tenant: path.tenant,
        new,
        way: Way::Api,
    };
    Ok((StatusCode::CREATED, Json(app.on_platform(&caller, operation).await?)))
}

/// Take a token for one's own access grant
///
/// One that was approved begins with it. Needs a recent proof of who you are.
#[utoipa::path(post, path = "/api/v1/platform/tenants/{tenant}/access-grants/{grant}/token", tag = "platform", operation_id = "enter_access_grant",
    params(AccessGrantPath),
    responses((status = 201, body = Entered), Problems))]
pub async fn enter(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<AccessGrantPath>,
) -> ApiResult<(StatusCode, Json<Entered>)> {
    let operation = access_grants::Enter {
        tenant: path.tenant,
        grant: path.grant,
        way: Way::Api,
    };
    Ok((StatusCode::CREATED, Json(app.on_platform(&caller, operation).await?)))
}

/// End an access grant: one's own, or another platform admin's
#[utoipa::path(delete, path = "/api/v1/platform/tenants/{tenant}/access-grants/{grant}", tag = "platform", operation_id = "end_access_grant",
    params(AccessGrantPath),
    responses((status = 200, body = AccessGrant), Problems))]
pub async fn end(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<AccessGrantPath>,
) -> ApiResult<Json<AccessGrant>> {
    let operation = access_grants::End {
        tenant: path.tenant,
        grant: path.grant,
    };
    Ok(Json(app.on_platform(&caller, operation).await?))
}

/// Who of the platform was in this tenant, and when, newest first
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/access-grants", tag = "tenant", operation_id = "list_access_grants",
    params(TenantPath, PageQuery),
    responses((status = 200, body = access_grants::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Query(query): Query<PageQuery>,
) -> ApiResult<Json<access_grants::Page>> {
    let operation = access_grants::List {
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.in_tenant(&caller, &path.tenant, operation).await?))
}

/// Let somebody of the platform in who asked
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/access-grants/{grant}/approve", tag = "tenant", operation_id = "approve_access_grant",
    params(AccessGrantPath),
    responses((status = 200, body = AccessGrant), Problems))]
pub async fn approve(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<AccessGrantPath>,
) -> ApiResult<Json<AccessGrant>> {
    let operation = access_grants::Approve { grant: path.grant };
    Ok(Json(app.in_tenant(&caller, &path.tenant, operation).await?))
}

/// Keep somebody of the platform out who asked
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/access-grants/{grant}/refuse", tag = "tenant", operation_id = "refuse_access_grant",
    params(AccessGrantPath),
    responses((status = 200, body = AccessGrant), Problems))]
pub async fn refuse(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<AccessGrantPath>,
) -> ApiResult<Json<AccessGrant>> {
    let operation = access_grants::Refuse { grant: path.grant };
    Ok(Json(app.in_tenant(&caller, &path.tenant, operation).await?))
}

/// End an access grant as an owner of the tenant
#[utoipa::path(delete, path = "/api/v1/tenants/{tenant}/access-grants/{grant}", tag = "tenant", operation_id = "revoke_access_grant",
    params(AccessGrantPath),
    responses((status = 200, body = AccessGrant), Problems))]
pub async fn revoke(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<AccessGrantPath>,
) -> ApiResult<Json<AccessGrant>> {
    let operation = access_grants::Revoke { grant: path.grant };
    Ok(Json(app.in_tenant(&caller, &path.tenant, operation).await?))
}

/// End the access grant by which you are here
#[utoipa::path(delete, path = "/api/v1/tenants/{tenant}/visit", tag = "tenant", operation_id = "leave_tenant",
    params(TenantPath),
    responses((status = 200, body = AccessGrant), Problems))]
pub async fn leave(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<AccessGrant>> {
    Ok(Json(app.in_tenant(&caller, &path.tenant, access_grants::Leave).await?))
}

/// Whether an owner approves before somebody of the platform comes in
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/access-policy", tag = "tenant", operation_id = "show_access_policy",
    params(TenantPath),
    responses((status = 200, body = Policy), Problems))]
pub async fn show_policy(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<Policy>> {
    Ok(Json(
        app.in_tenant(&caller, &path.tenant, access_grants::ShowPolicy).await?,
    ))
}

/// Have owners approve before somebody of the platform comes in, or not
#[utoipa::path(put, path = "/api/v1/tenants/{tenant}/access-policy", tag = "tenant", operation_id = "set_access_policy",
    params(TenantPath),
    request_body = Policy,
    responses((status = 200, body = Policy), Problems))]
pub async fn set_policy(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(policy): Body<Policy>,
) -> ApiResult<Json<Policy>> {
    let operation = access_grants::SetPolicy(policy);
    Ok(Json(app.in_tenant(&caller, &path.tenant, operation).await?))
}
