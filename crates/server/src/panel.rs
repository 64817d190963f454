//! The panels: server-rendered pages in front of the same operations as the API.

use app::App;
use axum::{
    Router,
    http::StatusCode,
    response::{IntoResponse, Response},
};

pub fn platform_routes() -> Router<App> {
    Router::new()
}

pub fn tenant_routes() -> Router<App> {
    Router::new()
}

pub async fn not_found() -> Response {
    StatusCode::NOT_FOUND.into_response()
}
