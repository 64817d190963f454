//! Modules: what the application declares to the platform, and what a tenant has of it.

use app::{App, TenantRef, modules};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::tenants::TenantPath;
use crate::{
    caller::{AppCaller, RootCaller},
    extract::{Body, Path},
    problem::{ApiResult, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct ModulePath {
    /// The module's key.
    #[param(pattern = "^[a-z][a-z0-9_-]{0,39}$")]
    module: String,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct TenantModulePath {
    /// The id or the slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    /// The module's key.
    module: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "enabled": true })))]
pub struct ModuleSwitch {
    enabled: bool,
}

/// The modules that the application declared
#[utoipa::path(get, path = "/api/v1/platform/modules", tag = "platform", operation_id = "list_modules",
    responses((status = 200, body = Vec<modules::Module>), Problems))]
pub async fn list(State(app): State<App>, RootCaller(caller): RootCaller) -> ApiResult<Json<Vec<modules::Module>>> {
    Ok(Json(app.on_platform(&caller, modules::List).await?))
}

/// Declare a module
///
/// An application may do so each time it starts: the module is what it was declared as last.
#[utoipa::path(put, path = "/api/v1/platform/modules/{module}", tag = "platform", operation_id = "declare_module",
    params(ModulePath),
    request_body = modules::Declaration,
    responses((status = 200, body = modules::Module), Problems))]
pub async fn declare(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(ModulePath { module: key }): Path<ModulePath>,
    Body(declaration): Body<modules::Declaration>,
) -> ApiResult<Json<modules::Module>> {
    let declare = modules::Declare { key, declaration };
    Ok(Json(app.on_platform(&caller, declare).await?))
}

/// Take a module away from every tenant
#[utoipa::path(delete, path = "/api/v1/platform/modules/{module}", tag = "platform", operation_id = "delete_module",
    params(ModulePath),
    responses((status = 204, description = "Done"), Problems))]
pub async fn delete(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(ModulePath { module }): Path<ModulePath>,
) -> ApiResult<StatusCode> {
    app.on_platform(&caller, modules::Delete { module }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The modules that a tenant has or could have
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/modules", tag = "tenant", operation_id = "list_offered_modules",
    params(TenantPath),
    responses((status = 200, body = Vec<modules::OfferedModule>), Problems))]
pub async fn offered(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<Vec<modules::OfferedModule>>> {
    Ok(Json(app.in_tenant(&caller, &path.tenant, modules::ListOffered).await?))
}

/// Switch a module of the application's on or off
#[utoipa::path(put, path = "/api/v1/tenants/{tenant}/modules/{module}", tag = "tenant", operation_id = "switch_module",
    params(TenantModulePath),
    request_body = ModuleSwitch,
    responses((status = 204, description = "Done"), Problems))]
pub async fn switch(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(TenantModulePath { tenant, module }): Path<TenantModulePath>,
    Body(ModuleSwitch { enabled }): Body<ModuleSwitch>,
) -> ApiResult<StatusCode> {
    let switch = modules::Switch { module, on: enabled };
    app.in_tenant(&caller, &tenant, switch).await?;
    Ok(StatusCode::NO_CONTENT)
}
