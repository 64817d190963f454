//! All that is kept of a tenant as one file.

use app::{App, Caller, TenantRef, data_export::Begin};
use axum::{
    body::Body,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use futures_util::TryStreamExt;

use super::tenants::TenantPath;
use crate::{
    caller::AppCaller,
    extract::Path,
    problem::{ApiResult, Problems, log},
};

/// All that is kept of the tenant, as a file
///
/// A ZIP file of settings, people, rights, audit log and the rows of every table, secrets left out. Needs a recent proof of who you are, so a session and
/// no API token. Made while it is sent: if the right to it ends meanwhile, the file breaks off and cannot be opened.
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/export", tag = "tenant", operation_id = "export_tenant",
    params(TenantPath),
    responses((status = 200, description = "The file", body = Vec<u8>, content_type = "application/zip"), Problems))]
pub async fn export(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Response> {
    let name = path.tenant.to_string();
    Ok(exported(app, caller, path.tenant, &name).await?)
}

/// The panel gives the same file. `name`: the tenant's slug or id, of which the file has its name.
pub async fn exported(app: App, caller: Caller, tenant: TenantRef, name: &str) -> app::Result<Response> {
    let export = app.in_tenant(&caller, &tenant, Begin).await?;
    let name = format!("attachment; filename=\"{name}.zip\"");
    let pieces = export.pieces(app, caller).map_err(|error| {
        log(&error);
        std::io::Error::other("the export was broken off")
    });
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}
