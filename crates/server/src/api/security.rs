//! What would make the installation safer.

use app::{
    AdminId, App,
    security::{Dismiss, NewDismissal, OldInvitation, OldInvitations, Posture, Restore, Show},
};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    caller::RootCaller,
    extract::Body,
    problem::{ApiResult, Problems},
};

/// Security suggestions, those that stand and those that were set aside
#[utoipa::path(get, path = "/api/v1/platform/security", tag = "platform", operation_id = "show_security",
    responses((status = 200, body = Posture), Problems))]
pub async fn show(State(app): State<App>, RootCaller(caller): RootCaller) -> ApiResult<Json<Posture>> {
    Ok(Json(app.on_platform(&caller, Show).await?))
}

/// The invitations that have stood open for five days
///
/// At most 50, those that end first; all of them are in the tenants with `attention=old_invitations`.
#[utoipa::path(get, path = "/api/v1/platform/security/old-invitations", tag = "platform", operation_id = "list_old_invitations",
    responses((status = 200, body = Vec<OldInvitation>), Problems))]
pub async fn old_invitations(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
) -> ApiResult<Json<Vec<OldInvitation>>> {
    Ok(Json(app.on_platform(&caller, OldInvitations).await?))
}

/// Set a security suggestion aside, with a reason and until a day
#[utoipa::path(post, path = "/api/v1/platform/security/dismissals", tag = "platform", operation_id = "dismiss_suggestion",
    request_body = NewDismissal,
    responses((status = 204, description = "Done"), Problems))]
pub async fn dismiss(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(new): Body<NewDismissal>,
) -> ApiResult<StatusCode> {
    app.on_platform(&caller, Dismiss(new)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "kind": "dormant", "admin": "adm_00000000000070008000000000000000" })))]
pub struct WhichDismissal {
    /// Such as `dormant`.
    kind: String,
    /// The platform admin whom it is about; left out: the installation.
    admin: Option<AdminId>,
}

/// Take back that a security suggestion was set aside
#[utoipa::path(delete, path = "/api/v1/platform/security/dismissals", tag = "platform", operation_id = "restore_suggestion",
    request_body = WhichDismissal,
    responses((status = 204, description = "Done"), Problems))]
pub async fn restore(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(which): Body<WhichDismissal>,
) -> ApiResult<StatusCode> {
    let restore = Restore {
        kind: which.kind,
        admin: which.admin,
    };
    app.on_platform(&caller, restore).await?;
    Ok(StatusCode::NO_CONTENT)
}
