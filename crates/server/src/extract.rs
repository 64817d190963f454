//! What a request carries, read once and strictly; what cannot be read is answered with a problem document that names the field.

use app::role_file::RoleFile;
use axum::{
    RequestExt,
    body::Bytes,
    extract::{FromRequest, FromRequestParts, RawPathParams, Request},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde_json::Value;

use crate::problem::{ApiError, ProblemField, respond};

pub const BODY_AT_MOST: usize = 1024 * 1024;

/// A JSON body of at most 1 MiB. Unknown fields are refused by the types themselves.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Response;

    async fn from_request(request: Request, _: &S) -> Result<Self, Response> {
        if !is_of(&request, "application/json") {
            return Err(of_no_type("Send the body as application/json."));
        }
        json(&whole(request).await?).map(Self)
    }
}

/// A role file: YAML or JSON, of at most 1 MiB.
pub struct YamlOrJson(pub RoleFile);

impl<S: Send + Sync> FromRequest<S> for YamlOrJson {
    type Rejection = Response;

    async fn from_request(request: Request, _: &S) -> Result<Self, Response> {
        if is_of(&request, "application/json") {
            return json(&whole(request).await?).map(Self);
        }
        if !is_of(&request, "application/yaml") {
            return Err(of_no_type("Send the body as application/yaml or application/json."));
        }
        let bytes = whole(request).await?;
        let text = std::str::from_utf8(&bytes).map_err(|_| {
            let detail = "This is not YAML: it is not UTF-8.".to_owned();
            respond(StatusCode::BAD_REQUEST, "malformed", detail, Vec::new())
        })?;
        let read = RoleFile::read(text).map_err(ApiError::from);
        read.map(Self).map_err(IntoResponse::into_response)
    }
}

fn is_of(request: &Request, kind: &str) -> bool {
    request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|named| named.trim().eq_ignore_ascii_case(kind))
}

fn of_no_type(detail: &str) -> Response {
    let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
    respond(status, "not_json", detail.to_owned(), Vec::new())
}

async fn whole(request: Request) -> Result<Bytes, Response> {
    // What is announced as too large is not waited for.
    let announced = request.headers().get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > BODY_AT_MOST as u64) {
        return Err(too_large());
    }
    request.extract().await.map_err(too_large_or_cut)
}

fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Response> {
    // NUL can be written in no other way (RFC 8259 §7).
    let may_hold_nul = bytes.windows(6).any(|six| six == b"\\u0000");
    match serde_json::from_slice(bytes) {
        Ok(body) if !may_hold_nul => Ok(body),
        _ => read_closely(bytes),
    }
}

/// Says what is wrong and where, which costs several times what reading does.
fn read_closely<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Response> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        let detail = format!("This is not JSON: {error}.");
        respond(StatusCode::BAD_REQUEST, "malformed", detail, Vec::new())
    })?;
    if let Some(field) = find_nul(&value, "") {
        let message = "Leave out the character NUL.".to_owned();
        return Err(wrong_field(StatusCode::UNPROCESSABLE_ENTITY, field, message));
    }
    // From the bytes again: a value keeps the last of two fields of one name, and a proxy may have read the first.
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_slice(bytes))
        .map_err(|error| wrong(StatusCode::UNPROCESSABLE_ENTITY, &error))
}

fn too_large_or_cut(rejection: axum::extract::rejection::BytesRejection) -> Response {
    match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => respond(
            StatusCode::BAD_REQUEST,
            "malformed",
            "The body did not arrive whole.".to_owned(),
            Vec::new(),
        ),
    }
}

pub fn too_large() -> Response {
    let detail = "Send at most 1 MiB.".to_owned();
    respond(StatusCode::PAYLOAD_TOO_LARGE, "too_large", detail, Vec::new())
}

/// PostgreSQL stores no NUL, so none is let in.
fn find_nul(value: &Value, path: &str) -> Option<String> {
    let at = |key: &str| {
        if path.is_empty() {
            key.to_owned()
        } else {
            format!("{path}.{key}")
        }
    };
    match value {
        Value::String(text) => text.contains('\0').then(|| path.to_owned()),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(n, item)| find_nul(item, &format!("{path}[{n}]"))),
        Value::Object(fields) => fields.iter().find_map(|(key, item)| {
            if key.contains('\0') {
                Some(path.to_owned())
            } else {
                find_nul(item, &at(key))
            }
        }),
        _ => None,
    }
}

/// The query string. A key that is not known is refused, so that a misspelt filter is not taken for none; so is a key that has
/// no value where one is needed.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        query(parts.uri.query().unwrap_or_default()).map(Self)
    }
}

/// The query string that a form on a page makes: fields that were left empty are in it, and are left out.
pub struct FormQuery<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for FormQuery<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let text = parts.uri.query().unwrap_or_default();
        let pairs = form_urlencoded::parse(text.as_bytes()).filter(|(_, value)| !value.is_empty());
        let text = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish();
        query(&text).map(Self)
    }
}

fn query<T: DeserializeOwned>(text: &str) -> Result<T, Response> {
    let pairs = serde_urlencoded::Deserializer::new(form_urlencoded::parse(text.as_bytes()));
    serde_path_to_error::deserialize(pairs).map_err(|error| wrong(StatusCode::BAD_REQUEST, &error))
}

/// The parts of the path, by name.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let named = RawPathParams::from_request_parts(parts, state)
            .await
            .map_err(|error| respond(StatusCode::BAD_REQUEST, "malformed", format!("{error}."), Vec::new()))?;
        let pairs: Vec<(String, String)> = named
            .iter()
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect();
        let pairs = serde::de::value::MapDeserializer::new(
            pairs.into_iter().map(|(key, value)| (key, value.into_deserializer())),
        );
        serde_path_to_error::deserialize(pairs).map(Self).map_err(
            |error: serde_path_to_error::Error<serde::de::value::Error>| wrong(StatusCode::BAD_REQUEST, &error),
        )
    }
}

fn wrong<E: std::fmt::Display>(status: StatusCode, error: &serde_path_to_error::Error<E>) -> Response {
    let message = sentence(error.inner());
    wrong_field(status, field(&error.path().to_string(), &message), message)
}

pub fn wrong_field(status: StatusCode, field: String, message: String) -> Response {
    let code = if status == StatusCode::BAD_REQUEST {
        "malformed"
    } else {
        "invalid"
    };
    let errors = vec![ProblemField {
        field,
        message: message.clone(),
    }];
    respond(status, code, message, errors)
}

/// The field that is wrong. Of one that is missing, unknown or there twice the reader knows where it should be, and says its name.
fn field(path: &str, message: &str) -> String {
    let path = if path == "." { "" } else { path };
    let named = ["Missing field `", "Unknown field `", "Duplicate field `"]
        .iter()
        .find_map(|start| message.strip_prefix(start)?.split_once('`'));
    match named {
        Some((name, _)) if path.is_empty() => name.to_owned(),
        Some((name, _)) if path != name && !path.ends_with(&format!(".{name}")) => format!("{path}.{name}"),
        _ => path.to_owned(),
    }
}

/// The reader's words as a sentence. Where in the bytes it stopped says nothing to whoever wrote the fields.
fn sentence(error: &impl std::fmt::Display) -> String {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(words, _)| words);
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    let sentence: String = first.chain(letters).collect();
    if sentence.ends_with('.') {
        sentence
    } else {
        format!("{sentence}.")
    }
}
