//! One's own sessions.

use app::{
    App, SessionId,
    passkeys::{Answer, Ceremony},
    sessions,
};
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

/// Begin to prove by a passkey who you are
///
/// Ask the browser with the `options`, as `publicKey` of `navigator.credentials.get()`. Its answer is good for five minutes, once.
#[utoipa::path(post, path = "/api/v1/me/proof/passkey", tag = "account", operation_id = "begin_passkey_proof",
    responses((status = 200, body = Ceremony), Problems))]
pub async fn begin_passkey_proof(State(app): State<App>, AnyCaller(caller): AnyCaller) -> ApiResult<Json<Ceremony>> {
    Ok(Json(app.on_account(&caller, sessions::BeginPasskeyProof).await?))
}

/// Prove by a passkey who you are
///
/// What is refused with `step_up_required` is then allowed to this session, for ten minutes, and it counts as opened with a second factor.
#[utoipa::path(put, path = "/api/v1/me/proof/passkey", tag = "account", operation_id = "prove_by_passkey",
    request_body = Answer,
    responses((status = 204, description = "Done"), Problems))]
pub async fn prove_by_passkey(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Body(answer): Body<Answer>,
) -> ApiResult<StatusCode> {
    app.on_account(&caller, sessions::ProveByPasskey(answer)).await?;
    Ok(StatusCode::NO_CONTENT)
}
