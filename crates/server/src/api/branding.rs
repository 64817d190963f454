//! What the installation is called and looks like.

use app::{App, branding};
use axum::extract::State;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    caller::RootCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::Body,
    problem::{ApiResult, EditProblems, Problems},
};

/// The name, the accent colour and the logo's hash
#[utoipa::path(get, path = "/api/v1/platform/branding", tag = "platform", operation_id = "show_branding",
    responses((status = 200, body = branding::Branding, headers(("ETag" = String))), Problems))]
pub async fn show(State(app): State<App>, RootCaller(caller): RootCaller) -> ApiResult<Tagged<branding::Branding>> {
    Ok(Tagged(app.on_platform(&caller, branding::Show).await?))
}

/// Set the name and the accent colour
///
/// Every page shows them at once, those of other replicas within a minute.
#[utoipa::path(put, path = "/api/v1/platform/branding", tag = "platform", operation_id = "change_branding",
    params(IfMatchHeader),
    request_body = branding::NewBranding,
    responses((status = 200, body = branding::Branding, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn change(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    IfMatch(version): IfMatch,
    Body(new): Body<branding::NewBranding>,
) -> ApiResult<Tagged<branding::Branding>> {
    let operation = branding::Change { version, new };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "image": "iVBORw0KGgo=" })))]
pub struct LogoImage {
    /// PNG, JPEG or WebP of at most 100 kB, in Base64.
    #[schema(format = Byte)]
    image: String,
}

/// Set the logo
#[utoipa::path(put, path = "/api/v1/platform/branding/logo", tag = "platform", operation_id = "set_logo",
    params(IfMatchHeader),
    request_body = LogoImage,
    responses((status = 200, body = branding::Branding, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn set_logo(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    IfMatch(version): IfMatch,
    Body(logo): Body<LogoImage>,
) -> ApiResult<Tagged<branding::Branding>> {
    // What is no Base64 is no picture, and is said to be none by the operation, to those who may.
    let image = Some(STANDARD.decode(logo.image).unwrap_or_default());
    let operation = branding::SetLogo { version, image };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Take the logo away
#[utoipa::path(delete, path = "/api/v1/platform/branding/logo", tag = "platform", operation_id = "remove_logo",
    params(IfMatchHeader),
    responses((status = 200, body = branding::Branding, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn remove_logo(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    IfMatch(version): IfMatch,
) -> ApiResult<Tagged<branding::Branding>> {
    let operation = branding::SetLogo { version, image: None };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}
