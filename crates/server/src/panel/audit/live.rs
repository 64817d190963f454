//! The log as it grows, by server-sent events: each look is decided anew, and there is none after the right to it ended.

use std::{convert::Infallible, time::Duration};

use app::{
    App, Caller, Error, TenantRef,
    audit::{Filter, Place, Watch, Watched},
};
use askama::Template;
use axum::{
    extract::State,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;

use super::{
    query::AuditQuery,
    show::{self, show},
};
use crate::{
    extract::FormQuery,
    panel::visitor::{RootVisitor, TenantVisitor},
};

#[derive(Template)]
#[template(path = "audit_rows.html")]
struct Rows {
    events: Vec<show::Event>,
    every_log: bool,
}

/// As often as the log is sealed: no event is shown sooner.
const LOOK_EVERY: Duration = Duration::from_secs(2);

struct Live {
    app: App,
    caller: Caller,
    /// None: all logs.
    tenant: Option<TenantRef>,
    filter: Filter,
    seen: Option<Place>,
    /// More was there than the last look took.
    behind: bool,
    over: bool,
}

pub async fn platform(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(query): FormQuery<AuditQuery>,
) -> Response {
    follow(app, visitor.caller, None, &query)
}

pub async fn tenant(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<AuditQuery>,
) -> Response {
    follow(app, visitor.caller, Some(visitor.tenant), &query)
}

fn follow(app: App, caller: Caller, tenant: Option<TenantRef>, query: &AuditQuery) -> Response {
    let live = Live {
        app,
        caller,
        tenant,
        filter: query.filter().0,
        seen: None,
        behind: false,
        over: false,
    };
    let events = stream::unfold(live, |mut live| async {
        let event = live.next().await?;
        Some((Ok::<_, Infallible>(event), live))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

impl Live {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if self.over {
                return None;
            }
            if self.seen.is_some() && !self.behind {
                tokio::time::sleep(LOOK_EVERY).await;
            }
            match self.look().await {
                Ok(found) => {
                    self.seen = Some(found.seen);
                    self.behind = found.more;
                    if !found.events.is_empty() {
                        let rows = Rows {
                            events: found.events.into_iter().rev().map(show).collect(),
                            every_log: self.tenant.is_none(),
                        };
                        return Some(Event::default().event("rows").data(rows.render().ok()?));
                    }
                }
                // It comes back, and what was added meanwhile with it.
                Err(Error::Unavailable(_) | Error::Collision) => tokio::time::sleep(LOOK_EVERY).await,
                Err(_) => {
                    self.over = true;
                    return Some(Event::default().event("over").data("over"));
                }
            }
        }
    }

    async fn look(&self) -> app::Result<Watched> {
        match &self.tenant {
            Some(tenant) => {
                let watch = Watch::new(self.filter.clone(), self.seen);
                self.app.in_tenant(&self.caller, tenant, watch).await
            }
            None => {
                let watch = Watch::new(self.filter.clone(), self.seen);
                self.app.on_platform(&self.caller, watch).await
            }
        }
    }
}
