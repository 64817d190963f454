//! The log as it grows, as rows of its page: what the API tells of each event, rendered.

use app::{
    App,
    audit::{self, Place},
};
use askama::Template;
use axum::{extract::State, response::sse};

use super::{
    query::AuditQuery,
    show::{Event, show},
};
use crate::{
    api::audit::live::{follow, id},
    extract::FormQuery,
    panel::{
        page::PageResult,
        visitor::{RootVisitor, TenantVisitor},
    },
    streams::LastEventId,
};

#[derive(Template)]
#[template(path = "audit_rows.html")]
struct Rows {
    events: Vec<Event>,
    every_log: bool,
}

/// Newest first, as the page has them.
fn rows(found: Vec<(Place, audit::Event)>, every_log: bool) -> Result<Vec<sse::Event>, axum::Error> {
    let last = found.last().map(|(place, _)| id(*place)).unwrap_or_default();
    let events = found.into_iter().rev().map(|(_, event)| show(event)).collect();
    let rows = Rows { events, every_log }.render().map_err(axum::Error::new)?;
    Ok(vec![sse::Event::default().event("rows").id(last).data(rows)])
}

pub async fn platform(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(query): FormQuery<AuditQuery>,
    had: LastEventId,
) -> PageResult {
    let filter = query.filter().0;
    Ok(follow(app, visitor.caller, None, filter, had, |found| rows(found, true)).await?)
}

pub async fn tenant(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<AuditQuery>,
    had: LastEventId,
) -> PageResult {
    let filter = query.filter().0;
    let tenant = Some(visitor.tenant);
    Ok(follow(app, visitor.caller, tenant, filter, had, |found| rows(found, false)).await?)
}
