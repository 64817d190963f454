//! What would make a tenant safer.

use app::{
    App, MembershipId,
    tenant_security::{Dismiss, NewDismissal, Posture, Restore, Show},
};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    extract::{Body, Path},
    problem::{ApiResult, Problems},
};

/// Security suggestions of the tenant, those that stand and those set aside
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/security", tag = "tenant", operation_id = "show_tenant_security",
    params(TenantPath),
    responses((status = 200, body = Posture), Problems))]
pub async fn show(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<Posture>> {
    Ok(Json(app.in_tenant(&caller, &path.tenant, Show).await?))
}

/// Set a security suggestion of the tenant aside, with a reason and until a day
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/security/dismissals", tag = "tenant", operation_id = "dismiss_tenant_suggestion",
    params(TenantPath),
    request_body = NewDismissal,
    responses((status = 204, description = "Done"), Problems))]
pub async fn dismiss(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(new): Body<NewDismissal>,
) -> ApiResult<StatusCode> {
    app.in_tenant(&caller, &path.tenant, Dismiss(new)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WhichTenantDismissal, examples(json!({ "kind": "dormant_admin", "member": "mem_00000000000070008000000000000000" })))]
pub struct WhichDismissal {
    /// Such as `dormant_admin`.
    kind: String,
    /// The member whom it is about; left out: the tenant.
    member: Option<MembershipId>,
}

/// Take back that a security suggestion of the tenant was set aside
#[utoipa::path(delete, path = "/api/v1/tenants/{tenant}/security/dismissals", tag = "tenant", operation_id = "restore_tenant_suggestion",
    params(TenantPath),
    request_body = WhichDismissal,
    responses((status = 204, description = "Done"), Problems))]
pub async fn restore(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(which): Body<WhichDismissal>,
) -> ApiResult<StatusCode> {
    let restore = Restore {
        kind: which.kind,
        member: which.member,
    };
    app.in_tenant(&caller, &path.tenant, restore).await?;
    Ok(StatusCode::NO_CONTENT)
}
