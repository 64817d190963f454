//! Invitations that wait.

use app::{App, InvitationId, TenantRef, invitations};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{PageQuery, tenants::TenantPath};
use crate::{
    caller::AppCaller,
    extract::{Path, Query},
    problem::{ApiResult, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct InvitationPath {
    /// The id or the slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    invitation: InvitationId,
}

/// The invitations that wait for an answer, newest first
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/invitations", tag = "tenant", operation_id = "list_invitations",
    params(TenantPath, PageQuery),
    responses((status = 200, body = invitations::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Query(query): Query<PageQuery>,
) -> ApiResult<Json<invitations::Page>> {
    let PageQuery { after, limit } = query;
    let list = invitations::List { after, limit };
    Ok(Json(app.in_tenant(&caller, &path.tenant, list).await?))
}

/// Send an invitation again, with a new link
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/invitations/{invitation}/resend", tag = "tenant", operation_id = "resend_invitation",
    params(InvitationPath),
    responses((status = 200, body = invitations::NewLink), Problems))]
pub async fn resend(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<InvitationPath>,
) -> ApiResult<Json<invitations::NewLink>> {
    let operation = invitations::Resend {
        invitation: path.invitation,
    };
    Ok(Json(app.in_tenant(&caller, &path.tenant, operation).await?))
}

/// Take an invitation back
#[utoipa::path(delete, path = "/api/v1/tenants/{tenant}/invitations/{invitation}", tag = "tenant", operation_id = "revoke_invitation",
    params(InvitationPath),
    responses((status = 204, description = "Done"), Problems))]
pub async fn revoke(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<InvitationPath>,
) -> ApiResult<StatusCode> {
    let operation = invitations::Revoke {
        invitation: path.invitation,
    };
    app.in_tenant(&caller, &path.tenant, operation).await?;
    Ok(StatusCode::NO_CONTENT)
}
