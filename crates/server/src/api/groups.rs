//! Groups of a tenant and who is in them.

use app::{App, GroupId, MembershipId, TenantRef, groups};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{PageQuery, tenants::TenantPath};
use crate::{
    caller::AppCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path, Query},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct GroupPath {
    /// The id or the slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    group: GroupId,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct GroupMemberPath {
    /// The id or the slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    group: GroupId,
    member: MembershipId,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "manages": true })))]
pub struct ManagerChange {
    /// Says who is in the group.
    manages: bool,
}

/// The groups, by name
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/groups", tag = "tenant", operation_id = "list_groups",
    params(TenantPath),
    responses((status = 200, body = Vec<groups::Group>), Problems))]
pub async fn list(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<Vec<groups::Group>>> {
    Ok(Json(app.in_tenant(&caller, &path.tenant, groups::List).await?))
}

/// Make a group
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/groups", tag = "tenant", operation_id = "create_group",
    params(TenantPath),
    request_body = groups::GroupDetails,
    responses((status = 201, body = groups::Group, headers(("ETag" = String))), Problems))]
pub async fn create(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(new): Body<groups::GroupDetails>,
) -> ApiResult<(StatusCode, Tagged<groups::Group>)> {
    let group = app.in_tenant(&caller, &path.tenant, groups::Create(new)).await?;
    Ok((StatusCode::CREATED, Tagged(group)))
}

/// One group
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/groups/{group}", tag = "tenant", operation_id = "show_group",
    params(GroupPath),
    responses((status = 200, body = groups::Group, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<GroupPath>,
) -> ApiResult<Tagged<groups::Group>> {
    let show = groups::Show { group: path.group };
    Ok(Tagged(app.in_tenant(&caller, &path.tenant, show).await?))
}

/// Change a group
///
/// What its members may do changes with their next request.
#[utoipa::path(put, path = "/api/v1/tenants/{tenant}/groups/{group}", tag = "tenant", operation_id = "edit_group",
    params(GroupPath, IfMatchHeader),
    request_body = groups::GroupDetails,
    responses((status = 200, body = groups::Group, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn edit(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<GroupPath>,
    IfMatch(version): IfMatch,
    Body(details): Body<groups::GroupDetails>,
) -> ApiResult<Tagged<groups::Group>> {
    let edit = groups::Edit {
        group: path.group,
        version,
        details,
    };
    Ok(Tagged(app.in_tenant(&caller, &path.tenant, edit).await?))
}

/// Delete a group
///
/// Whoever is in it loses what it gave with their next request.
#[utoipa::path(delete, path = "/api/v1/tenants/{tenant}/groups/{group}", tag = "tenant", operation_id = "delete_group",
    params(GroupPath, IfMatchHeader),
    responses((status = 204), Problems, EditProblems))]
pub async fn delete(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<GroupPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<StatusCode> {
    let delete = groups::Delete {
        group: path.group,
        version,
    };
    app.in_tenant(&caller, &path.tenant, delete).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who is in a group, by e-mail address
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/groups/{group}/members", tag = "tenant", operation_id = "list_group_members",
    params(GroupPath, PageQuery),
    responses((status = 200, body = groups::Page), Problems))]
pub async fn list_members(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<GroupPath>,
    Query(query): Query<PageQuery>,
) -> ApiResult<Json<groups::Page>> {
    let list = groups::ListMembers {
        group: path.group,
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.in_tenant(&caller, &path.tenant, list).await?))
}

/// Put a member into a group
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/groups/{group}/members", tag = "tenant", operation_id = "add_group_member",
    params(GroupPath),
    request_body = groups::NewGroupMember,
    responses((status = 201, body = groups::GroupMember), Problems))]
pub async fn add_member(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<GroupPath>,
    Body(new): Body<groups::NewGroupMember>,
) -> ApiResult<(StatusCode, Json<groups::GroupMember>)> {
    let add = groups::AddMember { group: path.group, new };
    let member = app.in_tenant(&caller, &path.tenant, add).await?;
    Ok((StatusCode::CREATED, Json(member)))
}

/// Have somebody manage the group that they are in
///
/// A manager says who is in it, of those below their own rank.
#[utoipa::path(patch, path = "/api/v1/tenants/{tenant}/groups/{group}/members/{member}", tag = "tenant", operation_id = "set_group_manager",
    params(GroupMemberPath),
    request_body = ManagerChange,
    responses((status = 200, body = groups::GroupMember), Problems))]
pub async fn set_manager(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<GroupMemberPath>,
    Body(change): Body<ManagerChange>,
) -> ApiResult<Json<groups::GroupMember>> {
    let set = groups::SetManager {
        group: path.group,
        member: path.member,
        manages: change.manages,
    };
    Ok(Json(app.in_tenant(&caller, &path.tenant, set).await?))
}

/// Take somebody out of a group
#[utoipa::path(delete, path = "/api/v1/tenants/{tenant}/groups/{group}/members/{member}", tag = "tenant", operation_id = "remove_group_member",
    params(GroupMemberPath),
    responses((status = 204), Problems))]
pub async fn remove_member(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<GroupMemberPath>,
) -> ApiResult<StatusCode> {
    let remove = groups::RemoveMember {
        group: path.group,
        member: path.member,
    };
    app.in_tenant(&caller, &path.tenant, remove).await?;
    Ok(StatusCode::NO_CONTENT)
}
