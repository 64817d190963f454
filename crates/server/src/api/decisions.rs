//! The OpenID AuthZEN Authorization API 1.0, and what a tenant's people ask about who can do what.

use app::{App, MembershipId, TenantRef, decisions};
use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    extract::{Body, Path, Query},
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

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct DecisionsPath {
    /// The id or the slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    member: MembershipId,
}

/// A permission, or a table and an access.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct WhyQuery {
    /// `module.action`.
    permission: Option<String>,
    /// A table's name, spelt as in the catalog; with an access.
    table: Option<String>,
    /// `read`, `write` or `delete`; with a table.
    access: Option<String>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HoldersQuery {
    /// `module.action`.
    #[param(example = "members.view")]
    permission: String,
    /// `next` of the page before.
    after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    limit: Option<u16>,
}

/// All that a member may do, and why
///
/// Of oneself everybody may ask, of others whoever holds `decisions.view`.
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/members/{member}/decisions", tag = "tenant", operation_id = "list_member_decisions",
    params(DecisionsPath),
    responses((status = 200, body = decisions::MemberDecisions), Problems))]
pub async fn of_member(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<DecisionsPath>,
) -> ApiResult<Json<decisions::MemberDecisions>> {
    let of_member = decisions::OfMember { member: path.member };
    Ok(Json(app.in_tenant(&caller, &path.tenant, of_member).await?))
}

/// Whether a member may do something, why, and what would allow it
///
/// Name a permission, or a table and an access. Nothing is changed.
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/members/{member}/decisions/why", tag = "tenant", operation_id = "explain_decision",
    params(DecisionsPath, WhyQuery),
    responses((status = 200, body = decisions::Explanation), Problems))]
pub async fn explain(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<DecisionsPath>,
    Query(query): Query<WhyQuery>,
) -> ApiResult<Json<decisions::Explanation>> {
    let explain = decisions::Explain {
        member: path.member,
        question: decisions::Question {
            permission: query.permission,
            table: query.table,
            access: query.access,
        },
    };
    Ok(Json(app.in_tenant(&caller, &path.tenant, explain).await?))
}

/// Who holds a permission, by e-mail address, and why
///
/// Active members, and the platform admins who are inside by an access grant that lets them.
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/decisions/holders", tag = "tenant", operation_id = "list_permission_holders",
    params(TenantPath, HoldersQuery),
    responses((status = 200, body = decisions::HoldersPage), Problems))]
pub async fn holders(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Query(query): Query<HoldersQuery>,
) -> ApiResult<Json<decisions::HoldersPage>> {
    let holders = decisions::Holders {
        permission: query.permission,
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.in_tenant(&caller, &path.tenant, holders).await?))
}
