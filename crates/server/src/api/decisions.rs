//! The OpenID AuthZEN Authorization API 1.0.

use app::{App, decisions};
use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    caller::AppCaller,
    extract::Body,
    problem::{ApiResult, Problems},
};

/// Where to ask (AuthZEN 1.0 §9).
#[derive(Debug, Serialize, ToSchema)]
pub struct Configuration {
    policy_decision_point: String,
    access_evaluation_endpoint: String,
}

/// May this person do that?
#[utoipa::path(post, path = "/access/v1/evaluation", tag = "decisions", operation_id = "evaluate",
    request_body = decisions::Evaluate,
    responses((status = 200, body = decisions::Decision), Problems))]
pub async fn evaluate(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Body(question): Body<decisions::Evaluate>,
) -> ApiResult<Json<decisions::Decision>> {
    Ok(Json(app.evaluate(&caller, &question).await?))
}

/// Where decisions are asked for
#[utoipa::path(get, path = "/.well-known/authzen-configuration", tag = "decisions", operation_id = "authzen_configuration",
    responses((status = 200, body = Configuration)), security(()))]
pub async fn configuration(State(app): State<App>) -> Json<Configuration> {
    let base = &app.settings().base_url;
    Json(Configuration {
        policy_decision_point: base.clone(),
        access_evaluation_endpoint: format!("{base}/access/v1/evaluation"),
    })
}
