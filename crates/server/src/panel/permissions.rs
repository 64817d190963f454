//! The grid of a role's rights on tables.

use std::collections::{BTreeMap, HashSet};

use app::{
    App, Error,
    grants::{self, GrantChange, Rights},
    roles,
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    forms::{Errors, Posted, Segment},
    page::{Page, PageError, PageResult, html},
    visitor::TenantVisitor,
};
use crate::extract::FormQuery;

#[derive(Template)]
#[template(path = "tenant/permissions.html")]
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

#[derive(Clone)]
struct GrantRow {
    table: String,
    read: bool,
    write: bool,
    delete: bool,
    saved: bool,
    error: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RoleQuery {
    role: String,
}

/// The row of what new tables get.
const NEW_TABLES: &str = "*";

/// What the last save left on each row.
type Marks = BTreeMap<String, Option<String>>;

pub async fn show(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<RoleQuery>,
) -> PageResult {
    page(&app, &visitor, &query.role, None, &Marks::new()).await
}

async fn page(app: &App, visitor: &TenantVisitor, asked: &str, error: Option<String>, marks: &Marks) -> PageResult {
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let all = match app.in_tenant(caller, tenant, roles::List).await {
        Ok(all) => all,
        Err(error) => return visitor.home_or(error),
    };
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
        Err(other) => return visitor.home_or(other),
    };
    let base = visitor.path("permissions");
    let row = |table: &str, rights: Rights| GrantRow {
        table: table.to_owned(),
        read: rights.read,
        write: rights.write,
        delete: rights.delete,
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
        defaults: grid.as_ref().map(|grid| row(NEW_TABLES, grid.default)),
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
    let show = grants::Show {
        role: query.role.clone(),
    };
    let present = match app.in_tenant(caller, tenant, show).await {
        Ok(present) => present,
        Err(error) => return visitor.home_or(error),
    };
    let (default, lines) = changes(&present, &posted);
    if default.is_none() && lines.is_empty() {
        return page(&app, &visitor, &query.role, None, &Marks::new()).await;
    }
    let operation = grants::Save {
        role: query.role.clone(),
        version: posted.version(),
        default,
        lines,
    };
    match app.in_tenant(caller, tenant, operation).await {
        Ok(saved) => {
            let mut marks: Marks = saved.results.into_iter().map(|line| (line.table, line.error)).collect();
            if default.is_some() {
                marks.insert(NEW_TABLES.to_owned(), None);
            }
            page(&app, &visitor, &query.role, None, &marks).await
        }
        Err(error) => {
            let text = Errors::from(error)?.form(&[]);
            page(&app, &visitor, &query.role, text, &Marks::new()).await
        }
    }
}

/// What differs between the form and what is: only that is saved.
fn changes(present: &grants::Grid, posted: &Posted) -> (Option<Rights>, Vec<GrantChange>) {
    let ticked = |name| posted.all(name).collect::<HashSet<&str>>();
    let (read, write, delete) = (ticked("read"), ticked("write"), ticked("delete"));
    let wanted = |table: &str| Rights {
        read: read.contains(table),
        write: write.contains(table),
        delete: delete.contains(table),
    };
    let sent = ticked("table");
    let lines = present
        .lines
        .iter()
        .filter(|line| sent.contains(line.table.as_str()) && wanted(&line.table) != line.rights)
        .map(|line| {
            let rights = wanted(&line.table);
            GrantChange {
                table: line.table.clone(),
                read: rights.read,
                write: rights.write,
                delete: rights.delete,
            }
        })
        .collect();
    let default = wanted(NEW_TABLES);
    let default = (sent.contains(NEW_TABLES) && default != present.default).then_some(default);
    (default, lines)
}
