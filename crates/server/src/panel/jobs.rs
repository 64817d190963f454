//! The page of jobs.

use app::{App, TenantRef, jobs::JobState};
use askama::Template;
use axum::extract::State;

use super::{
    flash::{go, go_back},
    forms::{Posted, Segment, address},
    page::{Page, PageResult, html},
    pager::{Asked, Pager},
    visitor::RootVisitor,
};
use crate::{
    api::{StateQuery, jobs::JobPath},
    extract::{FormQuery, Path},
};

#[derive(Template)]
#[template(path = "root/jobs.html")]
struct Jobs {
    page: Page,
    states: Vec<Segment>,
    jobs: Vec<Job>,
    pager: Pager,
}

struct Job {
    id: String,
    kind: String,
    subject: String,
    state: String,
    attempts: i32,
    at: String,
    error: Option<String>,
    may_retry: bool,
}

const PATH: &str = "/root/jobs";

pub async fn list(State(app): State<App>, visitor: RootVisitor, FormQuery(query): FormQuery<StateQuery>) -> PageResult {
    let chosen = query.state.clone().unwrap_or_default();
    let after = query.after.clone().unwrap_or_default();
    let list = app::jobs::List {
        state: query.state,
        after: query.after,
        limit: query.limit,
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    let may_retry = visitor.view.may("jobs.edit");
    let states = [
        ("", "All"),
        ("queued", "Queued"),
        ("running", "Running"),
        ("failed", "Failed"),
        ("done", "Done"),
    ];
    html(&Jobs {
        page: visitor.page("jobs", "Jobs"),
        states: states
            .into_iter()
            .map(|(state, label)| Segment {
                label: label.to_owned(),
                href: address(PATH, &[("state", state)]),
                active: chosen == state,
            })
            .collect(),
        pager: Asked::of(PATH, &[("state", &chosen)], &after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("job", "jobs"),
        ),
        jobs: found
            .items
            .into_iter()
            .map(|job| Job {
                id: job.id.to_string(),
                kind: job.kind.replace('_', " "),
                subject: job.tenant.unwrap_or_default(),
                state: job.state.to_string(),
                attempts: job.attempts,
                at: job.finished_at.unwrap_or(job.created_at).to_string(),
                error: job.error,
                may_retry: may_retry && job.state == JobState::Failed,
            })
            .collect(),
    })
}

/// Back to the page where the button was: the tenant's, or the jobs'.
pub async fn retry(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<JobPath>,
    posted: Posted,
) -> PageResult {
    let here = posted.some("tenant").map_or_else(
        || PATH.to_owned(),
        |tenant| format!("/root/tenants/{}", TenantRef::parse(&tenant)),
    );
    match app
        .on_platform(&visitor.caller, app::jobs::Retry { job: path.job })
        .await
    {
        Ok(()) => go(&app, &visitor.caller, &here, "Trying again."),
        Err(error) => go_back(&app, &visitor.caller, &here, error),
    }
}
