//! Verifications of the sealed audit log.

use app::{
    App,
    audit_verifications::{List, Start, Verification},
};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
    caller::RootCaller,
    extract::Query,
    problem::{ApiResult, Problems},
};

/// The newest verifications of the audit log
///
/// Each with how far it is, and in the end with what it found.
#[utoipa::path(get, path = "/api/v1/platform/audit/verifications", tag = "platform", operation_id = "list_audit_verifications",
    responses((status = 200, body = Vec<Verification>), Problems))]
pub async fn list(State(app): State<App>, RootCaller(caller): RootCaller) -> ApiResult<Json<Vec<Verification>>> {
    Ok(Json(app.on_platform(&caller, List).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Expected {
    /// A checkpoint that an earlier report gave: it must be there and the same, or something was cut off.
    checkpoint: Option<String>,
}

impl TryFrom<Expected> for Start {
    type Error = app::Error;

    fn try_from(expected: Expected) -> Result<Self, Self::Error> {
        let parsed = expected.checkpoint.map(|text| text.parse()).transpose();
        let expected =
            parsed.map_err(|error: &str| app::Error::invalid("checkpoint", format!("This is none: {error}.")))?;
        Ok(Self { expected })
    }
}

/// Verify every log from its first event, in the background
#[utoipa::path(post, path = "/api/v1/platform/audit/verifications", tag = "platform", operation_id = "start_audit_verification",
    params(Expected),
    responses((status = 202, body = Verification), Problems))]
pub async fn start(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(expected): Query<Expected>,
) -> ApiResult<(StatusCode, Json<Verification>)> {
    let begun = app.on_platform(&caller, Start::try_from(expected)?).await?;
    Ok((StatusCode::ACCEPTED, Json(begun)))
}
