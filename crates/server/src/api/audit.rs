//! The audit log of both planes: pages of it, files of it, and what its days held. How it is followed is in `live`.

pub mod live;

use app::{
    AccessGrantId, App, Caller,
    audit::{self, Exporter, Format},
};
use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::IntoParams;

use super::tenants::TenantPath;
use crate::{
    caller::{AppCaller, RootCaller},
    extract::{Path, Query},
    problem::{ApiResult, Problems, log},
};

/// The filters, which a page of the log, a file of it and whoever follows it share.
macro_rules! filtered {
    ($name:ident { $($own:tt)* }) => {
        #[derive(Debug, Default, Deserialize, IntoParams)]
        #[serde(deny_unknown_fields, default)]
        #[into_params(parameter_in = Query)]
        pub struct $name {
            /// The kind of target, such as `membership`.
            kind: Option<String>,
            /// The target's id, or part of what it is called.
            target: Option<String>,
            /// The id of the person who acted, or part of their e-mail address or name.
            actor: Option<String>,
            /// `user`, `token`, `anonymous`, `cli` or `system`.
            actor_kind: Option<String>,
            /// Noun and verb, such as `members.invite`.
            operation: Option<String>,
            /// `done`, `refused` or `failed`.
            outcome: Option<String>,
            /// An address such as `192.0.2.7`, or a network such as `192.0.2.0/24`.
            address: Option<String>,
            /// The tenant whose log it is in, by id or slug, or `platform` for the platform's own. Only where all logs are read.
            tenant: Option<String>,
            /// The access grant by which a platform admin was in the tenant.
            access_grant: Option<AccessGrantId>,
            /// From this moment on.
            since: Option<Timestamp>,
            /// Before this moment.
            until: Option<Timestamp>,
            $($own)*
        }

        impl $name {
            fn filter(self) -> audit::Filter {
                audit::Filter {
                    kind: self.kind,
                    target: self.target,
                    actor: self.actor,
                    actor_kind: self.actor_kind,
                    operation: self.operation,
                    outcome: self.outcome,
                    address: self.address,
                    tenant: self.tenant,
                    access_grant: self.access_grant,
                    since: self.since,
                    until: self.until,
                }
            }
        }
    };
}

filtered!(AuditQuery {
    /// `next` of the page before.
    after: Option<String>,
    /// How many events, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    limit: Option<u16>,
});

filtered!(ExportQuery {
    /// `csv`, or `jsonl` with what proves it; `jsonl` if left out.
    format: Option<String>,
});

filtered!(LiveQuery {});

impl From<AuditQuery> for audit::Query {
    fn from(mut query: AuditQuery) -> Self {
        Self {
            after: query.after.take(),
            limit: query.limit,
            filter: query.filter(),
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

/// The tenant's audit log as a file
///
/// Everything that the filter finds, newest first, as CSV or as lines of JSON that `bailiwick audit verify --export` checks. The export is recorded.
/// If the right to it ends meanwhile, the file ends without its last line.
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/audit/export", tag = "tenant", operation_id = "export_events",
    params(TenantPath, ExportQuery),
    responses((status = 200, description = "The file", content((String = "application/x-ndjson"), (String = "text/csv"))), Problems))]
pub async fn export(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Query(mut query): Query<ExportQuery>,
) -> ApiResult<Response> {
    let format = format(query.format.take().as_deref())?;
    let export = audit::Export::new(query.filter(), format);
    let exporter = app.in_tenant(&caller, &path.tenant, export).await?;
    Ok(file(app, caller, exporter))
}

/// Every audit log as a file
///
/// As for a tenant's.
#[utoipa::path(get, path = "/api/v1/platform/audit/export", tag = "platform", operation_id = "export_all_events",
    params(ExportQuery),
    responses((status = 200, description = "The file", content((String = "application/x-ndjson"), (String = "text/csv"))), Problems))]
pub async fn export_all(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(mut query): Query<ExportQuery>,
) -> ApiResult<Response> {
    let format = format(query.format.take().as_deref())?;
    let export = audit::Export::new(query.filter(), format);
    let exporter = app.on_platform(&caller, export).await?;
    Ok(file(app, caller, exporter))
}

fn format(asked: Option<&str>) -> app::Result<Format> {
    asked.unwrap_or("jsonl").parse()
}

/// Sent while it is read. What goes wrong on the way breaks the connection off, so that nobody takes the piece for the whole.
pub fn file(app: App, caller: Caller, exporter: Exporter) -> Response {
    let (kind, name) = match exporter.format() {
        Format::Csv => ("text/csv; charset=utf-8", "audit.csv"),
        Format::Jsonl => ("application/x-ndjson", "audit.jsonl"),
    };
    let pieces = stream::try_unfold((app, caller, exporter), |(app, caller, mut exporter)| async move {
        match exporter.next(&app, &caller).await {
            Ok(piece) => Ok(piece.map(|text| (text, (app, caller, exporter)))),
            Err(error) => {
                log(&error);
                Err(std::io::Error::other("the export was broken off"))
            }
        }
    });
    let mut response = Body::from_stream(pieces).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let attached = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    headers.extend(attached.ok().map(|attached| (header::CONTENT_DISPOSITION, attached)));
    response
}

/// How people signed in on each of the last 30 days
#[utoipa::path(get, path = "/api/v1/platform/audit/sign-ins", tag = "platform", operation_id = "count_sign_ins",
    responses((status = 200, body = Vec<audit::Day>), Problems))]
pub async fn sign_ins(State(app): State<App>, RootCaller(caller): RootCaller) -> ApiResult<Json<Vec<audit::Day>>> {
    Ok(Json(app.on_platform(&caller, audit::SignIns).await?))
}

/// How much was allowed and refused on each of the last 30 days
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/audit/outcomes", tag = "tenant", operation_id = "count_outcomes",
    params(TenantPath),
    responses((status = 200, body = Vec<audit::OutcomeDay>), Problems))]
pub async fn outcomes(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<Vec<audit::OutcomeDay>>> {
    Ok(Json(app.in_tenant(&caller, &path.tenant, audit::Outcomes).await?))
}
