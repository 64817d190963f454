//! A tenant's first page.

use app::{
    App,
    access_grants::{self, AccessState},
    audit, members, plans, tables,
};
use askama::Template;
use axum::extract::State;

use super::{
    audit::{Happening, happening},
    overview::Tile,
    page::{Page, PageError, PageResult, html},
    visitor::TenantVisitor,
};

#[derive(Template)]
#[template(path = "tenant/home.html")]
struct Home {
    page: Page,
    role: String,
    /// Who asks to come in, where it is the reader who answers.
    asks: Vec<String>,
    tiles: Vec<Tile>,
    /// Where there is a plan.
    usage: Option<plans::Usage>,
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
    let mut usage = None;
    if may("members.view") {
        let used = app.in_tenant(caller, tenant, plans::ShowUsage).await?;
        usage = Some(used).filter(|used| used.plan.is_some());
        let found = app.in_tenant(caller, tenant, members::List::default()).await?;
        people = found.items.len();
        tile("Members", people, found.next.is_some(), "users", "members");
        let waiting = app.in_tenant(caller, tenant, app::invitations::List::default()).await?;
        tile(
            "Invitations",
            waiting.items.len(),
            waiting.next.is_some(),
            "mail",
            "members",
        );
    }
    if may("tables.view") {
        // The page is of use while the tenant's own database is away.
        if let Ok(tables) = app.in_tenant(caller, tenant, tables::List::default()).await {
            tile("Tables", tables.len(), false, "table-2", "tables");
        }
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
    let asks = if may("access_grants.manage") {
        let newest = access_grants::List::default();
        let grants = app.in_tenant(caller, tenant, newest).await?.items;
        let waiting = grants.into_iter().filter(|grant| grant.state == AccessState::Requested);
        waiting.map(|grant| grant.admin_name).collect()
    } else {
        Vec::new()
    };
    let log = visitor.path("audit");
    let next_steps = next_steps(&app, &visitor, people).await?;
    html(&Home {
        page: visitor.page("home", "Home"),
        role: visitor
            .view
            .role()
            .unwrap_or("a member without a role")
            .replace('_', " "),
        asks,
        tiles,
        usage,
        next_steps,
        recent: recent.into_iter().map(|event| happening(event, &log)).collect(),
    })
}

/// What an owner or admin does first; nothing for others, and nothing once all is done.
async fn next_steps(app: &App, visitor: &TenantVisitor, people: usize) -> Result<Vec<NextStep>, PageError> {
    let may = |permission| visitor.view.may(permission);
    if !may("members.create") || !may("tables.manage") || !may("audit.view") {
        return Ok(Vec::new());
    }
    let step = |title: &str, text: &str, rest: &str, verb: &str, done| NextStep {
        title: title.to_owned(),
        text: text.to_owned(),
        href: visitor.path(rest),
        verb: verb.to_owned(),
        done,
    };
    let mut steps = vec![step(
        "Invite your people",
        "Give each the role that fits.",
        "members",
        "Invite",
        people > 1,
    )];
    if may("connection.manage") {
        steps.push(step(
            "Connect your application",
            "One login, and a database role for each role here.",
            "connect",
            "Connect",
            was_done(app, visitor, "connection.rotate_password").await?,
        ));
    }
    steps.push(step(
        "Say who may do what",
        "Per table: read, write and delete.",
        "permissions",
        "Set permissions",
        was_done(app, visitor, "grants.save").await?,
    ));
    if steps.iter().all(|step| step.done) {
        steps.clear();
    }
    Ok(steps)
}

/// Whether the log holds this operation.
async fn was_done(app: &App, visitor: &TenantVisitor, operation: &str) -> Result<bool, PageError> {
    let query = audit::Query {
        filter: audit::Filter {
            operation: Some(operation.to_owned()),
            outcome: Some("done".to_owned()),
            ..audit::Filter::default()
        },
        limit: Some(1),
        ..audit::Query::default()
    };
    let found = app
        .in_tenant(&visitor.caller, &visitor.tenant, audit::List(query))
        .await?;
    Ok(!found.items.is_empty())
}
