//! The audit log's pages on both planes. What its codes mean is in `words`, what its filters are in `query`.

pub mod chart;
mod live;
mod query;
pub mod show;
pub mod words;

use app::{
    App, AuditViewId, Error,
    audit::{self, Export, Exporter, Format},
    audit_verifications::{self, Verification},
    audit_views::{self, Delete, NewView, Save, View},
    jobs::JobState,
};
use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

pub use live::{platform as live, tenant as live_in_tenant};

use self::{
    chart::Chart,
    query::{AuditQuery, Chip, FilterForm},
    show::{Event, show},
};
use super::{
    flash::{go, go_back},
    forms::{Choice, Errors, Posted, Segment, address},
    page::{Page, PageError, PageResult, html},
    pager::{Asked, Pager},
    visitor::{RootVisitor, TenantVisitor},
};
use crate::{
    api::audit::file,
    extract::{FormQuery, Path},
};

/// One line of a short history.
pub struct Happening {
    pub at: String,
    pub actor: String,
    pub text: String,
    pub outcome: String,
    pub href: String,
}

pub fn happening(event: audit::Event, log: &str) -> Happening {
    Happening {
        at: event.occurred_at.to_string(),
        text: words::deed(&event),
        actor: event.actor,
        outcome: words::outcome(&event.outcome).to_owned(),
        href: address(log, &[("type", &event.target_kind)]),
    }
}

const LOG: &str = "/root/audit";

#[derive(Template)]
#[template(path = "root/audit.html")]
struct RootAudit {
    page: Page,
    log: Log,
    events: Vec<Event>,
    every_log: bool,
    chart: Chart,
}

#[derive(Template)]
#[template(path = "tenant/audit.html")]
struct TenantAudit {
    page: Page,
    log: Log,
    events: Vec<Event>,
    every_log: bool,
    chart: Chart,
}

/// What both have, but the events themselves.
struct Log {
    action: String,
    filter: FilterForm,
    /// The filter's fields, for the forms that carry them along.
    hidden: Vec<(&'static str, String)>,
    chips: Vec<Chip>,
    ranges: Vec<Segment>,
    views: Vec<Kept>,
    kinds: Vec<Choice>,
    actor_kinds: Vec<Choice>,
    operations: Vec<Choice>,
    outcomes: Vec<Choice>,
    live: String,
    pager: Pager,
    seal: Seal,
    may_verify: bool,
}

struct Kept {
    id: String,
    name: String,
    href: String,
    active: bool,
    /// Whose it is, where it is another's.
    owner: Option<String>,
    shared: bool,
    mine: bool,
}

struct Seal {
    state: &'static str,
    text: String,
    sealed_at: Option<String>,
    /// What `head` is: of one log, or of all of them.
    what: &'static str,
    head: String,
    /// A verification is under way: the page looks again by itself.
    busy: bool,
}

const SEALED: &str = "Every event is sealed in a signed chain of Merkle trees.";

fn seal(what: &'static str, sealed: Option<audit::Seal>, newest: Option<&Verification>) -> Seal {
    let (state, text) = match newest {
        None if sealed.is_some() => ("sealed", SEALED.to_owned()),
        None => ("unchecked", SEALED.to_owned()),
        Some(verification) => verified(verification),
    };
    Seal {
        state,
        text,
        sealed_at: sealed.as_ref().map(|seal| seal.at.to_string()),
        what,
        head: sealed.map(|seal| seal.head).unwrap_or_default(),
        busy: state == "verifying",
    }
}

fn verified(verification: &Verification) -> (&'static str, String) {
    let progress = verification.progress.clone().unwrap_or_default();
    let report = progress.report;
    match verification.state {
        JobState::Queued | JobState::Running => {
            let text = format!(
                "Verifying: {} of {} logs, {} events so far.",
                report.logs, progress.logs, report.events
            );
            ("verifying", text)
        }
        JobState::Failed => {
            let error = verification.error.clone().unwrap_or_default();
            (
                "unchecked",
                format!("The last verification could not be finished: {error}."),
            )
        }
        JobState::Done if report.findings.is_empty() => {
            let went = match report.removed {
                0 => String::new(),
                removed => format!(" {removed} went as the settings say."),
            };
            let text = format!(
                "{} events in {} logs are as they were sealed.{went} Verified {}.",
                report.events,
                report.logs,
                verification
                    .finished_at
                    .unwrap_or(verification.created_at)
                    .strftime("%F %R UTC")
            );
            ("verified", text)
        }
        JobState::Done => {
            let details: Vec<String> = report.findings.into_iter().map(|finding| finding.detail).collect();
            ("broken", details.join(" "))
        }
    }
}

/// A page of events, or what is wrong with a field of the filter, and then none.
fn found_or(result: app::Result<audit::Page>) -> Result<(audit::Page, Errors), Error> {
    match result {
        Ok(found) => Ok((found, Errors::default())),
        Err(Error::Invalid(fields)) => {
            let nothing = audit::Page {
                items: Vec::new(),
                sealed: None,
                next: None,
            };
            let errors = Errors::from(Error::Invalid(fields)).unwrap_or_default();
            Ok((nothing, errors))
        }
        Err(other) => Err(other),
    }
}

/// What was asked for and what is wrong with it.
struct Filtered<'a> {
    query: &'a AuditQuery,
    dates: [Option<String>; 2],
    errors: &'a Errors,
}

fn frame(
    app: &App,
    action: String,
    asked: Filtered<'_>,
    found: &audit::Page,
    kept: Vec<View>,
    me: app::UserId,
    seal: Seal,
) -> Log {
    let Filtered { query, dates, errors } = asked;
    let platform = action == LOG;
    let here = query.href(&action);
    Log {
        filter: query.form(errors, dates),
        hidden: query
            .pairs()
            .into_iter()
            .map(|(name, value)| (name, value.to_owned()))
            .collect(),
        chips: query.chips(&action),
        ranges: query.ranges(&action, app.now()),
        views: kept
            .into_iter()
            .map(|view| {
                let href = AuditQuery::of(&view.filter).href(&action);
                let mine = me == view.owner_id;
                Kept {
                    id: view.id.to_string(),
                    name: view.name,
                    active: href == here,
                    href,
                    owner: view.owner.filter(|_| !mine),
                    shared: view.shared,
                    mine,
                }
            })
            .collect(),
        kinds: words::kinds(platform),
        actor_kinds: words::actor_kinds(),
        operations: words::operations(platform),
        outcomes: words::outcomes(),
        live: query.href(&format!("{action}/live")),
        pager: Asked::of(&action, &query.pairs(), &query.after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("event", "events"),
        ),
        may_verify: platform,
        seal,
        action,
    }
}

pub async fn platform(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(query): FormQuery<AuditQuery>,
) -> PageResult {
    let (filter, dates) = query.filter();
    let caller = &visitor.caller;
    let (found, errors) = found_or(app.on_platform(caller, audit::ListAll(list(&query, filter))).await)?;
    let views = app.on_platform(caller, audit_views::List::default()).await?;
    let verifications = app.on_platform(caller, audit_verifications::List).await?;
    let days = app.on_platform(caller, audit::SignIns).await?;
    let seal = seal("Checkpoint", found.sealed.clone(), verifications.first());
    let me = visitor.view.person()?.id;
    let asked = Filtered {
        query: &query,
        dates,
        errors: &errors,
    };
    let log = frame(&app, LOG.to_owned(), asked, &found, views, me, seal);
    html(&RootAudit {
        page: visitor.page("audit", "Audit log"),
        log,
        events: found.items.into_iter().map(show).collect(),
        every_log: true,
        chart: Chart::sign_ins(&days),
    })
}

pub async fn tenant(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<AuditQuery>,
) -> Result<Response, PageError> {
    let (filter, dates) = query.filter();
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let listed = app.in_tenant(caller, tenant, audit::List(list(&query, filter))).await;
    let (found, errors) = found_or(listed)?;
    let views = app.in_tenant(caller, tenant, audit_views::List::default()).await?;
    let days = app.in_tenant(caller, tenant, audit::Outcomes).await?;
    let seal = seal("Tree head", found.sealed.clone(), None);
    let me = visitor.view.person()?.id;
    let asked = Filtered {
        query: &query,
        dates,
        errors: &errors,
    };
    let log = frame(&app, visitor.path("audit"), asked, &found, views, me, seal);
    html(&TenantAudit {
        page: visitor.page("audit", "Audit log"),
        log,
        events: found.items.into_iter().map(show).collect(),
        every_log: false,
        chart: Chart::outcomes(&days),
    })
}

fn list(query: &AuditQuery, filter: audit::Filter) -> audit::Query {
    audit::Query {
        filter,
        after: Some(query.after.clone()),
        limit: None,
    }
}

pub async fn verify(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    match app
        .on_platform(&visitor.caller, audit_verifications::Start::default())
        .await
    {
        Ok(_) => go(&app, &visitor.caller, LOG, "The verification has begun."),
        Err(error) => go_back(&app, &visitor.caller, LOG, error),
    }
}

fn format(posted: &Posted) -> app::Result<Format> {
    posted.text("format").parse()
}

fn download(app: App, caller: app::Caller, begun: app::Result<Exporter>, back: &str) -> PageResult {
    match begun {
        Ok(exporter) => Ok(file(app, caller, exporter)),
        Err(error) => go_back(&app, &caller, back, error),
    }
}

pub async fn export(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let query = AuditQuery::posted(&posted);
    let export = Export::new(query.filter().0, format(&posted)?);
    let begun = app.on_platform(&visitor.caller, export).await;
    download(app, visitor.caller, begun, &query.href(LOG))
}

pub async fn export_in_tenant(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let query = AuditQuery::posted(&posted);
    let export = Export::new(query.filter().0, format(&posted)?);
    let begun = app.in_tenant(&visitor.caller, &visitor.tenant, export).await;
    let back = query.href(&visitor.path("audit"));
    download(app, visitor.caller, begun, &back)
}

fn new_view(posted: &Posted) -> NewView {
    NewView {
        name: posted.trimmed("name"),
        filter: AuditQuery::posted(posted).filter().0,
        shared: posted.text("shared") == "yes",
    }
}

const KEPT: &str = "The view is kept.";
const GONE: &str = "The view is deleted.";

pub async fn save_view(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let back = AuditQuery::posted(&posted).href(LOG);
    match app.on_platform(&visitor.caller, Save::new(new_view(&posted))).await {
        Ok(_) => go(&app, &visitor.caller, &back, KEPT),
        Err(error) => go_back(&app, &visitor.caller, &back, error),
    }
}

pub async fn save_view_in_tenant(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let back = AuditQuery::posted(&posted).href(&visitor.path("audit"));
    let save = Save::new(new_view(&posted));
    match app.in_tenant(&visitor.caller, &visitor.tenant, save).await {
        Ok(_) => go(&app, &visitor.caller, &back, KEPT),
        Err(error) => go_back(&app, &visitor.caller, &back, error),
    }
}

#[derive(Deserialize)]
pub struct ViewPath {
    view: AuditViewId,
}

pub async fn delete_view(State(app): State<App>, visitor: RootVisitor, Path(path): Path<ViewPath>) -> PageResult {
    match app.on_platform(&visitor.caller, Delete::new(path.view)).await {
        Ok(()) => go(&app, &visitor.caller, LOG, GONE),
        Err(error) => go_back(&app, &visitor.caller, LOG, error),
    }
}

pub async fn delete_view_in_tenant(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<ViewPath>,
) -> PageResult {
    let back = visitor.path("audit");
    match app
        .in_tenant(&visitor.caller, &visitor.tenant, Delete::new(path.view))
        .await
    {
        Ok(()) => go(&app, &visitor.caller, &back, GONE),
        Err(error) => go_back(&app, &visitor.caller, &back, error),
    }
}
