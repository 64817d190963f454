//! What a request carries, read once and strictly; what cannot be read is answered with a problem document that names the field.

use axum::{
    RequestExt,
    body::Bytes,
    extract::{FromRequest, FromRequestParts, RawPathParams, Request},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde_json::Value;

use crate::problem::{ProblemField, respond};

/// A JSON body of at most 1 MiB. Unknown fields are refused by the types themselves.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Response;

    async fn from_request(request: Request, _: &S) -> Result<Self, Response> {
        let is_json = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
        if !is_json {
            let detail = "Send the body as application/json.".to_owned();
            return Err(respond(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "not_json",
                detail,
                Vec::new(),
            ));
        }
        let bytes: Bytes = request.extract().await.map_err(too_large_or_cut)?;
        let value: Value = serde_json::from_slice(&bytes).map_err(|error| {
            let detail = format!("This is not JSON: {error}.");
            respond(StatusCode::BAD_REQUEST, "malformed", detail, Vec::new())
        })?;
        if let Some(field) = find_nul(&value, "") {
            return Err(wrong(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid",
                field,
                "Leave out the character NUL.",
            ));
        }
        serde_path_to_error::deserialize(value).map(Self).map_err(|error| {
            let field = error.path().to_string();
            wrong(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid",
                field,
                &sentence(error.inner()),
            )
        })
    }
}

fn too_large_or_cut(rejection: axum::extract::rejection::BytesRejection) -> Response {
    match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            let detail = "Send at most 1 MiB.".to_owned();
            respond(StatusCode::PAYLOAD_TOO_LARGE, "too_large", detail, Vec::new())
        }
        _ => respond(
            StatusCode::BAD_REQUEST,
            "malformed",
            "The body did not arrive whole.".to_owned(),
            Vec::new(),
        ),
    }
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

/// The query string. A key that is not known is refused, so that a misspelt filter is not taken for none.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let query = parts.uri.query().unwrap_or_default();
        let pairs = form_urlencoded::parse(query.as_bytes()).filter(|(_, value)| !value.is_empty());
        let text = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish();
        let pairs = serde_urlencoded::Deserializer::new(form_urlencoded::parse(text.as_bytes()));
        serde_path_to_error::deserialize(pairs).map(Self).map_err(|error| {
            let field = error.path().to_string();
            wrong(StatusCode::BAD_REQUEST, "malformed", field, &sentence(error.inner()))
        })
    }
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
            |error: serde_path_to_error::Error<serde::de::value::Error>| {
                let field = error.path().to_string();
                wrong(StatusCode::BAD_REQUEST, "malformed", field, &sentence(error.inner()))
            },
        )
    }
}

fn wrong(status: StatusCode, code: &str, field: String, message: &str) -> Response {
    let field = if field == "." { String::new() } else { field };
    let errors = vec![ProblemField {
        field,
        message: message.to_owned(),
    }];
    respond(status, code, message.to_owned(), errors)
}

/// The reader's words as a sentence; where it says "at line 1 column 1", of a value that has no lines, that is left out.
fn sentence(error: &dyn std::fmt::Display) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    let sentence: String = first.chain(letters).collect();
    if sentence.ends_with('.') {
        sentence
    } else {
        format!("{sentence}.")
    }
}
