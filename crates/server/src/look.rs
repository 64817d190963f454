//! How the installation looks: known to every page while it is made, and its logo and colour as files of their own.

use std::sync::Arc;

use app::{App, branding::Look};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

tokio::task_local! {
    static LOOK: Arc<Look>;
}

/// Around everything, so that what makes a page need not hand it down.
pub async fn around(State(app): State<App>, request: Request, next: Next) -> Response {
    LOOK.scope(app.look().await, next.run(request)).await
}

/// Of the request that is being answered.
pub fn current() -> Arc<Look> {
    LOOK.try_with(Clone::clone).unwrap_or_default()
}

/// Asked for again by its hash. Its kind is what its first bytes said, and browsers are told to take it for nothing else.
pub async fn logo(headers: HeaderMap) -> Response {
    let look = current();
    let (Some(logo), Some(hash)) = (&look.logo, &look.branding.logo) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    kept(&headers, format!("\"{}\"", &hash[..16]), &logo.kind, logo.bytes.clone())
}

/// The root panel keeps its own colour: an operator sees which of the two they are in without reading.
pub async fn accent(headers: HeaderMap) -> Response {
    let look = current();
    let Some(accent) = &look.branding.accent else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let css = format!(
        ":root:not([data-plane=\"platform\"]) {{\n  \
           --accent: light-dark({accent}, color-mix(in oklch, {accent} 35%, white));\n  \
           --accent-soft: light-dark(color-mix(in oklch, {accent} 7%, white), color-mix(in oklch, {accent} 30%, black));\n  \
           --accent-line: light-dark(color-mix(in oklch, {accent} 25%, white), color-mix(in oklch, {accent} 60%, black));\n}}\n"
    );
    kept(
        &headers,
        format!("\"{}\"", &accent[1..]),
        "text/css; charset=utf-8",
        css.into_bytes(),
    )
}

fn kept(headers: &HeaderMap, tag: String, kind: &str, bytes: Vec<u8>) -> Response {
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let kept = [
        (header::ETAG, tag),
        (header::CACHE_CONTROL, "public, max-age=60".to_owned()),
    ];
    if known {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    (kept, [(header::CONTENT_TYPE, kind.to_owned())], bytes).into_response()
}
