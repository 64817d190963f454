//! A tenant's roles as a file: written, handed in, shown as what it would change, and applied as it was shown.

use app::{
    App,
    role_file::{Apply, Export, FileChange, FileDeed, Plan, RoleFile, RoleFilePlan, Wish},
};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::IntoResponse,
};

use super::{
    flash::go,
    forms::{Errors, Posted, upload::Upload},
    page::{Page, PageResult, html},
    visitor::TenantVisitor,
};
use crate::api::role_file::YAML;

#[derive(Template)]
#[template(path = "tenant/role_file.html")]
struct HandIn<'a> {
    page: Page,
    base: String,
    roles: String,
    error: Option<String>,
    text: &'a str,
    prune: bool,
}

#[derive(Template)]
#[template(path = "tenant/role_file_plan.html")]
struct Review<'a> {
    page: Page,
    base: String,
    roles: String,
    changes: Vec<Row>,
    fields: [(&'a str, &'a str); 3],
}

struct Row {
    deed: FileDeed,
    kind: &'static str,
    name: String,
    lines: Vec<Line>,
}

/// What goes, and what comes in its place.
struct Line {
    field: String,
    removed: Option<String>,
    added: Option<String>,
}

/// What the form says of pruning.
const PRUNE: &str = "yes";

fn hand_in(visitor: &TenantVisitor, text: &str, prune: bool, error: Option<String>) -> PageResult {
    visitor.demand("roles.edit")?;
    html(&HandIn {
        page: visitor.page("roles", "Apply a file"),
        base: visitor.path("role-file"),
        roles: visitor.path("roles"),
        error,
        text,
        prune,
    })
}

pub async fn new(visitor: TenantVisitor) -> PageResult {
    hand_in(&visitor, "", false, None)
}

pub async fn export(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    let file = app.in_tenant(&visitor.caller, &visitor.tenant, Export).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(YAML)),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"roles.yaml\""),
        ),
    ];
    Ok((headers, file.to_yaml()?).into_response())
}

/// What the file would change: shown, and applied by the form of that page.
pub async fn plan(State(app): State<App>, visitor: TenantVisitor, upload: Upload) -> PageResult {
    let typed = upload.text("text");
    let file = upload.text("file");
    let text = if file.is_empty() { typed } else { file };
    let prune = upload.text("prune") == PRUNE;
    let planned = async {
        let wish = Wish {
            file: RoleFile::read(text)?,
            prune,
            state: None,
        };
        app.in_tenant(&visitor.caller, &visitor.tenant, Plan(wish)).await
    };
    match planned.await {
        Ok(plan) => review(&visitor, plan, text, prune),
        Err(error) => hand_in(&visitor, typed, prune, Errors::from(error)?.form(&[])),
    }
}

fn review(visitor: &TenantVisitor, plan: RoleFilePlan, text: &str, prune: bool) -> PageResult {
    html(&Review {
        page: visitor.page("roles", "Review the changes"),
        base: visitor.path("role-file"),
        roles: visitor.path("roles"),
        changes: plan.changes.into_iter().map(row).collect(),
        fields: [
            ("text", text),
            ("prune", if prune { PRUNE } else { "" }),
            ("state", &plan.state),
        ],
    })
}

fn row(change: FileChange) -> Row {
    Row {
        deed: change.deed,
        kind: change.kind.as_str(),
        name: change.name,
        lines: change
            .lines
            .into_iter()
            .map(|line| Line {
                field: line.field,
                removed: line.removed,
                added: line.added,
            })
            .collect(),
    }
}

/// What was reviewed, if it is still what it would change.
pub async fn apply(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let (base, roles) = (visitor.path("role-file"), visitor.path("roles"));
    let sent = visitor.sent(&app, &posted, "roles", &base, "Apply the file", &base);
    let apply = async {
        let wish = Wish {
            file: RoleFile::read(posted.text("text"))?,
            prune: posted.text("prune") == PRUNE,
            state: posted.some("state"),
        };
        app.in_tenant(&visitor.caller, &visitor.tenant, Apply(wish)).await
    };
    match sent.proved(apply).await {
        Err(asks) => asks,
        Ok(Ok(_)) => go(
            &app,
            &visitor.caller,
            &roles,
            "The file is applied. It counts from now on; the database follows in a moment.",
        ),
        Ok(Err(error)) => hand_in(
            &visitor,
            posted.text("text"),
            posted.text("prune") == PRUNE,
            Errors::from(error)?.form(&[]),
        ),
    }
}
