//! Watching a tenant being provisioned or deleted, live, by server-sent events.

use std::{convert::Infallible, time::Duration};

use app::{
    App, Caller, TenantRef,
    jobs::JobState,
    tenants::{self, Watched},
};
use askama::Template;
use axum::{
    extract::State,
    response::{
        IntoResponse, Redirect,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use tokio::sync::broadcast;

use super::TenantPath;
use crate::{
    extract::Path,
    panel::{flash::go, page::PageResult, visitor::RootVisitor},
    streams::{LastEventId, Open, picture},
};

pub struct Step {
    pub name: String,
    pub state: String,
    pub detail: String,
}

#[derive(Template)]
#[template(path = "root/tenant_progress.html")]
struct Progress {
    steps: Vec<Step>,
}

/// The steps of a job, which has none until a worker takes it; the one at which it stopped for good shows as failed.
pub fn steps(job: &tenants::Progress) -> Vec<Step> {
    let failed = job.state == JobState::Failed;
    if job.steps.is_empty() && !failed {
        return vec![Step {
            name: "Waiting for its turn".to_owned(),
            state: "running".to_owned(),
            detail: job.error.clone().unwrap_or_default(),
        }];
    }
    job.steps
        .iter()
        .map(|step| Step {
            name: step.name.clone(),
            state: if failed && step.state == "running" {
                "failed".to_owned()
            } else {
                step.state.clone()
            },
            detail: match (&job.error, step.state.as_str()) {
                (Some(error), "running") => format!("Attempt {}: {error}", job.attempts),
                _ => String::new(),
            },
        })
        .collect()
}

/// Another replica's workers tell nothing here, so it is looked at now and then in any case.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

struct Watch {
    app: App,
    caller: Caller,
    tenant: TenantRef,
    moved: broadcast::Receiver<app::JobId>,
    /// The id of what was shown last.
    last: String,
    over: bool,
    _open: Open,
}

pub async fn watch(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    LastEventId(had): LastEventId,
) -> PageResult {
    let open = Open::take(&visitor.caller)?;
    let watch = Watch {
        moved: app.watch_jobs(),
        app,
        caller: visitor.caller,
        tenant: path.tenant,
        last: had.unwrap_or_default(),
        _open: open,
        over: false,
    };
    let events = stream::unfold(watch, |mut watch| async {
        let event = watch.next().await?;
        Some((Ok::<_, Infallible>(event), watch))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::default()).into_response())
}

/// Where watching ends: at the tenant, or at the others where it is gone.
pub async fn watched(State(app): State<App>, visitor: RootVisitor, Path(path): Path<TenantPath>) -> PageResult {
    let tenant = path.tenant.clone();
    match app.on_platform(&visitor.caller, tenants::Watch { tenant }).await? {
        Watched::Gone => go(&app, &visitor.caller, "/root/tenants", "The tenant is gone."),
        Watched::Moving(_) | Watched::Settled => {
            Ok(Redirect::to(&format!("/root/tenants/{}", path.tenant)).into_response())
        }
    }
}

impl Watch {
    /// The next event, each decided anew; nothing more once the job is over or the watcher may not watch.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if self.over {
                return None;
            }
            let watch = tenants::Watch {
                tenant: self.tenant.clone(),
            };
            let Ok(Watched::Moving(job)) = self.app.on_platform(&self.caller, watch).await else {
                self.over = true;
                return Some(Event::default().event("done").data("done"));
            };
            let html = Progress { steps: steps(&job) }.render().ok()?;
            let id = picture(&html);
            if id != self.last {
                self.last.clone_from(&id);
                return Some(Event::default().event("progress").id(id).data(html));
            }
            tokio::select! {
                _ = self.moved.recv() => {}
                () = tokio::time::sleep(LOOK_AGAIN) => {}
            }
        }
    }
}
