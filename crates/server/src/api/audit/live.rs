//! A log as it grows, by server-sent events: each look is decided anew, and there is none after the right to it ended. The panel's pages follow it here too.

use std::time::Duration;

use app::{
    App, Caller, Error, TenantRef,
    audit::{self, Filter, Place, Watch, Watched},
};
use axum::{
    extract::State,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{Stream, StreamExt, TryStreamExt, future::ready, stream};
use serde_json::json;

use super::{LiveQuery, TenantPath};
use crate::{
    caller::{AppCaller, RootCaller},
    extract::{Path, Query},
    problem::{ApiResult, Problems},
    streams::{LastEventId, Open},
};

/// As often as the log is sealed: no event is shown sooner.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// While more is there than a look takes.
const CATCH_UP_EVERY: Duration = Duration::from_millis(100);

/// The tenant's audit log as it grows
///
/// Server-sent events: what matches the filter from now on, oldest first, the `data` of each one event in JSON as the list has it. Each has an
/// `id`, the first of them before any data: sent back as `Last-Event-ID` after the connection was cut, it goes on with what came after. Where the
/// right to it ends, the last is called `over`, and its `data` holds the `code` of the problem. Five at once for each session or token.
#[utoipa::path(get, path = "/api/v1/tenants/{tenant}/audit/live", tag = "tenant", operation_id = "follow_events",
    params(TenantPath, LiveQuery),
    responses((status = 200, description = "The events", body = String, content_type = "text/event-stream"), Problems))]
pub async fn tenant(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TenantPath>,
    Query(query): Query<LiveQuery>,
    had: LastEventId,
) -> ApiResult<Response> {
    Ok(follow(app, caller, Some(path.tenant), query.filter(), had, objects).await?)
}

/// Every audit log as it grows
///
/// As for a tenant's.
#[utoipa::path(get, path = "/api/v1/platform/audit/live", tag = "platform", operation_id = "follow_all_events",
    params(LiveQuery),
    responses((status = 200, description = "The events", body = String, content_type = "text/event-stream"), Problems))]
pub async fn platform(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<LiveQuery>,
    had: LastEventId,
) -> ApiResult<Response> {
    Ok(follow(app, caller, None, query.filter(), had, objects).await?)
}

fn objects(found: Vec<(Place, audit::Event)>) -> Result<Vec<Event>, axum::Error> {
    let object = |(place, event): &(Place, audit::Event)| Event::default().id(id(*place)).json_data(event);
    found.iter().map(object).collect()
}

/// A place in the log as the id of what is sent of it.
pub fn id((position, event): Place) -> String {
    format!("{position}.{}", event.simple())
}

fn place(id: &str) -> app::Result<Place> {
    let read = || {
        let (position, event) = id.split_once('.')?;
        Some((position.parse().ok()?, event.parse().ok()?))
    };
    read().ok_or_else(|| {
        let sentence = "This is no `id` of an event that was sent here. Leave it out to follow from now on.";
        Error::invalid("Last-Event-ID", sentence)
    })
}

fn events(sent: Vec<Event>) -> impl Stream<Item = Result<Event, axum::Error>> {
    stream::iter(sent.into_iter().map(Ok))
}

/// Whoever may not is told so at once. `tenant`: whose log it is; none: all of them. `had`: where the reader was cut off. `told` makes what is sent of
/// what was found, oldest first.
pub async fn follow<F>(
    app: App,
    caller: Caller,
    tenant: Option<TenantRef>,
    filter: Filter,
    LastEventId(had): LastEventId,
    told: F,
) -> app::Result<Response>
where
    F: Fn(Vec<(Place, audit::Event)>) -> Result<Vec<Event>, axum::Error> + Send + Sync + 'static,
{
    let mut live = Live {
        app,
        caller,
        tenant,
        filter,
        seen: had.as_deref().map(place).transpose()?,
        behind: false,
        over: false,
    };
    let found = live.look().await?;
    let open = Open::take(&live.caller)?;
    let first = match live.seen.filter(|_| found.is_empty()) {
        // Without data it is shown to nobody, and remembered nonetheless: nothing is lost if the connection is cut before the first event.
        Some(seen) => vec![Event::default().id(id(seen))],
        None => told(found).map_err(|error| Error::Internal(error.to_string()))?,
    };
    let looks = stream::try_unfold((live, told, open), |(mut live, told, open)| async move {
        let sent = live.next(&told).await?;
        Ok::<_, axum::Error>(sent.map(|sent| (events(sent), (live, told, open))))
    });
    let all = stream::once(ready(Ok(events(first)))).chain(looks);
    Ok(Sse::new(all.try_flatten())
        .keep_alive(KeepAlive::default())
        .into_response())
}

struct Live {
    app: App,
    caller: Caller,
    tenant: Option<TenantRef>,
    filter: Filter,
    seen: Option<Place>,
    /// More was there than the last look took.
    behind: bool,
    over: bool,
}

impl Live {
    /// What is sent next; none at the end.
    async fn next(
        &mut self,
        told: &(impl Fn(Vec<(Place, audit::Event)>) -> Result<Vec<Event>, axum::Error> + Sync),
    ) -> Result<Option<Vec<Event>>, axum::Error> {
        while !self.over {
            tokio::time::sleep(if self.behind { CATCH_UP_EVERY } else { LOOK_EVERY }).await;
            match self.look().await {
                Ok(found) if found.is_empty() => {}
                Ok(found) => return told(found).map(Some),
                // It comes back, and what was added meanwhile with it.
                Err(Error::Unavailable(_) | Error::Collision) => self.behind = false,
                Err(error) => {
                    self.over = true;
                    let why = json!({ "code": error.code() });
                    return Ok(Some(vec![Event::default().event("over").data(why.to_string())]));
                }
            }
        }
        Ok(None)
    }

    async fn look(&mut self) -> app::Result<Vec<(Place, audit::Event)>> {
        let Watched { events, seen, more } = match &self.tenant {
            Some(tenant) => {
                let watch = Watch::new(self.filter.clone(), self.seen);
                self.app.in_tenant(&self.caller, tenant, watch).await?
            }
            None => {
                let watch = Watch::new(self.filter.clone(), self.seen);
                self.app.on_platform(&self.caller, watch).await?
            }
        };
        self.seen = Some(seen);
        self.behind = more;
        Ok(events)
    }
}
