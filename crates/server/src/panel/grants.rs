//! The grid of a role's rights on tables. What a sent grid means is in `sheet`.

mod sheet;

use std::collections::BTreeMap;

use app::{
    App, Error, audit,
    grants::{self, Rights},
    roles,
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::go,
    forms::{Errors, Posted, Segment, address},
    page::{Page, PageError, PageResult, html},
    visitor::TenantVisitor,
};
use crate::extract::FormQuery;
use sheet::{Sheet, words};

#[derive(Template)]
#[template(path = "tenant/grants.html")]
struct Permissions {
    page: Page,
    action: String,
    roles: Vec<Segment>,
    role: RoleNote,
    version: String,
    error: Option<String>,
    defaults: Option<GrantRow>,
    rows: Vec<GrantRow>,
    may_edit: bool,
}

struct RoleNote {
    label: String,
    note: String,
}

struct GrantRow {
    table: String,
    ticked: Rights,
    granted: Rights,
    /// What is granted, as the form sends it back.
    had: String,
    /// What somebody else did to it while the form was open.
    meanwhile: Option<String>,
    saved: bool,
    error: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RoleQuery {
    role: String,
}

/// What a save that is not over brings back to the page.
#[derive(Default)]
struct Brought {
    error: Option<String>,
    /// What the save left on each row: nothing to say, or PostgreSQL's words.
    marks: BTreeMap<String, Option<String>>,
    /// The rows as they were sent.
    sheet: Sheet,
}

pub async fn show(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<RoleQuery>,
) -> PageResult {
    page(&app, &visitor, &query.role, Brought::default()).await
}

async fn page(app: &App, visitor: &TenantVisitor, asked: &str, brought: Brought) -> PageResult {
    let Brought { error, marks, sheet } = brought;
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let all = app.in_tenant(caller, tenant, roles::List).await?;
    // Owner and Admin reach every table and are not shown (S2-34).
    let editable: Vec<&roles::RoleSummary> = all.iter().filter(|role| !role.full_rights).collect();
    let chosen = editable
        .iter()
        .find(|role| role.key == asked)
        .or(editable.first())
        .copied();
    let Some(chosen) = chosen else {
        return Err(PageError(Error::NotFound));
    };
    let show = grants::Show {
        role: chosen.key.clone(),
    };
    let (grid, error) = match app.in_tenant(caller, tenant, show).await {
        Ok(grid) => (Some(grid), error),
        Err(other @ Error::TenantDatabase(_)) => (None, Some(other.to_string())),
        Err(other) => return Err(other.into()),
    };
    let base = visitor.path("permissions");
    let row = |table: &str, granted: Rights| GrantRow {
        table: table.to_owned(),
        ticked: sheet.ticked(table, granted),
        meanwhile: sheet.meanwhile(table, granted),
        had: words(granted),
        granted,
        saved: marks.get(table).is_some_and(Option::is_none),
        error: marks.get(table).cloned().flatten(),
    };
    let rows: Vec<GrantRow> = grid
        .iter()
        .flat_map(|grid| &grid.lines)
        .map(|line| row(&line.table, line.rights))
        .collect();
    html(&Permissions {
        page: visitor.page("permissions", "Permissions"),
        action: format!("{base}?role={}", chosen.key),
        roles: editable
            .iter()
            .map(|role| Segment {
                label: role.name.clone(),
                href: format!("{base}?role={}", role.key),
                active: role.key == chosen.key,
            })
            .collect(),
        role: RoleNote {
            label: chosen.name.clone(),
            note: match (chosen.key.as_str(), chosen.holders) {
                ("anon", _) => "Whoever is not signed in".to_owned(),
                (_, 1) => "1 person has it".to_owned(),
                (_, many) => format!("{many} people have it"),
            },
        },
        version: grid.as_ref().map_or(chosen.version, |grid| grid.version).to_string(),
        error,
        defaults: grid.as_ref().map(|grid| row(sheet::NEW_TABLES, grid.default)),
        rows,
        may_edit: visitor.view.may("tables.manage"),
    })
}

pub async fn save(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<RoleQuery>,
    posted: Posted,
) -> PageResult {
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let sheet = Sheet::read(&posted);
    let (default, lines) = sheet.changes();
    if default.is_none() && lines.is_empty() {
        return page(&app, &visitor, &query.role, Brought::default()).await;
    }
    let operation = grants::Save {
        role: query.role.clone(),
        version: posted.version(),
        default,
        lines,
    };
    let brought = match app.in_tenant(caller, tenant, operation).await {
        Ok(saved) if saved.results.iter().all(|line| line.error.is_none()) => {
            let here = address(&visitor.path("permissions"), &[("role", &query.role)]);
            return go(&app, caller, &here, "Saved.");
        }
        Ok(saved) => {
            let lines = saved.results.into_iter().map(|line| (line.table, line.error));
            let new_tables = default.map(|_| (sheet::NEW_TABLES.to_owned(), None));
            Brought {
                marks: lines.chain(new_tables).collect(),
                ..Brought::default()
            }
        }
        Err(Error::Conflict { code: "stale", .. }) => stale(&app, &visitor, &query.role, sheet).await?,
        Err(error) => Brought {
            error: Errors::from(error)?.form(&[]),
            sheet,
            ..Brought::default()
        },
    };
    page(&app, &visitor, &query.role, brought).await
}

/// Somebody was quicker. Where that was oneself, by the same form, there is nothing left to do.
async fn stale(app: &App, visitor: &TenantVisitor, role: &str, sheet: Sheet) -> Result<Brought, PageError> {
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let show = grants::Show { role: role.to_owned() };
    if sheet.is_in(&app.in_tenant(caller, tenant, show).await?) {
        return Ok(Brought::default());
    }
    let who = match visitor.view.may("audit.view") {
        true => last_to_save(app, visitor, role).await?,
        false => None,
    };
    let who = who.unwrap_or_else(|| "Somebody".to_owned());
    Ok(Brought {
        error: Some(format!(
            "{who} changed these rights while you had them open; the rows are marked. Your own changes are still ticked: look at them and save again."
        )),
        sheet,
        ..Brought::default()
    })
}

async fn last_to_save(app: &App, visitor: &TenantVisitor, role: &str) -> Result<Option<String>, PageError> {
    let query = audit::Query {
        filter: audit::Filter {
            operation: Some("grants.save".to_owned()),
            outcome: Some("done".to_owned()),
            ..audit::Filter::default()
        },
        ..audit::Query::default()
    };
    let found = app
        .in_tenant(&visitor.caller, &visitor.tenant, audit::List(query))
        .await?;
    let mut saves = found.items.into_iter();
    Ok(saves.find(|event| event.target == role).map(|event| event.actor))
}
