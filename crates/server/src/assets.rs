//! The files that pages are made with, from inside the program.

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "static/"]
#[exclude = "vendor/*.mjs"]
#[exclude = "vendor/README.md"]
struct Assets;

/// A file; asked for again by its hash, which changes when the file does.
pub async fn serve(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let Some(file) = Assets::get(&path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let [a, b, c, d, ..] = file.metadata.sha256_hash();
    let tag = format!("\"{:08x}\"", u32::from_be_bytes([a, b, c, d]));
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let kept = [
        (header::ETAG, tag),
        (header::CACHE_CONTROL, "public, max-age=300".to_owned()),
    ];
    if known {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    let kind = mime_guess::from_path(&path).first_or_octet_stream();
    (kept, [(header::CONTENT_TYPE, kind.to_string())], file.data).into_response()
}
