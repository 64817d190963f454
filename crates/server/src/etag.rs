//! Entity tags: the version of what is edited, so that nobody overwrites what they have not seen (RFC 9110 §8.8.3 and §13.1.1).

use axum::{
    Json,
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::IntoParams;

use crate::problem::respond;

/// What has a version that counts its changes.
pub trait Versioned {
    fn version(&self) -> i32;
}

impl Versioned for app::access_reviews::AccessReview {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::access_reviews::ReviewItem {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::account::Account {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::admins::Admin {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::branding::Branding {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::grants::Grid {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::grants::Saved {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::groups::Group {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::instance::InstanceDetails {
    fn version(&self) -> i32 {
        self.settings.version
    }
}

impl Versioned for app::mail_server::MailServer {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::passkeys::Passkey {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::members::Member {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::platform_roles::PlatformRole {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::roles::RoleSummary {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::servers::Server {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::tenant_settings::TenantSettings {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::tenants::Details {
    fn version(&self) -> i32 {
        self.tenant.version
    }
}

impl Versioned for app::plans::Plan {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::tenants::Tenant {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::users::Details {
    fn version(&self) -> i32 {
        self.user.version
    }
}

impl Versioned for app::users::TenantOfUser {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::users::User {
    fn version(&self) -> i32 {
        self.version
    }
}

impl Versioned for app::variables::Variable {
    fn version(&self) -> i32 {
        self.version
    }
}

/// An answer with its version as `ETag`.
pub struct Tagged<T>(pub T);

impl<T: Versioned + Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        let tag = format!("\"{}\"", self.0.version());
        let tag = HeaderValue::try_from(tag).expect("digits in quotes are a header's value");
        ([(header::ETAG, tag)], Json(self.0)).into_response()
    }
}

/// The version that the caller read and changes.
pub struct IfMatch(pub i32);

/// How [`IfMatch`] stands in the API's document.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code)] // made for the document, never in code
pub struct IfMatchHeader {
    /// The `version` that was read, as its `ETag`: `"3"`.
    #[param(rename = "If-Match", pattern = r#"^"[0-9]{1,9}"$"#, example = "\"3\"")]
    if_match: String,
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else {
            let detail = "Say which version you change: send the ETag that you read as If-Match.".to_owned();
            let code = "version_required";
            return Err(respond(StatusCode::PRECONDITION_REQUIRED, code, detail, Vec::new()));
        };
        read(value).map(Self).ok_or_else(|| {
            let detail = "If-Match takes one ETag as it was read, such as \"3\" with its quotes.".to_owned();
            respond(StatusCode::BAD_REQUEST, "malformed", detail, Vec::new())
        })
    }
}

/// `*` would mean whatever is there now, which is the very thing that this is to prevent.
fn read(value: &HeaderValue) -> Option<i32> {
    let digits = value.to_str().ok()?.strip_prefix('"')?.strip_suffix('"')?;
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(digits)?
        .parse()
        .ok()
}
