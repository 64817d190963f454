//! Mail.

use app::{App, MailId, mails};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::StateQuery;
use crate::{
    caller::RootCaller,
    extract::{Path, Query},
    problem::{ApiResult, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct MailPath {
    mail: MailId,
}

/// The outbox and what was sent, newest first
#[utoipa::path(get, path = "/api/v1/platform/mails", tag = "platform", operation_id = "list_mails",
    params(StateQuery),
    responses((status = 200, body = mails::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<StateQuery>,
) -> ApiResult<Json<mails::Page>> {
    let StateQuery { state, after, limit } = query;
    Ok(Json(
        app.on_platform(&caller, mails::List { state, after, limit }).await?,
    ))
}

/// One mail; its text where the platform wrote it and it waits
#[utoipa::path(get, path = "/api/v1/platform/mails/{mail}", tag = "platform", operation_id = "show_mail",
    params(MailPath),
    responses((status = 200, body = mails::MailText), Problems))]
pub async fn show(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<MailPath>,
) -> ApiResult<Json<mails::MailText>> {
    Ok(Json(app.on_platform(&caller, mails::Show { mail: path.mail }).await?))
}

/// Have a mail sent that was given up, or kept
#[utoipa::path(post, path = "/api/v1/platform/mails/{mail}/retry", tag = "platform", operation_id = "retry_mail",
    params(MailPath),
    responses((status = 202, description = "It is tried again"), Problems))]
pub async fn retry(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<MailPath>,
) -> ApiResult<StatusCode> {
    app.on_platform(&caller, mails::Retry { mail: path.mail }).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Have the mails sent that failed, the oldest 200 of them
#[utoipa::path(post, path = "/api/v1/platform/mails/retry-failed", tag = "platform", operation_id = "retry_failed_mails",
    responses((status = 202, body = mails::Retried), Problems))]
pub async fn retry_failed(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
) -> ApiResult<(StatusCode, Json<mails::Retried>)> {
    let retried = app.on_platform(&caller, mails::RetryFailed).await?;
    Ok((StatusCode::ACCEPTED, Json(retried)))
}
