//! The interactive page of the API, made of vendored files.

use axum::response::Html;

pub async fn page() -> Html<&'static str> {
    Html(include_str!("../../templates/api_docs.html"))
}
