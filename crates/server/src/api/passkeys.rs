//! One's own passkeys.

use app::{App, PasskeyId, passkeys};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::PageQuery;
use crate::{
    caller::AnyCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path, Query},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct PasskeyPath {
    passkey: PasskeyId,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "name": "Phone" })))]
pub struct PasskeyName {
    #[schema(max_length = 60)]
    name: String,
}

/// Your passkeys, oldest first
#[utoipa::path(get, path = "/api/v1/me/passkeys", tag = "account", operation_id = "list_passkeys",
    params(PageQuery),
    responses((status = 200, body = passkeys::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Query(query): Query<PageQuery>,
) -> ApiResult<Json<passkeys::Page>> {
    let PageQuery { after, limit } = query;
    Ok(Json(app.on_account(&caller, passkeys::List { after, limit }).await?))
}

/// Begin to add a passkey
///
/// Needs a recent proof of who you are. Ask the browser with the `options`, as `publicKey` of `navigator.credentials.create()`. Its answer is
/// good for five minutes, once.
#[utoipa::path(post, path = "/api/v1/me/passkeys/ceremony", tag = "account", operation_id = "begin_passkey",
    responses((status = 200, body = passkeys::Ceremony), Problems))]
pub async fn begin(State(app): State<App>, AnyCaller(caller): AnyCaller) -> ApiResult<Json<passkeys::Ceremony>> {
    Ok(Json(app.on_account(&caller, passkeys::Begin).await?))
}

/// Add the passkey that the browser made
///
/// You are told by mail. Twenty are as many as one person may have. With the first one come recovery codes.
#[utoipa::path(post, path = "/api/v1/me/passkeys", tag = "account", operation_id = "add_passkey",
    request_body = passkeys::NewPasskey,
    responses((status = 201, body = passkeys::Added), Problems))]
pub async fn add(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Body(new): Body<passkeys::NewPasskey>,
) -> ApiResult<(StatusCode, Json<passkeys::Added>)> {
    let added = app.on_account(&caller, passkeys::Add(new)).await?;
    Ok((StatusCode::CREATED, Json(added)))
}

/// Rename a passkey
#[utoipa::path(patch, path = "/api/v1/me/passkeys/{passkey}", tag = "account", operation_id = "rename_passkey",
    params(PasskeyPath, IfMatchHeader),
    request_body = PasskeyName,
    responses((status = 200, body = passkeys::Passkey, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn rename(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Path(PasskeyPath { passkey }): Path<PasskeyPath>,
    IfMatch(version): IfMatch,
    Body(PasskeyName { name }): Body<PasskeyName>,
) -> ApiResult<Tagged<passkeys::Passkey>> {
    let rename = passkeys::Rename { passkey, name, version };
    Ok(Tagged(app.on_account(&caller, rename).await?))
}

/// Remove a passkey
///
/// Needs a recent proof of who you are. It opens nothing any more, and you are told by mail.
#[utoipa::path(delete, path = "/api/v1/me/passkeys/{passkey}", tag = "account", operation_id = "remove_passkey",
    params(PasskeyPath),
    responses((status = 204, description = "Done"), Problems))]
pub async fn remove(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Path(PasskeyPath { passkey }): Path<PasskeyPath>,
) -> ApiResult<StatusCode> {
    app.on_account(&caller, passkeys::Remove { passkey }).await?;
    Ok(StatusCode::NO_CONTENT)
}
