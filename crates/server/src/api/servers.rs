//! Registered PostgreSQL servers.

use app::{App, ServerId, servers};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::StateQuery;
use crate::{
    caller::RootCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path, Query},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct ServerPath {
    server: ServerId,
}

/// The database servers, by name
///
/// Each is tried once a minute, and is `online`, `offline` or, before that, `unchecked`.
#[utoipa::path(get, path = "/api/v1/platform/servers", tag = "platform", operation_id = "list_servers",
    params(StateQuery),
    responses((status = 200, body = servers::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<StateQuery>,
) -> ApiResult<Json<servers::Page>> {
    let StateQuery { state, after, limit } = query;
    Ok(Json(
        app.on_platform(&caller, servers::List { state, after, limit }).await?,
    ))
}

/// Register a database server
#[utoipa::path(post, path = "/api/v1/platform/servers", tag = "platform", operation_id = "add_server",
    request_body = servers::NewServer,
    responses((status = 201, body = servers::Server), Problems))]
pub async fn add(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(new): Body<servers::NewServer>,
) -> ApiResult<(StatusCode, Json<servers::Server>)> {
    let server = app.on_platform(&caller, servers::Add(new)).await?;
    Ok((StatusCode::CREATED, Json(server)))
}

/// Try a connection and register nothing
#[utoipa::path(post, path = "/api/v1/platform/servers/test", tag = "platform", operation_id = "test_server",
    request_body = servers::NewServer,
    responses((status = 200, body = servers::TestReport), Problems))]
pub async fn test(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(new): Body<servers::NewServer>,
) -> ApiResult<Json<servers::TestReport>> {
    Ok(Json(app.on_platform(&caller, servers::Test(new)).await?))
}

/// One database server
#[utoipa::path(get, path = "/api/v1/platform/servers/{server}", tag = "platform", operation_id = "show_server",
    params(ServerPath),
    responses((status = 200, body = servers::Server, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<ServerPath>,
) -> ApiResult<Tagged<servers::Server>> {
    Ok(Tagged(
        app.on_platform(&caller, servers::Show { server: path.server }).await?,
    ))
}

/// Change what a database server is called or how it is reached
///
/// The connection is tried afterwards; `check_error` says what is wrong with it. Asks for a recent proof of who you are.
#[utoipa::path(put, path = "/api/v1/platform/servers/{server}", tag = "platform", operation_id = "edit_server",
    params(ServerPath, IfMatchHeader),
    request_body = servers::ServerChange,
    responses((status = 200, body = servers::Server, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn edit(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<ServerPath>,
    IfMatch(version): IfMatch,
    Body(change): Body<servers::ServerChange>,
) -> ApiResult<Tagged<servers::Server>> {
    let operation = servers::Edit {
        server: path.server,
        version,
        change,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Take a database server off the list
#[utoipa::path(delete, path = "/api/v1/platform/servers/{server}", tag = "platform", operation_id = "remove_server",
    params(ServerPath, IfMatchHeader),
    responses((status = 204, description = "Done"), Problems, EditProblems))]
pub async fn remove(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<ServerPath>,
    IfMatch(version): IfMatch,
) -> ApiResult<StatusCode> {
    let operation = servers::Remove {
        server: path.server,
        version,
    };
    app.on_platform(&caller, operation).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Try the connection of a registered server
#[utoipa::path(post, path = "/api/v1/platform/servers/{server}/check", tag = "platform", operation_id = "check_server",
    params(ServerPath),
    responses((status = 200, body = servers::Server), Problems))]
pub async fn check(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<ServerPath>,
) -> ApiResult<Json<servers::Server>> {
    Ok(Json(
        app.on_platform(&caller, servers::Check { server: path.server }).await?,
    ))
}
