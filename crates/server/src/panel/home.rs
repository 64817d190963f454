//! A tenant's first page.

use app::{App, audit, members, tables};
use askama::Template;
use axum::extract::State;

use super::{
    audit::{Happening, happening},
    dashboard::Tile,
    page::{Page, PageResult, html},
    visitor::TenantVisitor,
};

#[derive(Template)]
#[template(path = "tenant/home.html")]
struct Home {
    page: Page,
    role: String,
    tiles: Vec<Tile>,
    next_steps: Vec<NextStep>,
    recent: Vec<Happening>,
}

struct NextStep {
    title: String,
    text: String,
    href: String,
    verb: String,
    done: bool,
}

pub async fn show(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    let (caller, tenant, may) = (&visitor.caller, &visitor.tenant, |permission| {
        visitor.view.may(permission)
    });
    let mut tiles = Vec::new();
    let mut tile = |label: &str, value: usize, more: bool, icon, rest: &str| {
        tiles.push(Tile {
            label: label.to_owned(),
            value: if more { format!("{value}+") } else { value.to_string() },
            note: String::new(),
            icon,
            href: visitor.path(rest),
        });
    };
    let mut people = 0;
    if may("members.view") {
        let found = app.in_tenant(caller, tenant, members::List::default()).await?;
        people = found.items.len();
        tile("Members", people, found.next.is_some(), "users", "members");
        let waiting = app.in_tenant(caller, tenant, app::invitations::List).await?;
        tile("Invitations", waiting.len(), false, "mail", "members");
    }
    // The page is of use while the tenant's own database is away.
    let tables = app.in_tenant(caller, tenant, tables::List).await.unwrap_or_default();
    if may("tables.view") {
        tile("Tables", tables.len(), false, "table-2", "tables");
    }
    let recent = if may("audit.view") {
        let query = audit::Query {
            limit: Some(8),
            ..audit::Query::default()
        };
        app.in_tenant(caller, tenant, audit::List(query)).await?.items
    } else {
        Vec::new()
    };
    let log = visitor.path("audit");
    html(&Home {
        page: visitor.page("home", "Home"),
        role: visitor
            .view
            .role()
            .unwrap_or("a member without a role")
            .replace('_', " "),
        tiles,
        next_steps: next_steps(&visitor, people, tables.len()),
        recent: recent.into_iter().map(|event| happening(event, &log)).collect(),
    })
}

/// What an owner or admin does first; nothing for others, and nothing once all is done.
fn next_steps(visitor: &TenantVisitor, people: usize, tables: usize) -> Vec<NextStep> {
    if !visitor.view.may("members.create") || !visitor.view.may("tables.manage") {
        return Vec::new();
    }
    let step = |title: &str, text: &str, rest: &str, verb: &str, done| NextStep {
        title: title.to_owned(),
        text: text.to_owned(),
        href: visitor.path(rest),
        verb: verb.to_owned(),
        done,
    };
    let steps = vec![
        step(
            "Invite your people",
            "Give each the role that fits.",
            "members",
            "Invite",
            people > 1,
        ),
        step(
            "Connect your application",
            "One login, and a database role for each role here.",
            "connect",
            "Connect",
            tables > 0,
        ),
        step(
            "Say who may do what",
            "Per table: read, write and delete.",
            "permissions",
            "Set permissions",
            tables > 0 && people > 1,
        ),
    ];
    if steps.iter().all(|step| step.done) {
        Vec::new()
    } else {
        steps
    }
}
