//! Platform admins.

use app::{App, admins};
use axum::{Json, extract::State};

use crate::{
    caller::RootCaller,
    problem::{ApiResult, Problems},
};

/// The platform admins
#[utoipa::path(get, path = "/api/v1/platform/admins", tag = "platform", operation_id = "list_admins",
    responses((status = 200, body = Vec<admins::Admin>), Problems))]
pub async fn list(State(app): State<App>, RootCaller(caller): RootCaller) -> ApiResult<Json<Vec<admins::Admin>>> {
    Ok(Json(app.on_platform(&caller, admins::List).await?))
}
