//! The pages of a table of people to invite: handed in and looked through, then invited, watched live.

use std::{convert::Infallible, time::Duration};

use app::{
    App, Caller, MemberImportId, TenantRef,
    member_imports::{Apply, Check, Import, ImportState, Lines, NewImport, Show},
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
use serde::Deserialize;
use tokio::sync::broadcast;

use crate::{
    csv::rows,
    extract::{FormQuery, Path},
    panel::{
        flash::{go, go_back},
        forms::{Errors, Field, Posted, Segment, address, upload::Upload},
        page::{Page, PageResult, html},
        pager::{Asked, Pager},
        visitor::TenantVisitor,
    },
    streams::{LastEventId, Open, picture},
};

#[derive(Template)]
#[template(path = "tenant/members_import.html")]
struct HandIn {
    page: Page,
    base: String,
    members: String,
    error: Option<String>,
    csv: Field,
    /// The keys that the table may name.
    roles: Vec<String>,
}

#[derive(Template)]
#[template(path = "tenant/member_import.html")]
struct One {
    page: Page,
    base: String,
    members: String,
    progress: Progress,
    /// How many would be invited.
    ready: i32,
    may_apply: bool,
    live: bool,
    segments: Vec<Segment>,
    lines: Vec<Line>,
    pager: Pager,
}

#[derive(Template)]
#[template(path = "tenant/member_import_progress.html")]
struct Progress {
    state: String,
    lines: i32,
    settled: i32,
    invited: i32,
    refused: i32,
    waits_until: Option<String>,
}

struct Line {
    line: i32,
    email: String,
    name: String,
    role: String,
    outcome: &'static str,
    message: String,
}

#[derive(Deserialize)]
pub struct ImportPath {
    import: MemberImportId,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LinesQuery {
    outcome: String,
    after: String,
}

const EXAMPLE: &str = "email,name,role\n";

async fn hand_in(app: &App, visitor: &TenantVisitor, csv: Field, error: Option<String>) -> PageResult {
    let roles = app
        .in_tenant(&visitor.caller, &visitor.tenant, app::roles::List)
        .await?;
    visitor.demand("members.create")?;
    let members = visitor.path("members");
    html(&HandIn {
        page: visitor.page("members", "Import members"),
        base: format!("{members}/import"),
        members,
        error,
        csv,
        roles: roles
            .into_iter()
            .filter(|role| role.assignable)
            .map(|role| role.key)
            .collect(),
    })
}

pub async fn new(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    hand_in(&app, &visitor, Field::new(EXAMPLE), None).await
}

pub async fn check(State(app): State<App>, visitor: TenantVisitor, upload: Upload) -> PageResult {
    let file = upload.text("table");
    let text = if file.is_empty() { upload.text("csv") } else { file };
    let checked = async {
        let rows = rows(text)?;
        let check = Check(NewImport { rows });
        app.in_tenant(&visitor.caller, &visitor.tenant, check).await
    };
    match checked.await {
        Ok(import) => Ok(Redirect::to(&visitor.path(&format!("members/import/{}", import.id))).into_response()),
        Err(error) => {
            let errors = Errors::from(error)?;
            let typed = Field::new(upload.text("csv"));
            hand_in(&app, &visitor, typed, errors.form(&[])).await
        }
    }
}

pub async fn show(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(ImportPath { import: id }): Path<ImportPath>,
    FormQuery(query): FormQuery<LinesQuery>,
) -> PageResult {
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let import = app.in_tenant(caller, tenant, Show { import: id }).await?;
    let lines = Lines {
        import: id,
        outcome: Some(query.outcome.clone()),
        after: Some(query.after.clone()),
        limit: None,
    };
    let found = app.in_tenant(caller, tenant, lines).await?;
    let members = visitor.path("members");
    let base = format!("{members}/import/{id}");
    let segment = |outcome: &str, label: &str| Segment {
        label: label.to_owned(),
        href: address(&base, &[("outcome", outcome)]),
        active: query.outcome == outcome,
    };
    html(&One {
        page: visitor.page("members", "Import members"),
        segments: vec![
            segment("", "All lines"),
            segment("refused", "Refused"),
            segment("ready", "To invite"),
            segment("invited", "Invited"),
        ],
        pager: Asked::of(&base, &[("outcome", &query.outcome)], &query.after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("line", "lines"),
        ),
        lines: found
            .items
            .into_iter()
            .map(|line| Line {
                line: line.line,
                email: line.email,
                name: line.name,
                role: line.role,
                outcome: line.outcome.as_str(),
                message: line.message.unwrap_or_default(),
            })
            .collect(),
        ready: import.lines - import.refused - import.invited,
        may_apply: import.state == ImportState::Checked && import.refused < import.lines,
        live: import.state == ImportState::Running,
        progress: progress(&import),
        members,
        base,
    })
}

fn progress(import: &Import) -> Progress {
    Progress {
        state: import.state.to_string(),
        lines: import.lines,
        settled: import.invited + import.refused,
        invited: import.invited,
        refused: import.refused,
        waits_until: import.waits_until.map(|at| at.to_string()),
    }
}

pub async fn apply(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<ImportPath>,
    posted: Posted,
) -> PageResult {
    let here = visitor.path(&format!("members/import/{}", path.import));
    let apply = Apply { import: path.import };
    let action = format!("{here}/apply");
    let sent = visitor.sent(&app, &posted, "members", &action, "Invite", &here);
    match sent
        .proved(app.in_tenant(&visitor.caller, &visitor.tenant, apply))
        .await
    {
        Err(asks) => asks,
        Ok(Ok(_)) => go(
            &app,
            &visitor.caller,
            &here,
            "They are being invited, one after the other.",
        ),
        Ok(Err(error)) => go_back(&app, &visitor.caller, &here, error),
    }
}

/// Another replica's workers tell nothing here, so it is looked at now and then in any case.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

struct Watch {
    app: App,
    caller: Caller,
    tenant: TenantRef,
    import: MemberImportId,
    moved: broadcast::Receiver<app::JobId>,
    /// The id of what was shown last.
    last: String,
    over: bool,
    _open: Open,
}

pub async fn watch(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<ImportPath>,
    LastEventId(had): LastEventId,
) -> PageResult {
    let open = Open::take(&visitor.caller)?;
    let watch = Watch {
        moved: app.watch_jobs(),
        app,
        caller: visitor.caller,
        tenant: visitor.tenant,
        import: path.import,
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

impl Watch {
    /// The next event, each decided anew; nothing more once all lines are settled or the watcher may not watch.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if self.over {
                return None;
            }
            let show = Show { import: self.import };
            let import = self.app.in_tenant(&self.caller, &self.tenant, show).await;
            let Some(import) = import.ok().filter(|import| import.state == ImportState::Running) else {
                self.over = true;
                return Some(Event::default().event("done").data("done"));
            };
            let html = progress(&import).render().ok()?;
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
