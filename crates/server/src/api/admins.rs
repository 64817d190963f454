//! Platform admins.

use app::{AdminId, App, Caller, admins};
use axum::{Json, extract::State, http::StatusCode, response::Response};
use futures_util::stream;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{PageQuery, Reasoned};
use crate::{
    caller::RootCaller,
    csv,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path, Query},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct AdminPath {
    admin: AdminId,
}

/// Which platform admins, in which order.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct AdminsQuery {
    /// Part of an address, a name or a title, whatever the case.
    search: Option<String>,
    /// Only holders of the role with this key.
    role: Option<String>,
    /// Only those in this state: `active`, `invited`, `inactive` or `pending`.
    state: Option<String>,
    /// `email` if left out, `name`, `title`, `role`, `state` or `last_sign_in`; with `-` before it the other way round.
    sort: Option<String>,
    /// `next` of the page before.
    after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    limit: Option<u16>,
}

/// The same without a place: a file holds all that match.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct AdminsFilter {
    /// Part of an address, a name or a title, whatever the case.
    pub search: Option<String>,
    /// Only holders of the role with this key.
    pub role: Option<String>,
    /// Only those in this state: `active`, `invited`, `inactive` or `pending`.
    pub state: Option<String>,
    /// `email` if left out, `name`, `title`, `role`, `state` or `last_sign_in`; with `-` before it the other way round.
    pub sort: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CandidatesQuery {
    /// Part of an e-mail address, at least 2 characters.
    #[param(min_length = 2, example = "ada@example.org")]
    search: String,
}

/// The platform admins
#[utoipa::path(get, path = "/api/v1/platform/admins", tag = "platform", operation_id = "list_admins",
    params(AdminsQuery),
    responses((status = 200, body = admins::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<AdminsQuery>,
) -> ApiResult<Json<admins::Page>> {
    let list = admins::List {
        search: query.search,
        role: query.role,
        state: query.state,
        sort: query.sort,
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.on_platform(&caller, list).await?))
}

/// The platform admins as CSV, all that match
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
#[utoipa::path(get, path = "/api/v1/platform/admins.csv", tag = "platform", operation_id = "export_admins",
    params(AdminsFilter),
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn export(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(filter): Query<AdminsFilter>,
) -> ApiResult<Response> {
    exported(app, caller, filter).await
}

/// The panel gives the same file.
pub async fn exported(app: App, caller: Caller, filter: AdminsFilter) -> ApiResult<Response> {
    let list = admins::List {
        search: filter.search,
        role: filter.role,
        state: filter.state,
        sort: filter.sort,
        after: None,
        limit: Some(200),
    };
    let first = app.on_platform(&caller, list.clone()).await?;
    let pages = csv::all(first, move |after| {
        let (app, caller) = (app.clone(), caller.clone());
        let after = Some(after);
        let list = admins::List { after, ..list.clone() };
        async move { app.on_platform(&caller, list).await }
    });
    Ok(csv::file("platform-admins.csv", &COLUMNS, pages, cells))
}

const COLUMNS: [&str; 14] = [
    "email",
    "name",
    "role",
    "title",
    "state",
    "reason",
    "returns_on",
    "second_factors",
    "passkeys",
    "can_sign_in",
    "last_sign_in_at",
    "since",
    "requested_by",
    "link_expires_at",
];

fn cells(admin: admins::Admin) -> Vec<String> {
    vec![
        admin.email,
        admin.name,
        admin.role,
        admin.title,
        admin.state.to_string(),
        admin.state_reason.unwrap_or_default(),
        admin.returns_on.map(|day| day.to_string()).unwrap_or_default(),
        admin.second_factors.join(" "),
        admin.passkeys.to_string(),
        admin.can_sign_in.to_string(),
        admin.last_sign_in_at.map(|at| at.to_string()).unwrap_or_default(),
        admin.created_at.to_string(),
        admin.requested_by.unwrap_or_default(),
        admin.link_expires_at.map(|at| at.to_string()).unwrap_or_default(),
    ]
}

/// Make everybody of the platform choose a new password
///
/// After a breach. Every session on the root panel ends but yours, and whoever signs in there with a password from before has to choose another.
/// Needs a recent proof of who you are.
#[utoipa::path(post, path = "/api/v1/platform/admins/require-new-passwords", tag = "platform", operation_id = "require_new_passwords",
    request_body = Reasoned,
    responses((status = 204, description = "Done"), Problems))]
pub async fn require_new_passwords(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(Reasoned { reason }): Body<Reasoned>,
) -> ApiResult<StatusCode> {
    app.on_platform(&caller, admins::RequireNewPasswords { reason }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Make somebody a platform admin
///
/// A user who is there already, or, with a name, somebody new. It holds from their next request on.
#[utoipa::path(post, path = "/api/v1/platform/admins", tag = "platform", operation_id = "add_admin",
    request_body = admins::NewAdmin,
    responses((status = 201, body = admins::Added), Problems))]
pub async fn add(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(new): Body<admins::NewAdmin>,
) -> ApiResult<(StatusCode, Json<admins::Added>)> {
    let added = app.on_platform(&caller, admins::Add(new)).await?;
    Ok((StatusCode::CREATED, Json(added)))
}

/// People who could be made platform admins
///
/// At most 20, by e-mail address.
#[utoipa::path(get, path = "/api/v1/platform/admins/candidates", tag = "platform", operation_id = "find_admin_candidates",
    params(CandidatesQuery),
    responses((status = 200, body = Vec<admins::Candidate>), Problems))]
pub async fn candidates(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<CandidatesQuery>,
) -> ApiResult<Json<Vec<admins::Candidate>>> {
    let search = query.search;
    Ok(Json(app.on_platform(&caller, admins::Candidates { search }).await?))
}

/// One platform admin
#[utoipa::path(get, path = "/api/v1/platform/admins/{admin}", tag = "platform", operation_id = "show_admin",
    params(AdminPath),
    responses((status = 200, body = admins::Admin, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(AdminPath { admin }): Path<AdminPath>,
) -> ApiResult<Tagged<admins::Admin>> {
    Ok(Tagged(app.on_platform(&caller, admins::Show { admin }).await?))
}

/// Give a platform admin another role or title
#[utoipa::path(patch, path = "/api/v1/platform/admins/{admin}", tag = "platform", operation_id = "change_admin",
    params(AdminPath, IfMatchHeader),
    request_body = admins::Changes,
    responses((status = 200, body = admins::Admin, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn change(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(AdminPath { admin }): Path<AdminPath>,
    IfMatch(version): IfMatch,
    Body(changes): Body<admins::Changes>,
) -> ApiResult<Tagged<admins::Admin>> {
    let change = admins::Change {
        admin,
        version,
        changes,
    };
    Ok(Tagged(app.on_platform(&caller, change).await?))
}

/// Put a platform admin to rest
///
/// They are out from their next request on; the row stays.
#[utoipa::path(post, path = "/api/v1/platform/admins/{admin}/deactivate", tag = "platform", operation_id = "deactivate_admin",
    params(AdminPath, IfMatchHeader),
    request_body = admins::Leave,
    responses((status = 200, body = admins::Admin, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn deactivate(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(AdminPath { admin }): Path<AdminPath>,
    IfMatch(version): IfMatch,
    Body(leave): Body<admins::Leave>,
) -> ApiResult<Tagged<admins::Admin>> {
    let deactivate = admins::Deactivate {
        admin,
        version,
        leave,
        even_last: false,
    };
    Ok(Tagged(app.on_platform(&caller, deactivate).await?))
}

/// Let an inactive platform admin go on
#[utoipa::path(post, path = "/api/v1/platform/admins/{admin}/reactivate", tag = "platform", operation_id = "reactivate_admin",
    params(AdminPath, IfMatchHeader),
    request_body = Reasoned,
    responses((status = 200, body = admins::Admin, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn reactivate(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(AdminPath { admin }): Path<AdminPath>,
    IfMatch(version): IfMatch,
    Body(Reasoned { reason }): Body<Reasoned>,
) -> ApiResult<Tagged<admins::Admin>> {
    let reactivate = admins::Reactivate { admin, version, reason };
    Ok(Tagged(app.on_platform(&caller, reactivate).await?))
}

/// Approve a platform admin whom somebody else added
#[utoipa::path(post, path = "/api/v1/platform/admins/{admin}/approve", tag = "platform", operation_id = "approve_admin",
    params(AdminPath, IfMatchHeader),
    request_body = Reasoned,
    responses((status = 200, body = admins::Admin, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn approve(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(AdminPath { admin }): Path<AdminPath>,
    IfMatch(version): IfMatch,
    Body(Reasoned { reason }): Body<Reasoned>,
) -> ApiResult<Tagged<admins::Admin>> {
    let approve = admins::Approve { admin, version, reason };
    Ok(Tagged(app.on_platform(&caller, approve).await?))
}

/// Take the platform away from somebody
///
/// The row is closed, their links end, and their account stays as it is. Added again, they get a new row. Of whoever is invited,
/// this revokes the invitation.
#[utoipa::path(post, path = "/api/v1/platform/admins/{admin}/remove", tag = "platform", operation_id = "remove_admin",
    params(AdminPath, IfMatchHeader),
    request_body = Reasoned,
    responses((status = 204, description = "Done"), Problems, EditProblems))]
pub async fn remove(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(AdminPath { admin }): Path<AdminPath>,
    IfMatch(version): IfMatch,
    Body(Reasoned { reason }): Body<Reasoned>,
) -> ApiResult<StatusCode> {
    app.on_platform(&caller, admins::Remove { admin, version, reason })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Let a platform admin choose another password
#[utoipa::path(post, path = "/api/v1/platform/admins/{admin}/reset-password", tag = "platform", operation_id = "reset_admin_password",
    params(AdminPath),
    request_body = admins::PasswordReset,
    responses((status = 200, body = admins::WayIn), Problems))]
pub async fn reset_password(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(AdminPath { admin }): Path<AdminPath>,
    Body(reset): Body<admins::PasswordReset>,
) -> ApiResult<Json<admins::WayIn>> {
    Ok(Json(
        app.on_platform(&caller, admins::ResetPassword { admin, reset }).await?,
    ))
}

/// Invite a platform admin once more who has chosen no password yet
///
/// The link before stops working. The new one is mailed where mail is configured, and shown this once.
#[utoipa::path(post, path = "/api/v1/platform/admins/{admin}/resend-invitation", tag = "platform", operation_id = "resend_admin_invitation",
    params(AdminPath),
    request_body = Reasoned,
    responses((status = 200, body = admins::WayIn), Problems))]
pub async fn resend(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(AdminPath { admin }): Path<AdminPath>,
    Body(Reasoned { reason }): Body<Reasoned>,
) -> ApiResult<Json<admins::WayIn>> {
    Ok(Json(app.on_platform(&caller, admins::Resend { admin, reason }).await?))
}

/// Lift the wait that wrong passwords brought upon a platform admin
#[utoipa::path(post, path = "/api/v1/platform/admins/{admin}/unlock", tag = "platform", operation_id = "unlock_admin",
    params(AdminPath),
    request_body = Reasoned,
    responses((status = 204, description = "Done"), Problems))]
pub async fn unlock(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(AdminPath { admin }): Path<AdminPath>,
    Body(Reasoned { reason }): Body<Reasoned>,
) -> ApiResult<StatusCode> {
    app.on_platform(&caller, admins::Unlock { admin, reason }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// End every session of a platform admin
#[utoipa::path(post, path = "/api/v1/platform/admins/{admin}/sign-out", tag = "platform", operation_id = "sign_out_admin",
    params(AdminPath),
    request_body = Reasoned,
    responses((status = 204, description = "Done"), Problems))]
pub async fn sign_out(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(AdminPath { admin }): Path<AdminPath>,
    Body(Reasoned { reason }): Body<Reasoned>,
) -> ApiResult<StatusCode> {
    app.on_platform(&caller, admins::SignOut { admin, reason }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was done to a platform admin, newest first
#[utoipa::path(get, path = "/api/v1/platform/admins/{admin}/history", tag = "platform", operation_id = "list_admin_history",
    params(AdminPath, PageQuery),
    responses((status = 200, body = admins::HistoryPage), Problems))]
pub async fn history(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(AdminPath { admin }): Path<AdminPath>,
    Query(PageQuery { after, limit }): Query<PageQuery>,
) -> ApiResult<Json<admins::HistoryPage>> {
    Ok(Json(
        app.on_platform(&caller, admins::History { admin, after, limit })
            .await?,
    ))
}

/// Make many people platform admins
///
/// Each row by itself: what one is refused holds up no other. With `dry_run` nothing is changed.
#[utoipa::path(post, path = "/api/v1/platform/admins/import", tag = "platform", operation_id = "import_admins",
    request_body = admins::Import,
    responses((status = 200, body = Vec<admins::Imported>), Problems))]
pub async fn import(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(import): Body<admins::Import>,
) -> ApiResult<Json<Vec<admins::Imported>>> {
    Ok(Json(admins::import(&app, &caller, import).await?))
}

/// The register of platform admins, with the head of the audit log
#[utoipa::path(get, path = "/api/v1/platform/admins/register", tag = "platform", operation_id = "show_admin_register",
    responses((status = 200, body = admins::RegisterOf), Problems))]
pub async fn register(State(app): State<App>, RootCaller(caller): RootCaller) -> ApiResult<Json<admins::RegisterOf>> {
    Ok(Json(app.on_platform(&caller, admins::Register).await?))
}

/// The register of platform admins as CSV
///
/// The columns of the list's file, and in each line of when it is and where the audit log stood.
#[utoipa::path(get, path = "/api/v1/platform/admins/register.csv", tag = "platform", operation_id = "export_admin_register",
    responses((status = 200, content_type = "text/csv", body = String), Problems))]
pub async fn export_register(State(app): State<App>, RootCaller(caller): RootCaller) -> ApiResult<Response> {
    exported_register(app, caller).await
}

/// The panel gives the same file.
pub async fn exported_register(app: App, caller: Caller) -> ApiResult<Response> {
    let register = app.on_platform(&caller, admins::Register).await?;
    let columns = [&COLUMNS[..], &["register_of", "audit_checkpoint"]].concat();
    let of = [register.made_at.to_string(), register.checkpoint.unwrap_or_default()];
    let lines = register
        .admins
        .into_iter()
        .map(|admin| [cells(admin), of.to_vec()].concat());
    let page = stream::iter([Ok(lines.collect())]);
    Ok(csv::file("platform-admins.csv", &columns, page, |cells| cells))
}
