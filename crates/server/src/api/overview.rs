//! Counts over the installation.

use app::{App, overview};
use axum::{Json, extract::State};

use crate::{
    caller::RootCaller,
    problem::{ApiResult, Problems},
};

/// Counts over the whole installation
#[utoipa::path(get, path = "/api/v1/platform/overview", tag = "platform", operation_id = "show_overview",
    responses((status = 200, body = overview::Overview), Problems))]
pub async fn show(State(app): State<App>, RootCaller(caller): RootCaller) -> ApiResult<Json<overview::Overview>> {
    Ok(Json(app.on_platform(&caller, overview::Show).await?))
}
