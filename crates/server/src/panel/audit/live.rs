//! The log as it grows, as rows of its page: what the API tells of each event, rendered.

use app::{App, audit};
use askama::Template;
use axum::{extract::State, response::sse};

use super::{
    query::AuditQuery,
    show::{Event, show},
};
use crate::{
    api::audit::live::follow,
    extract::FormQuery,
    panel::{
        page::PageResult,
        visitor::{RootVisitor, TenantVisitor},
    },
};

#[derive(Template)]
#[template(path = "audit_rows.html")]
struct Rows {
    events: Vec<Event>,
    every_log: bool,
}

/// Newest first, as the page has them.
fn rows(found: Vec<audit::Event>, every_log: bool) -> Result<Vec<sse::Event>, axum::Error> {
    let events = found.into_iter().rev().map(show).collect();
    let rows = Rows { events, every_log }.render().map_err(axum::Error::new)?;
    Ok(vec![sse::Event::default().event("rows").data(rows)])
}

pub async fn platform(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(query): FormQuery<AuditQuery>,
) -> PageResult {
    let filter = query.filter().0;
    Ok(follow(app, visitor.caller, None, filter, |found| rows(found, true)).await?)
}

pub async fn tenant(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<AuditQuery>,
) -> PageResult {
    let filter = query.filter().0;
    let tenant = Some(visitor.tenant);
    Ok(follow(app, visitor.caller, tenant, filter, |found| rows(found, false)).await?)
}
