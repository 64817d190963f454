//! Users of the whole instance.

use app::{App, Caller, MembershipId, UserId, admins, users};
use axum::{Json, extract::State, http::StatusCode, response::Response};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{Confirmed, PageQuery, Reasoned};
use crate::{
    caller::RootCaller,
    csv,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path, Query},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct UserPath {
    pub user: UserId,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct MembershipPath {
    pub user: UserId,
    pub membership: MembershipId,
}

/// Which users, in which order, and which page of them.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct UsersQuery {
    /// Part of a name or address, at least 2 characters. What is found is in the order of addresses.
    pub search: Option<String>,
    /// `active`, `suspended` or `deleted`.
    pub state: Option<String>,
    /// `instance` for platform admins, `workspace` for everybody else.
    #[serde(rename = "type")]
    #[param(rename = "type")]
    pub kind: Option<String>,
    /// `email`, `name` or `last_sign_in` (the latest first); with `-` before it the other way round.
    pub order: Option<String>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    pub limit: Option<u16>,
}

/// Which users, in which order.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct UsersFilter {
    /// Part of a name or address, at least 2 characters. What is found is in the order of addresses.
    pub search: Option<String>,
    /// `active`, `suspended` or `deleted`.
    pub state: Option<String>,
    /// `instance` for platform admins, `workspace` for everybody else.
    #[serde(rename = "type")]
    #[param(rename = "type")]
    pub kind: Option<String>,
    /// `email`, `name` or `last_sign_in` (the latest first); with `-` before it the other way round.
    pub order: Option<String>,
}

impl From<UsersFilter> for users::Export {
    fn from(query: UsersFilter) -> Self {
        Self {
            filter: users::Filter {
                search: query.search,
                state: query.state,
                kind: query.kind,
            },
            order: query.order,
        }
    }
}

impl From<UsersQuery> for users::List {
    fn from(query: UsersQuery) -> Self {
        Self {
            filter: users::Filter {
                search: query.search,
                state: query.state,
                kind: query.kind,
            },
            order: query.order,
            after: query.after,
            limit: query.limit,
        }
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "reason": "Somebody else uses this account." })))]
pub struct Suspension {
    /// Why; kept in the audit log.
    #[schema(min_length = 3, max_length = 500)]
    reason: String,
}

/// Everybody of the instance
#[utoipa::path(get, path = "/api/v1/platform/users", tag = "platform", operation_id = "list_users",
    params(UsersQuery),
    responses((status = 200, body = users::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<UsersQuery>,
) -> ApiResult<Json<users::Page>> {
    Ok(Json(app.on_platform(&caller, users::List::from(query)).await?))
}

/// Everybody of the instance as a file
///
/// At most 100,000 users, in the order of the list. Whoever took the list is in the audit log.
#[utoipa::path(get, path = "/api/v1/platform/users.csv", tag = "platform", operation_id = "export_users",
    params(UsersFilter),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn export(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<UsersFilter>,
) -> ApiResult<Response> {
    exported(app, caller, query).await
}

/// The panel gives the same file.
pub async fn exported(app: App, caller: Caller, filter: UsersFilter) -> ApiResult<Response> {
    let export = users::Export::from(filter);
    app.on_platform(&caller, export.clone()).await?;
    Ok(csv::file(
        "users.csv",
        &COLUMNS,
        users::exported(app, caller, export),
        cells,
    ))
}

const COLUMNS: [&str; 9] = [
    "id",
    "email",
    "name",
    "type",
    "platform_role",
    "state",
    "tenants",
    "last_sign_in_at",
    "created_at",
];

fn cells(user: users::User) -> Vec<String> {
    vec![
        user.id.to_string(),
        user.email,
        user.name,
        user.kind.to_string(),
        user.platform_role.unwrap_or_default(),
        user.state.to_string(),
        user.tenants.to_string(),
        user.last_sign_in_at.map(|at| at.to_string()).unwrap_or_default(),
        user.created_at.to_string(),
    ]
}

/// One user
#[utoipa::path(get, path = "/api/v1/platform/users/{user}", tag = "platform", operation_id = "show_user",
    params(UserPath),
    responses((status = 200, body = users::Details, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<UserPath>,
) -> ApiResult<Tagged<users::Details>> {
    Ok(Tagged(app.on_platform(&caller, users::Show { user: path.user }).await?))
}

/// Correct a user's name or address
///
/// Another address needs a reason and a recent proof of who you are.
#[utoipa::path(patch, path = "/api/v1/platform/users/{user}", tag = "platform", operation_id = "edit_user",
    params(UserPath, IfMatchHeader),
    request_body = users::Change,
    responses((status = 200, body = users::User, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn edit(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<UserPath>,
    IfMatch(version): IfMatch,
    Body(change): Body<users::Change>,
) -> ApiResult<Tagged<users::User>> {
    let operation = users::Edit {
        user: path.user,
        version,
        change,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Take a user out of everything, on the very next request
#[utoipa::path(post, path = "/api/v1/platform/users/{user}/suspend", tag = "platform", operation_id = "suspend_user",
    params(UserPath, IfMatchHeader),
    request_body = Suspension,
    responses((status = 200, body = users::User, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn suspend(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<UserPath>,
    IfMatch(version): IfMatch,
    Body(body): Body<Suspension>,
) -> ApiResult<Tagged<users::User>> {
    let operation = users::Suspend {
        user: path.user,
        version,
        reason: body.reason,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Let a suspended user back in, with every membership as it was
#[utoipa::path(post, path = "/api/v1/platform/users/{user}/lift-suspension", tag = "platform", operation_id = "lift_suspension",
    params(UserPath, IfMatchHeader),
    responses((status = 200, body = users::User, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn lift_suspension(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<UserPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<Tagged<users::User>> {
    let operation = users::LiftSuspension {
        user: path.user,
        version,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Mail a user a link to choose a new password with
///
/// It works for half an hour, once, and is shown to nobody but them.
#[utoipa::path(post, path = "/api/v1/platform/users/{user}/reset-password", tag = "platform", operation_id = "send_user_reset",
    params(UserPath),
    request_body = Reasoned,
    responses((status = 202, body = admins::WayIn), Problems))]
pub async fn send_reset(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<UserPath>,
    Body(Reasoned { reason }): Body<Reasoned>,
) -> ApiResult<(StatusCode, Json<admins::WayIn>)> {
    let user = path.user;
    let mailed = app.on_platform(&caller, users::SendReset { user, reason }).await?;
    Ok((StatusCode::ACCEPTED, Json(mailed)))
}

/// Reset a user's second factors
///
/// For whoever lost theirs: with their password they sign in and set up another. Every session and API token of theirs ends.
#[utoipa::path(post, path = "/api/v1/platform/users/{user}/reset-second-factors", tag = "platform", operation_id = "reset_second_factors",
    params(UserPath),
    request_body = Reasoned,
    responses((status = 204, description = "Done"), Problems))]
pub async fn reset_second_factors(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<UserPath>,
    Body(Reasoned { reason }): Body<Reasoned>,
) -> ApiResult<StatusCode> {
    let user = path.user;
    app.on_platform(&caller, users::ResetSecondFactors { user, reason })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End every session and API token of a user
#[utoipa::path(post, path = "/api/v1/platform/users/{user}/sign-out", tag = "platform", operation_id = "sign_out_user",
    params(UserPath),
    responses((status = 204), Problems))]
pub async fn sign_out(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<UserPath>,
) -> ApiResult<StatusCode> {
    app.on_platform(&caller, users::SignOut { user: path.user }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Let a user try to sign in again at once
#[utoipa::path(post, path = "/api/v1/platform/users/{user}/lift-lock", tag = "platform", operation_id = "lift_lock",
    params(UserPath),
    responses((status = 204), Problems))]
pub async fn lift_lock(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<UserPath>,
) -> ApiResult<StatusCode> {
    app.on_platform(&caller, users::LiftLock { user: path.user }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Delete a user: out at once, restorable for thirty days, then erased
///
/// Needs a recent proof of who you are.
#[utoipa::path(post, path = "/api/v1/platform/users/{user}/deletion", tag = "platform", operation_id = "delete_user",
    params(UserPath, IfMatchHeader),
    request_body = Confirmed,
    responses((status = 202, body = users::User, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn delete(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<UserPath>,
    IfMatch(version): IfMatch,
    Body(body): Body<Confirmed>,
) -> ApiResult<(StatusCode, Tagged<users::User>)> {
    let operation = users::Delete {
        user: path.user,
        version,
        confirm: body.confirm,
        reason: body.reason,
    };
    Ok((StatusCode::ACCEPTED, Tagged(app.on_platform(&caller, operation).await?)))
}

/// Take the deletion of a user back
#[utoipa::path(post, path = "/api/v1/platform/users/{user}/restore", tag = "platform", operation_id = "restore_user",
    params(UserPath, IfMatchHeader),
    responses((status = 200, body = users::User, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn restore(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<UserPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<Tagged<users::User>> {
    let operation = users::Restore {
        user: path.user,
        version,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// The tenants of a user, by slug
#[utoipa::path(get, path = "/api/v1/platform/users/{user}/memberships", tag = "platform", operation_id = "list_tenants_of_user",
    params(UserPath, PageQuery),
    responses((status = 200, body = users::TenantsPage), Problems))]
pub async fn list_tenants(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<UserPath>,
    Query(query): Query<PageQuery>,
) -> ApiResult<Json<users::TenantsPage>> {
    let operation = users::ListTenants {
        user: path.user,
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.on_platform(&caller, operation).await?))
}

/// Archive a user in one tenant; its owners read it in their log
#[utoipa::path(post, path = "/api/v1/platform/users/{user}/memberships/{membership}/archive", tag = "platform",
    operation_id = "archive_membership",
    params(MembershipPath, IfMatchHeader),
    responses((status = 200, body = users::TenantOfUser, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn archive_membership(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<MembershipPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<Tagged<users::TenantOfUser>> {
    let operation = users::ArchiveMembership {
        user: path.user,
        membership: path.membership,
        version,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Let an archived user back into one tenant, as what they were
#[utoipa::path(post, path = "/api/v1/platform/users/{user}/memberships/{membership}/reactivate", tag = "platform",
    operation_id = "reactivate_membership",
    params(MembershipPath, IfMatchHeader),
    responses((status = 200, body = users::TenantOfUser, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn reactivate_membership(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<MembershipPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<Tagged<users::TenantOfUser>> {
    let operation = users::ReactivateMembership {
        user: path.user,
        membership: path.membership,
        version,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Remove a user from one tenant for good
#[utoipa::path(delete, path = "/api/v1/platform/users/{user}/memberships/{membership}", tag = "platform",
    operation_id = "remove_membership",
    params(MembershipPath, IfMatchHeader),
    responses((status = 204), Problems, EditProblems))]
pub async fn remove_membership(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<MembershipPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<StatusCode> {
    let operation = users::RemoveMembership {
        user: path.user,
        membership: path.membership,
        version,
    };
    app.on_platform(&caller, operation).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Archive a user in every tenant
///
/// Where nobody else owns a tenant the membership stays, and the answer says so.
#[utoipa::path(post, path = "/api/v1/platform/users/{user}/archive-everywhere", tag = "platform", operation_id = "archive_everywhere",
    params(UserPath),
    responses((status = 200, body = users::Left), Problems))]
pub async fn archive_everywhere(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<UserPath>,
) -> ApiResult<Json<users::Left>> {
    Ok(Json(users::archive_everywhere(&app, &caller, path.user).await?))
}
