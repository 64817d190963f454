//! Mail.

use app::{App, MailId, mails};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

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

/// Which page of the mails.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct MailsQuery {
    /// Only mails in this state.
    pub state: Option<String>,
    /// Only mails to this address, whatever the case.
    pub recipient: Option<String>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    pub limit: Option<u16>,
}

impl From<MailsQuery> for mails::List {
    fn from(query: MailsQuery) -> Self {
        Self {
            state: query.state,
            recipient: query.recipient,
            after: query.after,
            limit: query.limit,
        }
    }
}

/// The outbox and what was sent, newest first
#[utoipa::path(get, path = "/api/v1/platform/mails", tag = "platform", operation_id = "list_mails",
    params(MailsQuery),
    responses((status = 200, body = mails::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<MailsQuery>,
) -> ApiResult<Json<mails::Page>> {
    Ok(Json(app.on_platform(&caller, mails::List::from(query)).await?))
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

/// Have all mails sent that were given up, or kept
///
/// But for those whose link was used, taken back or has ended: they are left as they are.
#[utoipa::path(post, path = "/api/v1/platform/mails/retry-all", tag = "platform", operation_id = "retry_all_mails",
    responses((status = 202, body = mails::Retried), Problems))]
pub async fn retry_all(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
) -> ApiResult<(StatusCode, Json<mails::Retried>)> {
    let retried = app.on_platform(&caller, mails::RetryAll).await?;
    Ok((StatusCode::ACCEPTED, Json(retried)))
}
