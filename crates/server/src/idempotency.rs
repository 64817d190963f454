//! `Idempotency-Key` on every POST of the API: a request that is sent again is answered as it was before
//! (draft-ietf-httpapi-idempotency-key-header).

use app::{
    App, Plane,
    idempotency::{Answer, Begun, Request as Begin},
};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use crate::{
    caller::caller,
    extract::{BODY_AT_MOST, too_large, wrong_field},
    problem::ApiError,
};

pub const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
const LONGEST: usize = 255;
/// What an answer to a POST may carry besides its body.
const KEPT: [HeaderName; 2] = [header::CONTENT_TYPE, header::ETAG];

/// Around the routes of a plane.
pub async fn keep(app: App, planes: &'static [Plane], request: Request, next: Next) -> Response {
    if request.method() != Method::POST || !request.headers().contains_key(KEY) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, BODY_AT_MOST).await else {
        return too_large();
    };
    let key = match read_key(&parts) {
        Ok(key) => key,
        Err(response) => return response,
    };
    let caller = caller(&parts, planes);
    let begun = match app.begin_request(&caller, &key, fingerprint(&parts, &bytes)).await {
        Ok(Begun::Now(begin)) => begin,
        Ok(Begun::Before(answer)) => return again(answer),
        Err(error) => return ApiError(error).into_response(),
    };
    // On a task of its own: the answer is kept for a caller who is gone before it.
    let request = Request::from_parts(parts, Body::from(bytes));
    let answered = tokio::spawn(async move { answer(&app, &begun, next.run(request).await).await });
    match answered.await {
        Ok(response) => response,
        Err(ended) => std::panic::resume_unwind(ended.into_panic()),
    }
}

fn read_key(parts: &Parts) -> Result<String, Response> {
    let mut given = parts.headers.get_all(KEY).iter();
    let key = given.next().and_then(|value| value.to_str().ok()).map(str::trim);
    match (key, given.next()) {
        (Some(key), None) if (1..=LONGEST).contains(&key.len()) => Ok(key.to_owned()),
        _ => {
            let message = format!("Use one key of 1 to {LONGEST} visible ASCII characters, such as a UUID.");
            Err(wrong_field(
                StatusCode::BAD_REQUEST,
                "Idempotency-Key".to_owned(),
                message,
            ))
        }
    }
}

/// The same request has the same path, query, version and body.
fn fingerprint(parts: &Parts, body: &[u8]) -> [u8; 32] {
    let version = parts
        .headers
        .get(header::IF_MATCH)
        .map_or(&[][..], HeaderValue::as_bytes);
    let mut hash = Sha256::new();
    for part in [parts.uri.to_string().as_bytes(), version, body] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

async fn answer(app: &App, begun: &Begin, response: Response) -> Response {
    let done = response.status().is_success();
    let (parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let headers = KEPT.iter().filter_map(|name| {
        let value = parts.headers.get(name)?.to_str().ok()?;
        Some((name.to_string(), value.to_owned()))
    });
    let kept = done.then(|| Answer {
        status: parts.status.as_u16(),
        headers: headers.collect(),
        body: String::from_utf8_lossy(&bytes).into_owned(),
    });
    if let Err(error) = app.end_request(begun, kept.as_ref()).await {
        tracing::error!(%error, "the answer to a request with a key could not be kept");
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn again(answer: Answer) -> Response {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let headers = response.headers_mut();
    for (name, value) in answer.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.insert(name, value);
        }
    }
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}
