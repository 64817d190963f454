//! The mail server.

use app::{App, mail_server};
use axum::{Json, extract::State};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    caller::RootCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::Body,
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "recipient": "ada@example.com" })))]
pub struct TestMail {
    #[schema(format = Email, max_length = 254)]
    recipient: String,
}

/// The mail server, without its password
#[utoipa::path(get, path = "/api/v1/platform/mail-server", tag = "platform", operation_id = "show_mail_server",
    responses((status = 200, body = mail_server::MailServer, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
) -> ApiResult<Tagged<mail_server::MailServer>> {
    Ok(Tagged(app.on_platform(&caller, mail_server::Show).await?))
}

/// Set the mail server, where the configuration does not
///
/// Needs a recent proof of who you are.
#[utoipa::path(put, path = "/api/v1/platform/mail-server", tag = "platform", operation_id = "change_mail_server",
    params(IfMatchHeader),
    request_body = mail_server::NewMailServer,
    responses((status = 200, body = mail_server::MailServer, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn change(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    IfMatch(version): IfMatch,
    Body(server): Body<mail_server::NewMailServer>,
) -> ApiResult<Tagged<mail_server::MailServer>> {
    let operation = mail_server::Change { version, server };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Send a mail now, and see what the mail server answers
#[utoipa::path(post, path = "/api/v1/platform/mail-server/test", tag = "platform", operation_id = "test_mail_server",
    request_body = TestMail,
    responses((status = 200, body = mail_server::TestReport), Problems))]
pub async fn test(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(body): Body<TestMail>,
) -> ApiResult<Json<mail_server::TestReport>> {
    let operation = mail_server::Test {
        recipient: body.recipient,
    };
    Ok(Json(app.on_platform(&caller, operation).await?))
}
