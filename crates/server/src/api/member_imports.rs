//! Tables of people to invite into a tenant.

use app::{
    App, MemberImportId, TenantRef,
    member_imports::{Apply, Check, Import, Lines, LinesPage, NewImport, Show},
};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    extract::{Body, Path, Query},
    problem::{ApiResult, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct ImportPath {
    /// The id or the slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    import: MemberImportId,
}

/// Which lines.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct LinesQuery {
    /// Only those that are `ready`, `refused` or `invited`.
    outcome: Option<String>,
    /// `next` of the page before.
    after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    limit: Option<u16>,
}

/// Look through a table of people to invite, and invite nobody yet
///
/// It says how many lines would be refused; the lines say why. A tenant keeps its five newest tables, for thirty days.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/member-imports", tag = "tenant", operation_id = "check_member_import",
    params(TenantPath),
    request_body = NewImport,
    responses((status = 201, body = Import), Problems))]
pub async fn check(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(new): Body<NewImport>,
) -> ApiResult<(StatusCode, Json<Import>)> {
    let import = app.in_tenant(&caller, &path.tenant, Check(new)).await?;
    Ok((StatusCode::CREATED, Json(import)))
}

/// How far a table of people to invite is
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/member-imports/{import}", tag = "tenant", operation_id = "show_member_import",
    params(ImportPath),
    responses((status = 200, body = Import), Problems))]
pub async fn show(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<ImportPath>,
) -> ApiResult<Json<Import>> {
    let show = Show { import: path.import };
    Ok(Json(app.in_tenant(&caller, &path.tenant, show).await?))
}

/// The lines of a table of people to invite, each with what becomes of it
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/member-imports/{import}/lines", tag = "tenant", operation_id = "list_member_import_lines",
    params(ImportPath, LinesQuery),
    responses((status = 200, body = LinesPage), Problems))]
pub async fn lines(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<ImportPath>,
    Query(query): Query<LinesQuery>,
) -> ApiResult<Json<LinesPage>> {
    let lines = Lines {
        import: path.import,
        outcome: query.outcome,
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.in_tenant(&caller, &path.tenant, lines).await?))
}

/// Have the people of a table invited
///
/// In the background, one after the other, by the rights that you have when each one's turn comes; so no API token may ask for it. A tenant invites a
/// thousand people a day: the rest waits.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/member-imports/{import}/apply", tag = "tenant", operation_id = "apply_member_import",
    params(ImportPath),
    responses((status = 200, body = Import), Problems))]
pub async fn apply(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<ImportPath>,
) -> ApiResult<Json<Import>> {
    let apply = Apply { import: path.import };
    Ok(Json(app.in_tenant(&caller, &path.tenant, apply).await?))
}
