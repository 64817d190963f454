//! What each role may do to each table.

use app::{App, TenantRef, grants};
use axum::extract::State;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::{
    caller::AppCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct GridPath {
    /// The id or the slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    /// The role's key.
    role: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DefaultRights {
    read: bool,
    write: bool,
    delete: bool,
}

impl From<DefaultRights> for grants::Rights {
    fn from(rights: DefaultRights) -> Self {
        let DefaultRights { read, write, delete } = rights;
        Self { read, write, delete }
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "default": null, "lines": [{ "table": "orders", "read": true, "write": false, "delete": false }] })))]
pub struct GridChange {
    /// For tables without a line of their own, such as new ones; left out: as it is.
    default: Option<DefaultRights>,
    /// The lines that change; each is committed for itself.
    #[serde(default)]
    lines: Vec<grants::GrantChange>,
}

/// A role's rights on every table
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/grants/{role}", tag = "tenant", operation_id = "show_grants",
    params(GridPath),
    responses((status = 200, body = grants::Grid, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<GridPath>,
) -> ApiResult<Tagged<grants::Grid>> {
    Ok(Tagged(
        app.in_tenant(&caller, &path.tenant, grants::Show { role: path.role })
            .await?,
    ))
}

/// Change a role's rights; PostgreSQL enforces them at once
#[utoipa::path(patch, path = "/api/v1/tenants/{tenant}/grants/{role}", tag = "tenant", operation_id = "save_grants",
    params(GridPath, IfMatchHeader),
    request_body = GridChange,
    responses((status = 200, body = grants::Saved, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn save(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<GridPath>,
    IfMatch(version): IfMatch,
    Body(change): Body<GridChange>,
) -> ApiResult<Tagged<grants::Saved>> {
    let GridChange { default, lines } = change;
    let operation = grants::Save {
        role: path.role,
        version,
        default: default.map(Into::into),
        lines,
    };
    Ok(Tagged(app.in_tenant(&caller, &path.tenant, operation).await?))
}
