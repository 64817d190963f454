//! Errors as RFC 9457 problem documents, with a stable `code` and the fields that are wrong. The same error always has the same bytes.

use app::{Error, FieldError};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::{IntoResponses, ToSchema};

/// A problem document (RFC 9457 §3).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `urn:bailiwick:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    /// One sentence that says what to do next.
    pub detail: String,
    /// Stable: made for programs.
    pub code: String,
    /// The fields that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemField>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemField {
    pub field: String,
    pub message: String,
}

/// What any operation may answer instead of its result.
#[derive(IntoResponses)]
#[allow(dead_code)] // made for the document, never in code
pub enum Problems {
    /// The request is malformed.
    #[response(status = 400, content_type = "application/problem+json")]
    Malformed(Problem),
    /// Nobody is signed in, or the credential is not good.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthenticated(Problem),
    /// Not allowed; or, as `step_up_required`, not before you prove once more who you are (`PUT /api/v1/me/proof`).
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Problem),
    /// Not there, or not to be known.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
    /// The state of things does not allow it.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// The body is larger than 1 MiB.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// The body is not JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    WrongType(Problem),
    /// Fields are wrong.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(Problem),
    /// Too many attempts.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
    /// The tenant's own PostgreSQL does not do it.
    #[response(status = 502, content_type = "application/problem+json")]
    TenantDatabase(Problem),
    /// No decision is possible right now.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// What an edit of several things may answer besides: it names their versions in its body.
#[derive(IntoResponses)]
#[allow(dead_code)] // made for the document, never in code
pub enum StaleProblem {
    /// Somebody else changed one of them since that version.
    #[response(status = 412, content_type = "application/problem+json")]
    Stale(Problem),
}

/// What an edit may answer besides.
#[derive(IntoResponses)]
#[allow(dead_code)] // made for the document, never in code
pub enum EditProblems {
    /// Somebody else changed it since that version.
    #[response(status = 412, content_type = "application/problem+json")]
    Stale(Problem),
    /// There is no If-Match.
    #[response(status = 428, content_type = "application/problem+json")]
    VersionRequired(Problem),
}

/// In a response: the tenant of the request has this slug by now.
#[derive(Clone)]
pub struct MovedTo(pub String);

/// An error on its way out of the API.
#[derive(Debug)]
pub struct ApiError(pub Error);

pub type ApiResult<T> = Result<T, ApiError>;

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

pub fn status(error: &Error) -> StatusCode {
    match error {
        Error::Refused(refusal) | Error::RefusedFor(refusal, _) => match refusal.code() {
            "unauthenticated" => StatusCode::UNAUTHORIZED,
            _ => StatusCode::FORBIDDEN,
        },
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Moved(_) => StatusCode::PERMANENT_REDIRECT,
        Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Conflict { code: "stale", .. } => StatusCode::PRECONDITION_FAILED,
        Error::Conflict {
            code: "too_many_open", ..
        } => StatusCode::TOO_MANY_REQUESTS,
        Error::Conflict { .. } => StatusCode::CONFLICT,
        Error::BadCredentials | Error::BadPasskey => StatusCode::UNAUTHORIZED,
        Error::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        Error::Unavailable(_) | Error::Collision | Error::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Error::TenantDatabase(_) => StatusCode::BAD_GATEWAY,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// In how many seconds it may go well.
pub const fn retry_after(error: &Error) -> Option<u64> {
    match error {
        Error::TooMany(seconds) => Some(*seconds),
        Error::Unavailable(_) | Error::Collision => Some(1),
        Error::Busy => Some(5),
        _ => None,
    }
}

/// Our own faults go to the log, and only there.
pub fn log(error: &Error) {
    match error {
        Error::Internal(text) => tracing::error!(text, "a request failed"),
        Error::Unavailable(text) => tracing::warn!(text, "the control plane's database is not there for a request"),
        Error::TenantDatabase(text) => tracing::warn!(text, "a tenant's database is not there for a request"),
        _ => {}
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        log(&self.0);
        let status = status(&self.0);
        let errors = match &self.0 {
            Error::Invalid(fields) => fields.iter().map(Into::into).collect(),
            _ => Vec::new(),
        };
        let mut response = respond(status, self.0.code(), self.0.to_string(), errors);
        if let Some(seconds) = retry_after(&self.0) {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        if let Error::Moved(slug) = self.0 {
            response.extensions_mut().insert(MovedTo(slug));
        }
        if status == StatusCode::UNAUTHORIZED {
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl From<&FieldError> for ProblemField {
    fn from(error: &FieldError) -> Self {
        Self {
            field: error.field.clone(),
            message: error.message.clone(),
        }
    }
}

pub fn respond(status: StatusCode, code: &str, detail: String, errors: Vec<ProblemField>) -> Response {
    let problem = Problem {
        kind: format!("urn:bailiwick:problem:{code}"),
        title: status.canonical_reason().unwrap_or("Error").to_owned(),
        status: status.as_u16(),
        detail,
        code: code.to_owned(),
        errors,
    };
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
}
