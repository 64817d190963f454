//! The audit log of both planes.

use app::{AccessGrantId, App, audit};
use axum::{Json, extract::State};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::IntoParams;

use super::tenants::TenantPath;
use crate::{
    caller::{AppCaller, RootCaller},
    extract::{Path, Query},
    problem::{ApiResult, Problems},
};

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct AuditQuery {
    /// The kind of target, such as `membership`.
    kind: Option<String>,
    /// Part of the actor's e-mail address or name.
    actor: Option<String>,
    /// Noun and verb, such as `members.invite`.
    operation: Option<String>,
    /// `done`, `refused` or `failed`.
    outcome: Option<String>,
    /// What was done by this access grant.
    access_grant: Option<AccessGrantId>,
    /// From this moment on.
    since: Option<Timestamp>,
    /// Before this moment.
    until: Option<Timestamp>,
    /// `next` of the page before.
    after: Option<String>,
    /// How many events, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    limit: Option<u16>,
}

impl From<AuditQuery> for audit::Query {
    fn from(query: AuditQuery) -> Self {
        Self {
            filter: audit::Filter {
                kind: query.kind,
                actor: query.actor,
                operation: query.operation,
                outcome: query.outcome,
                access_grant: query.access_grant,
                since: query.since,
                until: query.until,
            },
            after: query.after,
            limit: query.limit,
        }
    }
}

/// The tenant's audit log, newest first
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/audit", tag = "tenant", operation_id = "list_events",
    params(TenantPath, AuditQuery),
    responses((status = 200, body = audit::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Query(query): Query<AuditQuery>,
) -> ApiResult<Json<audit::Page>> {
    Ok(Json(
        app.in_tenant(&caller, &path.tenant, audit::List(query.into())).await?,
    ))
}

/// Every audit log, newest first
#[utoipa::path(get, path = "/api/v1/platform/audit", tag = "platform", operation_id = "list_all_events",
    params(AuditQuery),
    responses((status = 200, body = audit::Page), Problems))]
pub async fn list_all(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<AuditQuery>,
) -> ApiResult<Json<audit::Page>> {
    Ok(Json(app.on_platform(&caller, audit::ListAll(query.into())).await?))
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Expected {
    /// A checkpoint that an earlier report gave: it must be there and the same, or something was cut off.
    checkpoint: Option<String>,
}

impl TryFrom<Expected> for audit::Verify {
    type Error = app::Error;

    fn try_from(expected: Expected) -> Result<Self, Self::Error> {
        let parsed = expected.checkpoint.map(|text| text.parse()).transpose();
        let expected =
            parsed.map_err(|error: &str| app::Error::invalid("checkpoint", format!("This is none: {error}.")))?;
        Ok(Self { expected })
    }
}

/// Verify the sealed audit log
#[utoipa::path(get, path = "/api/v1/platform/audit/verification", tag = "platform", operation_id = "verify_audit",
    params(Expected),
    responses((status = 200, body = audit::Report), Problems))]
pub async fn verify(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(expected): Query<Expected>,
) -> ApiResult<Json<audit::Report>> {
    Ok(Json(
        app.on_platform(&caller, audit::Verify::try_from(expected)?).await?,
    ))
}
