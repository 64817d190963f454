//! Tenants, as the platform keeps them.

use app::{App, TenantRef, invitations, tenants};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{Confirmed, SearchQuery};
use crate::{
    caller::RootCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path, Query},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct TenantPath {
    /// The id or the slug.
    #[param(value_type = String)]
    pub tenant: TenantRef,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "email": "ada@example.com" })))]
pub struct OwnerInvitation {
    #[schema(format = Email, max_length = 254)]
    email: String,
}

/// The tenants, by slug
#[utoipa::path(get, path = "/api/v1/platform/tenants", tag = "platform", operation_id = "list_tenants",
    params(SearchQuery),
    responses((status = 200, body = tenants::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<SearchQuery>,
) -> ApiResult<Json<tenants::Page>> {
    let SearchQuery { search, after, limit } = query;
    Ok(Json(
        app.on_platform(
            &caller,
            tenants::List {
                search,
                server: None,
                after,
                limit,
            },
        )
        .await?,
    ))
}

/// Create a tenant; a job provisions its place
#[utoipa::path(post, path = "/api/v1/platform/tenants", tag = "platform", operation_id = "create_tenant",
    request_body = tenants::NewTenant,
    responses((status = 201, body = tenants::Tenant), Problems))]
pub async fn create(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(new): Body<tenants::NewTenant>,
) -> ApiResult<(StatusCode, Json<tenants::Tenant>)> {
    let tenant = app.on_platform(&caller, tenants::Create(new)).await?;
    Ok((StatusCode::CREATED, Json(tenant)))
}

/// Take an existing schema under management
#[utoipa::path(post, path = "/api/v1/platform/tenants/attach", tag = "platform", operation_id = "attach_tenant",
    request_body = tenants::NewAttachment,
    responses((status = 201, body = tenants::Tenant), Problems))]
pub async fn attach(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(new): Body<tenants::NewAttachment>,
) -> ApiResult<(StatusCode, Json<tenants::Tenant>)> {
    let tenant = app.on_platform(&caller, tenants::Attach(new)).await?;
    Ok((StatusCode::CREATED, Json(tenant)))
}

/// One tenant and how far its provisioning is
#[utoipa::path(get, path = "/api/v1/platform/tenants/{tenant}", tag = "platform", operation_id = "show_tenant",
    params(TenantPath),
    responses((status = 200, body = tenants::Details, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Tagged<tenants::Details>> {
    Ok(Tagged(
        app.on_platform(&caller, tenants::Show { tenant: path.tenant }).await?,
    ))
}

/// Delete a tenant: closed at once, removed by a job
///
/// Needs a recent proof of who you are.
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

/// Invite the first owner of a tenant that has none
#[utoipa::path(post, path = "/api/v1/platform/tenants/{tenant}/owner-invitation", tag = "platform", operation_id = "invite_owner",
    params(TenantPath),
    request_body = OwnerInvitation,
    responses((status = 201, body = invitations::NewLink), Problems))]
pub async fn invite_owner(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    Body(new): Body<OwnerInvitation>,
) -> ApiResult<(StatusCode, Json<invitations::NewLink>)> {
    let operation = tenants::InviteOwner {
        tenant: path.tenant,
        email: new.email,
    };
    Ok((StatusCode::CREATED, Json(app.on_platform(&caller, operation).await?)))
}
