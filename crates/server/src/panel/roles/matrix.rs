//! The permission matrix: all roles against all permissions in one grid, edited in place, compared side by side, reviewed before it is saved.
//! How a sent grid is read is in `sheet`.

mod sheet;

use app::{
    App,
    modules::{ListOffered, TenantModule},
    roles::{List, PreviewSave, RoleSummary, Save},
};
use askama::Template;
use axum::extract::State;

use super::many;
use crate::{
    csv,
    extract::FormQuery,
    panel::{
        flash::{go, go_back},
        forms::{Errors, Posted},
        page::{Page, PageResult, html},
        visitor::TenantVisitor,
    },
};
use sheet::Sheet;

#[derive(Template)]
#[template(path = "tenant/matrix.html")]
struct Matrix {
    page: Page,
    /// `/t/{slug}`.
    at: String,
    error: Option<String>,
    /// All roles, to choose those that are compared.
    choices: Vec<Compared>,
    comparing: bool,
    only_differences: bool,
    columns: Vec<Column>,
    modules: Vec<Group>,
    may_edit: bool,
}

struct Compared {
    key: String,
    name: String,
    chosen: bool,
}

struct Column {
    key: String,
    name: String,
    version: i32,
    holders: String,
    /// Its place among those that the form can change.
    at: Option<usize>,
}

struct Group {
    label: String,
    rows: Vec<Row>,
}

struct Row {
    permission: String,
    action: String,
    /// Its place among all rows of the form.
    at: usize,
    differs: bool,
    cells: Vec<Cell>,
}

struct Cell {
    granted: bool,
    ticked: bool,
    /// The place of the column, where this may be changed.
    column: Option<usize>,
}

#[derive(Template)]
#[template(path = "tenant/matrix_review.html")]
struct Review<'a> {
    page: Page,
    base: String,
    effects: Vec<Effect>,
    fields: Vec<(&'a str, &'a str)>,
}

struct Effect {
    permission: String,
    /// `12 people gain it: Staff, Member.`
    gains: Option<String>,
    loses: Option<String>,
}

/// Which roles are compared, none meaning all, and whether only what differs is shown.
#[derive(Default)]
struct Choice {
    roles: Vec<String>,
    differences: bool,
}

impl Choice {
    /// `role` stands once for each role.
    fn read(query: &[(String, String)]) -> Self {
        let named = |name: &'static str| {
            query
                .iter()
                .filter(move |(it, _)| it == name)
                .map(|(_, value)| value.clone())
        };
        Self {
            roles: named("role").collect(),
            differences: named("differences").next().is_some(),
        }
    }

    fn shows(&self, role: &RoleSummary) -> bool {
        self.roles.is_empty() || self.roles.contains(&role.key)
    }
}

async fn read(app: &App, visitor: &TenantVisitor) -> app::Result<(Vec<RoleSummary>, Vec<TenantModule>)> {
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let (mut roles, offered) = tokio::try_join!(
        app.in_tenant(caller, tenant, List),
        app.in_tenant(caller, tenant, ListOffered)
    )?;
    // Who is not signed in is permitted nothing but tables, whatever anybody ticks.
    roles.retain(|role| role.key != "anon");
    let enabled = offered.into_iter().filter(|it| it.enabled).map(|it| it.module);
    Ok((roles, enabled.collect()))
}

pub async fn show(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<Vec<(String, String)>>,
) -> PageResult {
    let (roles, modules) = read(&app, &visitor).await?;
    page(
        &visitor,
        &Choice::read(&query),
        &roles,
        modules,
        None,
        &Sheet::default(),
    )
}

fn page(
    visitor: &TenantVisitor,
    choice: &Choice,
    roles: &[RoleSummary],
    modules: Vec<TenantModule>,
    error: Option<String>,
    sheet: &Sheet,
) -> PageResult {
    let may_edit = visitor.view.may("roles.edit");
    let choices = roles.iter().map(|role| Compared {
        key: role.key.clone(),
        name: role.name.clone(),
        chosen: choice.roles.contains(&role.key),
    });
    let choices = choices.collect();
    let shown: Vec<&RoleSummary> = roles.iter().filter(|role| choice.shows(role)).collect();
    let mut editable = 0..;
    let columns: Vec<Column> = shown
        .iter()
        .map(|role| Column {
            key: role.key.clone(),
            name: role.name.clone(),
            version: role.version,
            holders: many(role.holders),
            at: if may_edit && role.editable {
                editable.next()
            } else {
                None
            },
        })
        .collect();
    let mut at = 0..;
    let mut groups = Vec::new();
    for module in modules {
        let mut rows = Vec::new();
        for action in &module.actions {
            let permission = format!("{}.{action}", module.key);
            let granted: Vec<bool> = shown.iter().map(|role| has(role, &permission)).collect();
            let differs = granted.iter().any(|it| Some(it) != granted.first());
            if choice.differences && !differs {
                continue;
            }
            let may_give = visitor.view.may(&permission);
            let cell = |(column, granted): (&Column, bool)| Cell {
                granted,
                ticked: sheet.ticked(&column.key, &permission).unwrap_or(granted),
                column: column.at.filter(|_| may_give || granted),
            };
            rows.push(Row {
                action: action.clone(),
                at: at.next().unwrap_or_default(),
                differs,
                cells: columns.iter().zip(granted).map(cell).collect(),
                permission,
            });
        }
        if !rows.is_empty() {
            groups.push(Group {
                label: module.label,
                rows,
            });
        }
    }
    html(&Matrix {
        page: visitor.page("roles", "Permission matrix"),
        at: visitor.base.clone(),
        error,
        choices,
        comparing: !choice.roles.is_empty(),
        only_differences: choice.differences,
        may_edit: columns.iter().any(|column| column.at.is_some()),
        columns,
        modules: groups,
    })
}

fn permissions_of(modules: &[TenantModule]) -> Vec<String> {
    let of = |module: &TenantModule| {
        let actions = module.actions.iter();
        actions
            .map(|action| format!("{}.{action}", module.key))
            .collect::<Vec<_>>()
    };
    modules.iter().flat_map(of).collect()
}

fn has(role: &RoleSummary, permission: &str) -> bool {
    role.permissions.iter().any(|it| it == permission || it == "*")
}

/// What is sent by the grid: shown with what it means, and saved by the form of that page.
pub async fn review(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    if !visitor.view.may("roles.edit") {
        let said = "Nothing is changed: your role may only look.";
        return go(&app, &visitor.caller, &visitor.path("matrix"), said);
    }
    let (roles, modules) = read(&app, &visitor).await?;
    let sheet = Sheet::read(&posted);
    let changes = sheet.changes(&roles, &permissions_of(&modules));
    let again = |error: Option<String>| {
        let compared = Choice {
            roles: posted.all("compared").map(ToOwned::to_owned).collect(),
            differences: false,
        };
        page(&visitor, &compared, &roles, modules, error, &sheet)
    };
    if changes.roles.is_empty() {
        return again(Some("Nothing is changed: all ticks are as they were.".to_owned()));
    }
    let fields = sheet::fields(&changes);
    let preview = match app
        .in_tenant(&visitor.caller, &visitor.tenant, PreviewSave(changes))
        .await
    {
        Ok(preview) => preview,
        Err(error) => return again(Errors::from(error)?.form(&[])),
    };
    let names = |keys: &[String]| {
        let named = |key: &String| {
            roles
                .iter()
                .find(|role| role.key == *key)
                .map_or(key.clone(), |role| role.name.clone())
        };
        keys.iter().map(named).collect::<Vec<String>>().join(", ")
    };
    let people = |count: i64, verb: [&str; 2], keys: &[String]| {
        let (who, verb) = if count == 1 {
            ("1 person".to_owned(), verb[0])
        } else {
            (format!("{} people", many(count)), verb[1])
        };
        (!keys.is_empty()).then(|| format!("{who} {verb} it: {}.", names(keys)))
    };
    html(&Review {
        page: visitor.page("roles", "Review the changes"),
        base: visitor.path("matrix"),
        effects: preview
            .permissions
            .into_iter()
            .map(|effect| Effect {
                gains: people(effect.gain, ["gains", "gain"], &effect.added_to),
                loses: people(effect.lose, ["loses", "lose"], &effect.removed_from),
                permission: effect.permission,
            })
            .collect(),
        fields: fields.iter().map(|(name, value)| (*name, value.as_str())).collect(),
    })
}

/// What was reviewed.
pub async fn save(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let base = visitor.path("matrix");
    let sent = visitor.sent(&app, &posted, "roles", &base, "Save permissions", &base);
    let save = Save(sheet::reviewed(&posted));
    match sent.proved(app.in_tenant(&visitor.caller, &visitor.tenant, save)).await {
        Err(asks) => asks,
        Ok(Ok(_)) => go(
            &app,
            &visitor.caller,
            &base,
            "The permissions are saved, and count from now on.",
        ),
        Ok(Err(error)) => go_back(&app, &visitor.caller, &base, error),
    }
}

/// The whole grid as a file: a line for each permission, a column for each role.
pub async fn export(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    let (roles, modules) = read(&app, &visitor).await?;
    let columns: Vec<&str> = ["module", "permission"]
        .into_iter()
        .chain(roles.iter().map(|role| role.key.as_str()))
        .collect();
    let mut lines = Vec::new();
    for module in &modules {
        for action in &module.actions {
            let permission = format!("{}.{action}", module.key);
            let cells = roles
                .iter()
                .map(|role| if has(role, &permission) { "yes" } else { "" }.to_owned());
            lines.push(
                [module.label.clone(), permission.clone()]
                    .into_iter()
                    .chain(cells)
                    .collect(),
            );
        }
    }
    let pages = futures_util::stream::iter([Ok(lines)]);
    Ok(csv::file("permissions.csv", &columns, pages, |cells| cells))
}
