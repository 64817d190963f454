//! The e-mail domains of a tenant.

use app::{App, EmailDomainId, TenantRef, email_domains};
use axum::{Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    extract::{Body, Path},
    problem::{ApiResult, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct EmailDomainPath {
    /// The tenant's id or slug.
    #[param(value_type = String)]
    tenant: TenantRef,
    domain: EmailDomainId,
}

/// The e-mail domains of a tenant, by name
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/email-domains", tag = "tenant", operation_id = "list_email_domains",
    params(TenantPath),
    responses((status = 200, body = Vec<email_domains::EmailDomain>), Problems))]
pub async fn list(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<Vec<email_domains::EmailDomain>>> {
    Ok(Json(app.in_tenant(&caller, &path.tenant, email_domains::List).await?))
}

/// Add an e-mail domain
///
/// Needs a recent proof of who you are. Publish the TXT record that the answer names, then have the domain checked.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/email-domains", tag = "tenant", operation_id = "add_email_domain",
    params(TenantPath),
    request_body = email_domains::NewEmailDomain,
    responses((status = 201, body = email_domains::EmailDomain), Problems))]
pub async fn add(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Body(new): Body<email_domains::NewEmailDomain>,
) -> ApiResult<(StatusCode, Json<email_domains::EmailDomain>)> {
    let domain = app.in_tenant(&caller, &path.tenant, email_domains::Add(new)).await?;
    Ok((StatusCode::CREATED, Json(domain)))
}

/// Ask the DNS now whether a domain is the tenant's
///
/// At most once in ten seconds in a tenant. What came of it is in the answer: a domain that could not be proved says why.
#[utoipa::path(post, path = "/api/v1/tenants/{tenant}/email-domains/{domain}/check", tag = "tenant", operation_id = "check_email_domain",
    params(EmailDomainPath),
    responses((status = 200, body = email_domains::EmailDomain), Problems))]
pub async fn check(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<EmailDomainPath>,
) -> ApiResult<Json<email_domains::EmailDomain>> {
    let check = email_domains::Check { domain: path.domain };
    Ok(Json(app.in_tenant(&caller, &path.tenant, check).await?))
}

/// Remove an e-mail domain, and its proof with it
///
/// Needs a recent proof of who you are.
#[utoipa::path(delete, path = "/api/v1/tenants/{tenant}/email-domains/{domain}", tag = "tenant", operation_id = "remove_email_domain",
    params(EmailDomainPath),
    responses((status = 204, description = "Done"), Problems))]
pub async fn remove(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<EmailDomainPath>,
) -> ApiResult<StatusCode> {
    let remove = email_domains::Remove { domain: path.domain };
    app.in_tenant(&caller, &path.tenant, remove).await?;
    Ok(StatusCode::NO_CONTENT)
}
