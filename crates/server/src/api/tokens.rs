//! One's own API tokens.

use app::{App, TokenId, tokens};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::PageQuery;
use crate::{
    caller::AnyCaller,
    extract::{Body, Path, Query},
    problem::{ApiResult, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct TokenPath {
    token: TokenId,
}

/// Your API tokens, newest first
#[utoipa::path(get, path = "/api/v1/me/tokens", tag = "account", operation_id = "list_tokens",
    params(PageQuery),
    responses((status = 200, body = tokens::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Query(query): Query<PageQuery>,
) -> ApiResult<Json<tokens::Page>> {
    let PageQuery { after, limit } = query;
    Ok(Json(app.on_account(&caller, tokens::List { after, limit }).await?))
}

/// Make an API token, shown this once
///
/// Needs a recent proof of who you are.
#[utoipa::path(post, path = "/api/v1/me/tokens", tag = "account", operation_id = "create_token",
    request_body = tokens::NewToken,
    responses((status = 201, body = tokens::Created), Problems))]
pub async fn create(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Body(new): Body<tokens::NewToken>,
) -> ApiResult<(StatusCode, Json<tokens::Created>)> {
    let created = app.on_account(&caller, tokens::Create(new)).await?;
    Ok((StatusCode::CREATED, Json(created)))
}

/// End an API token
#[utoipa::path(delete, path = "/api/v1/me/tokens/{token}", tag = "account", operation_id = "revoke_token",
    params(TokenPath),
    responses((status = 204, description = "Done"), Problems))]
pub async fn revoke(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Path(path): Path<TokenPath>,
) -> ApiResult<StatusCode> {
    app.on_account(&caller, tokens::Revoke { token: path.token }).await?;
    Ok(StatusCode::NO_CONTENT)
}
