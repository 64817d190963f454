//! Work in the background.

use app::{App, JobId, jobs};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::StateQuery;
use crate::{
    caller::RootCaller,
    extract::{Path, Query},
    problem::{ApiResult, Problems},
};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct JobPath {
    pub job: JobId,
}

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

/// Try a job again that was given up
#[utoipa::path(post, path = "/api/v1/platform/jobs/{job}/retry", tag = "platform", operation_id = "retry_job",
    params(JobPath),
    responses((status = 204, description = "Done"), Problems))]
pub async fn retry(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<JobPath>,
) -> ApiResult<StatusCode> {
    app.on_platform(&caller, jobs::Retry { job: path.job }).await?;
    Ok(StatusCode::NO_CONTENT)
}
