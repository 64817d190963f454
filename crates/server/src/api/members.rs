//! Members of a tenant.

use app::{App, MembershipId, TenantRef, invitations::NewLink, members};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{SearchQuery, tenants::TenantPath};
use crate::{
    caller::AppCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path, Query},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct MemberPath {
    /// The id or the slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    member: MembershipId,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "role": "member" })))]
pub struct RoleChange {
    /// The new role's key.
    role: String,
}

/// The members, by e-mail address
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/members", tag = "tenant", operation_id = "list_members",
    params(TenantPath, SearchQuery),
    responses((status = 200, body = members::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Query(query): Query<SearchQuery>,
) -> ApiResult<Json<members::Page>> {
    let SearchQuery { search, after, limit } = query;
    Ok(Json(
        app.in_tenant(&caller, &path.tenant, members::List { search, after, limit })
            .await?,
    ))
}

/// Invite somebody with a role
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/members", tag = "tenant", operation_id = "invite_member",
    params(TenantPath),
    request_body = members::NewMember,
    responses((status = 201, body = NewLink), Problems))]
pub async fn invite(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(new): Body<members::NewMember>,
) -> ApiResult<(StatusCode, Json<NewLink>)> {
    let link = app.in_tenant(&caller, &path.tenant, members::Invite(new)).await?;
    Ok((StatusCode::CREATED, Json(link)))
}

/// Give a member another role
#[utoipa::path(patch, path = "/api/v1/tenants/{tenant}/members/{member}", tag = "tenant", operation_id = "change_role",
    params(MemberPath, IfMatchHeader),
    request_body = RoleChange,
    responses((status = 200, body = members::Member, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn change_role(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<MemberPath>,
    IfMatch(version): IfMatch,
    Body(body): Body<RoleChange>,
) -> ApiResult<Tagged<members::Member>> {
    let operation = members::ChangeRole {
        member: path.member,
        role: body.role,
        version,
    };
    Ok(Tagged(app.in_tenant(&caller, &path.tenant, operation).await?))
}

/// Take a member's access away
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/members/{member}/archive", tag = "tenant", operation_id = "archive_member",
    params(MemberPath, IfMatchHeader),
    responses((status = 200, body = members::Member, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn archive(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<MemberPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<Tagged<members::Member>> {
    let operation = members::Archive {
        member: path.member,
        version,
    };
    Ok(Tagged(app.in_tenant(&caller, &path.tenant, operation).await?))
}

/// Let an archived member back in
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/members/{member}/reactivate", tag = "tenant", operation_id = "reactivate_member",
    params(MemberPath, IfMatchHeader),
    responses((status = 200, body = members::Member, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn reactivate(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<MemberPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<Tagged<members::Member>> {
    let operation = members::Reactivate {
        member: path.member,
        version,
    };
    Ok(Tagged(app.in_tenant(&caller, &path.tenant, operation).await?))
}
