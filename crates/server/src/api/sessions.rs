//! One's own sessions.

use app::{App, SessionId, sessions};
use axum::{Json, extract::State, http::StatusCode};
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::PageQuery;
use crate::{
    caller::AnyCaller,
    extract::{Body, Path, Query},
    problem::{ApiResult, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct SessionPath {
    session: SessionId,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "password": "the password" })))]
pub struct Proof {
    #[schema(value_type = String, format = Password)]
    password: SecretString,
    /// Of the authenticator app, or a recovery code: asked of whoever has a second factor.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    code: Option<SecretString>,
}

/// Where you are signed in, newest first
#[utoipa::path(get, path = "/api/v1/me/sessions", tag = "account", operation_id = "list_sessions",
    params(PageQuery),
    responses((status = 200, body = sessions::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Query(query): Query<PageQuery>,
) -> ApiResult<Json<sessions::Page>> {
    let PageQuery { after, limit } = query;
    Ok(Json(app.on_account(&caller, sessions::List { after, limit }).await?))
}

/// End a session
#[utoipa::path(delete, path = "/api/v1/me/sessions/{session}", tag = "account", operation_id = "revoke_session",
    params(SessionPath),
    responses((status = 204, description = "Done"), Problems))]
pub async fn revoke(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Path(path): Path<SessionPath>,
) -> ApiResult<StatusCode> {
    app.on_account(&caller, sessions::Revoke { session: path.session })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Prove once more who you are
///
/// What is refused with `step_up_required` is then allowed to this session, for ten minutes.
#[utoipa::path(put, path = "/api/v1/me/proof", tag = "account", operation_id = "prove_identity",
    request_body = Proof,
    responses((status = 204, description = "Done"), Problems))]
pub async fn prove(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Body(Proof { password, code }): Body<Proof>,
) -> ApiResult<StatusCode> {
    app.on_account(&caller, sessions::Prove { password, code }).await?;
    Ok(StatusCode::NO_CONTENT)
}
