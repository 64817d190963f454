//! Plans, and what a tenant uses of its own.

use app::{App, plans};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{PageQuery, tenants::TenantPath};
use crate::{
    caller::{AppCaller, RootCaller},
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path, Query},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct PlanPath {
    /// The plan's key.
    plan: String,
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ReplacementQuery {
    /// The key of the plan that its tenants get; needed if there are any.
    replacement: Option<String>,
}

/// The plans, by key
#[utoipa::path(get, path = "/api/v1/platform/plans", tag = "platform", operation_id = "list_plans",
    params(PageQuery),
    responses((status = 200, body = plans::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<PageQuery>,
) -> ApiResult<Json<plans::Page>> {
    let PageQuery { after, limit } = query;
    Ok(Json(app.on_platform(&caller, plans::List { after, limit }).await?))
}

/// Make a plan
#[utoipa::path(post, path = "/api/v1/platform/plans", tag = "platform", operation_id = "create_plan",
    request_body = plans::NewPlan,
    responses((status = 201, body = plans::Plan, headers(("ETag" = String))), Problems))]
pub async fn create(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(new): Body<plans::NewPlan>,
) -> ApiResult<(StatusCode, Tagged<plans::Plan>)> {
    let plan = app.on_platform(&caller, plans::Create(new)).await?;
    Ok((StatusCode::CREATED, Tagged(plan)))
}

/// One plan
#[utoipa::path(get, path = "/api/v1/platform/plans/{plan}", tag = "platform", operation_id = "show_plan",
    params(PlanPath),
    responses((status = 200, body = plans::Plan, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<PlanPath>,
) -> ApiResult<Tagged<plans::Plan>> {
    Ok(Tagged(app.on_platform(&caller, plans::Show { plan: path.plan }).await?))
}

/// Change a plan, for all tenants that have it
#[utoipa::path(put, path = "/api/v1/platform/plans/{plan}", tag = "platform", operation_id = "edit_plan",
    params(PlanPath, IfMatchHeader),
    request_body = plans::PlanChange,
    responses((status = 200, body = plans::Plan, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn edit(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<PlanPath>,
    IfMatch(version): IfMatch,
    Body(change): Body<plans::PlanChange>,
) -> ApiResult<Tagged<plans::Plan>> {
    let operation = plans::Edit {
        plan: path.plan,
        version,
        change,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Delete a plan; its tenants get another
#[utoipa::path(delete, path = "/api/v1/platform/plans/{plan}", tag = "platform", operation_id = "delete_plan",
    params(PlanPath, ReplacementQuery, IfMatchHeader),
    responses((status = 204), Problems, EditProblems))]
pub async fn delete(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<PlanPath>,
    Query(query): Query<ReplacementQuery>,
    IfMatch(version): IfMatch,
) -> ApiResult<StatusCode> {
    let operation = plans::Delete {
        plan: path.plan,
        version,
        replacement: query.replacement,
    };
    app.on_platform(&caller, operation).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the tenant uses of its plan
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/usage", tag = "tenant", operation_id = "show_usage",
    params(TenantPath),
    responses((status = 200, body = plans::Usage), Problems))]
pub async fn usage(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<plans::Usage>> {
    Ok(Json(app.in_tenant(&caller, &path.tenant, plans::ShowUsage).await?))
}
