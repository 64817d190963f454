//! Members of a tenant.

use app::{App, Caller, MembershipId, TenantRef, invitations::NewLink, members};
use axum::{Json, extract::State, http::StatusCode, response::Response};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    csv,
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

/// Which members, in which order.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct MembersQuery {
    /// Part of a name or address, whatever the case. What is found is in the order of addresses.
    search: Option<String>,
    /// Only those in this state: `active` or `archived`.
    state: Option<String>,
    /// Only holders of the role with this key; `-`: those without a role.
    role: Option<String>,
    /// Only those who were here since.
    seen_since: Option<Timestamp>,
    /// Only those who were not here since, or never.
    not_seen_since: Option<Timestamp>,
    /// `email` if left out, `joined` or `last_seen`.
    sort: Option<String>,
    /// `next` of the page before.
    after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    limit: Option<u16>,
}

/// The same without a place: a file holds all that match.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct MembersFilter {
    /// Part of a name or address, whatever the case.
    pub search: Option<String>,
    /// Only those in this state: `active` or `archived`.
    pub state: Option<String>,
    /// Only holders of the role with this key; `-`: those without a role.
    pub role: Option<String>,
    /// Only those who were here since.
    pub seen_since: Option<Timestamp>,
    /// Only those who were not here since, or never.
    pub not_seen_since: Option<Timestamp>,
}

/// The same act on many members.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BulkMemberChange, examples(json!({
    "act": "archive", "role": "staff", "members": [{ "id": "mem_00000000000070008000000000000000", "version": 1 }]
})))]
pub struct BulkChange {
    /// `change_role`, `archive`, `reactivate` or `remove`.
    act: String,
    /// The new role's key, for `change_role`.
    #[serde(default)]
    role: String,
    /// 1 to 200, each as it was read.
    members: Vec<members::Chosen>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BulkMemberResults)]
pub struct BulkResults {
    /// One for each member, in the order of the request.
    results: Vec<members::ItemResult>,
}

/// The members, by e-mail address, whoever joined last, or whoever was here last
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/members", tag = "tenant", operation_id = "list_members",
    params(TenantPath, MembersQuery),
    responses((status = 200, body = members::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Query(query): Query<MembersQuery>,
) -> ApiResult<Json<members::Page>> {
    let list = members::List {
        filter: members::Filter {
            search: query.search,
            state: query.state,
            role: query.role,
            seen_since: query.seen_since,
            not_seen_since: query.not_seen_since,
        },
        sort: query.sort,
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.in_tenant(&caller, &path.tenant, list).await?))
}

/// The members as a file
///
/// At most 100,000, by address. Whoever took the list is in the audit log. A cell that a spreadsheet would take for a formula begins with an apostrophe.
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/members.csv", tag = "tenant", operation_id = "export_members",
    params(TenantPath, MembersFilter),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn export(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Query(filter): Query<MembersFilter>,
) -> ApiResult<Response> {
    exported(app, caller, path.tenant, filter).await
}

/// The panel gives the same file.
pub async fn exported(app: App, caller: Caller, tenant: TenantRef, filter: MembersFilter) -> ApiResult<Response> {
    let filter = members::Filter {
        search: filter.search,
        state: filter.state,
        role: filter.role,
        seen_since: filter.seen_since,
        not_seen_since: filter.not_seen_since,
    };
    let export = members::Export { filter: filter.clone() };
    app.in_tenant(&caller, &tenant, export).await?;
    let pages = members::exported(app, caller, tenant, filter);
    Ok(csv::file("members.csv", &COLUMNS, pages, cells))
}

const COLUMNS: [&str; 9] = [
    "id",
    "email",
    "name",
    "role",
    "state",
    "second_factors",
    "last_seen_at",
    "last_sign_in_at",
    "joined_at",
];

fn cells(member: members::Member) -> Vec<String> {
    let time = |at: Option<Timestamp>| at.map(|at| at.to_string()).unwrap_or_default();
    vec![
        member.id.to_string(),
        member.email,
        member.name,
        member.role.unwrap_or_default(),
        member.state.to_string(),
        member.second_factors.join(" "),
        time(member.last_seen_at),
        time(member.last_sign_in_at),
        member.created_at.to_string(),
    ]
}

/// Change the role of many members, archive, reactivate or remove them
///
/// Each on its own: what fails for one does not undo the others, and each has its answer.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/members/bulk", tag = "tenant", operation_id = "change_members",
    params(TenantPath),
    request_body = BulkChange,
    responses((status = 200, body = BulkResults), Problems))]
pub async fn bulk(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(body): Body<BulkChange>,
) -> ApiResult<Json<BulkResults>> {
    let results = members::change_many(&app, &caller, &path.tenant, &body.act, &body.role, &body.members).await?;
    Ok(Json(BulkResults { results }))
}

/// One member
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/members/{member}", tag = "tenant", operation_id = "show_member",
    params(MemberPath),
    responses((status = 200, body = members::Member, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<MemberPath>,
) -> ApiResult<Tagged<members::Member>> {
    let show = members::Show { member: path.member };
    Ok(Tagged(app.in_tenant(&caller, &path.tenant, show).await?))
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

/// End a membership for good
///
/// The account stays, and only an invitation brings the person back. Their API tokens for this tenant end with it.
#[utoipa::path(delete, path = "/api/v1/tenants/{tenant}/members/{member}", tag = "tenant", operation_id = "remove_member",
    params(MemberPath, IfMatchHeader),
    responses((status = 204, description = "Done"), Problems, EditProblems))]
pub async fn remove(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<MemberPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<StatusCode> {
    let member = path.member;
    app.in_tenant(&caller, &path.tenant, members::Remove { member, version })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Mail a member a link to choose a new password with
///
/// It goes to them alone, three times an hour at most.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/members/{member}/reset-password", tag = "tenant", operation_id = "send_member_reset",
    params(MemberPath, IfMatchHeader),
    responses((status = 204, description = "A mail is on its way"), Problems, EditProblems))]
pub async fn send_reset(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<MemberPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<StatusCode> {
    let member = path.member;
    app.in_tenant(&caller, &path.tenant, members::SendReset { member, version })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Hand the tenant over to a member
///
/// They become an owner, and you an admin, in one step. Needs a recent proof of who you are.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/members/{member}/transfer-ownership", tag = "tenant", operation_id = "transfer_ownership",
    params(MemberPath, IfMatchHeader),
    responses((status = 200, body = members::Member, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn transfer_ownership(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<MemberPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<Tagged<members::Member>> {
    let member = path.member;
    let transfer = members::TransferOwnership { member, version };
    Ok(Tagged(app.in_tenant(&caller, &path.tenant, transfer).await?))
}

/// Leave a tenant
///
/// Your membership ends for good, with your API tokens for it. The last owner cannot leave.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/leave", tag = "tenant", operation_id = "leave_for_good",
    params(TenantPath),
    responses((status = 204, description = "Done"), Problems))]
pub async fn leave(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<StatusCode> {
    app.on_account(&caller, members::Leave { tenant: path.tenant }).await?;
    Ok(StatusCode::NO_CONTENT)
}
