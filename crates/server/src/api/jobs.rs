//! Work in the background.

use app::{App, jobs};
use axum::{Json, extract::State};

use super::StateQuery;
use crate::{
    caller::RootCaller,
    extract::Query,
    problem::{ApiResult, Problems},
};

/// The jobs, newest first
#[utoipa::path(get, path = "/api/v1/platform/jobs", tag = "platform", operation_id = "list_jobs",
    params(StateQuery),
    responses((status = 200, body = jobs::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<StateQuery>,
) -> ApiResult<Json<jobs::Page>> {
    let StateQuery { state, after, limit } = query;
    Ok(Json(
        app.on_platform(&caller, jobs::List { state, after, limit }).await?,
    ))
}
