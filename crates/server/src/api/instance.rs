//! The settings of the installation.

use app::{App, instance};
use axum::extract::State;

use crate::{
    caller::RootCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::Body,
    problem::{ApiResult, EditProblems, Problems},
};

/// The settings of the installation
#[utoipa::path(get, path = "/api/v1/platform/settings", tag = "platform", operation_id = "show_settings",
    responses((status = 200, body = instance::InstanceDetails, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
) -> ApiResult<Tagged<instance::InstanceDetails>> {
    Ok(Tagged(app.on_platform(&caller, instance::Show).await?))
}

/// Change some of the settings
///
/// Needs a recent proof of who you are.
#[utoipa::path(patch, path = "/api/v1/platform/settings", tag = "platform", operation_id = "change_settings",
    params(IfMatchHeader),
    request_body = instance::SettingsChange,
    responses((status = 200, body = instance::InstanceDetails, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn change(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    IfMatch(version): IfMatch,
    Body(change): Body<instance::SettingsChange>,
) -> ApiResult<Tagged<instance::InstanceDetails>> {
    let operation = instance::Change { version, change };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}
