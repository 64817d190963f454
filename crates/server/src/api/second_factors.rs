//! One's own second factor.

use app::{App, second_factors};
use axum::{Json, extract::State, http::StatusCode};
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    caller::AnyCaller,
    extract::Body,
    problem::{ApiResult, Problems},
};

/// What you have beside your password to sign in with
#[utoipa::path(get, path = "/api/v1/me/second-factors", tag = "account", operation_id = "show_second_factors",
    responses((status = 200, body = second_factors::SecondFactors), Problems))]
pub async fn show(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
) -> ApiResult<Json<second_factors::SecondFactors>> {
    Ok(Json(app.on_account(&caller, second_factors::Show).await?))
}

/// Begin to set up an authenticator app
///
/// Its secret is shown this once. It is no factor until a code of it is given, within half an hour.
#[utoipa::path(post, path = "/api/v1/me/second-factors/totp", tag = "account", operation_id = "begin_totp",
    responses((status = 201, body = second_factors::BegunTotp), Problems))]
pub async fn begin_totp(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
) -> ApiResult<(StatusCode, Json<second_factors::BegunTotp>)> {
    let begun = app.on_account(&caller, second_factors::BeginTotp).await?;
    Ok((StatusCode::CREATED, Json(begun)))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "code": "123456" })))]
pub struct Code {
    #[schema(value_type = String, format = Password)]
    code: SecretString,
}

/// Confirm an authenticator app by its first code
///
/// From then on a code is asked for at each sign-in. The recovery codes are shown this once.
#[utoipa::path(put, path = "/api/v1/me/second-factors/totp/confirmation", tag = "account", operation_id = "confirm_totp",
    request_body = Code,
    responses((status = 200, body = second_factors::RecoveryCodes), Problems))]
pub async fn confirm_totp(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Body(Code { code }): Body<Code>,
) -> ApiResult<Json<second_factors::RecoveryCodes>> {
    Ok(Json(
        app.on_account(&caller, second_factors::ConfirmTotp { code }).await?,
    ))
}

/// Remove the authenticator app
#[utoipa::path(delete, path = "/api/v1/me/second-factors/totp", tag = "account", operation_id = "remove_totp",
    responses((status = 204, description = "Done"), Problems))]
pub async fn remove_totp(State(app): State<App>, AnyCaller(caller): AnyCaller) -> ApiResult<StatusCode> {
    app.on_account(&caller, second_factors::RemoveTotp).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Make new recovery codes
///
/// Those that you had stop working.
#[utoipa::path(post, path = "/api/v1/me/second-factors/recovery-codes", tag = "account", operation_id = "make_recovery_codes",
    responses((status = 201, body = second_factors::RecoveryCodes), Problems))]
pub async fn make_recovery_codes(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
) -> ApiResult<(StatusCode, Json<second_factors::RecoveryCodes>)> {
    let made = app.on_account(&caller, second_factors::MakeRecoveryCodes).await?;
    Ok((StatusCode::CREATED, Json(made)))
}
