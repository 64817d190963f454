//! The pages of database servers.

mod form;

pub use form::{add, edit, edit_form, new, test};

use app::{App, ServerId, servers, tenants};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{Flash, go, go_back},
    forms::{Posted, Segment, address},
    page::{Page, PageResult, html},
    pager::{Asked, Pager},
    visitor::RootVisitor,
};
use crate::{
    api::StateQuery,
    extract::{FormQuery, Path},
};

#[derive(Template)]
#[template(path = "root/servers.html")]
struct Servers {
    page: Page,
    states: Vec<Segment>,
    /// None is chosen, so that nothing found is nothing there.
    all: bool,
    servers: Vec<Row>,
    pager: Pager,
    may_create: bool,
}

struct Row {
    id: String,
    name: String,
    address: String,
    version: String,
    tls: String,
    state: String,
    tenants: i64,
    checked_at: Option<String>,
}

#[derive(Template)]
#[template(path = "root/server.html")]
struct One {
    page: Page,
    server: Detail,
    tenants: Vec<ServerTenant>,
    may_check: bool,
    may_edit: bool,
    may_remove: bool,
}

struct Detail {
    id: String,
    version: String,
    name: String,
    state: String,
    address: String,
    database: String,
    user: String,
    tls: String,
    server_version: String,
    checked_at: Option<String>,
    added_at: String,
    problem: Option<String>,
}

struct ServerTenant {
    name: String,
    slug: String,
    state: String,
    place: String,
}

/// Without what the distribution adds to it.
pub fn version_text(version: Option<String>) -> String {
    let version = version.unwrap_or_default();
    version.split_whitespace().next().unwrap_or_default().to_owned()
}

/// As far as the last check knows.
pub fn state(server: &servers::Server) -> &'static str {
    match (&server.check_error, server.checked_at) {
        (Some(_), _) => "offline",
        (None, Some(_)) => "online",
        (None, None) => "unchecked",
    }
}

pub fn tenants_text(count: i64) -> String {
    if count == 1 {
        "1 tenant".to_owned()
    } else {
        format!("{count} tenants")
    }
}

const PATH: &str = "/root/servers";
const STATES: [(&str, &str); 4] = [
    ("", "All"),
    ("online", "Online"),
    ("offline", "Offline"),
    ("unchecked", "Unchecked"),
];

pub async fn list(State(app): State<App>, visitor: RootVisitor, FormQuery(query): FormQuery<StateQuery>) -> PageResult {
    let chosen = query.state.clone().unwrap_or_default();
    let after = query.after.clone().unwrap_or_default();
    let list = servers::List {
        state: query.state,
        after: query.after,
        limit: query.limit,
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    html(&Servers {
        page: visitor.page("servers", "Database servers"),
        may_create: visitor.view.may("servers.create"),
        states: STATES
            .into_iter()
            .map(|(state, label)| Segment {
                label: label.to_owned(),
                href: address(PATH, &[("state", state)]),
                active: chosen == state,
            })
            .collect(),
        all: chosen.is_empty(),
        pager: Asked::of(PATH, &[("state", &chosen)], &after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("server", "servers"),
        ),
        servers: found
            .items
            .into_iter()
            .map(|server| Row {
                id: server.id.to_string(),
                address: format!("{}:{}", server.host, server.port),
                state: state(&server).to_owned(),
                version: version_text(server.server_version),
                tls: server.tls_mode.to_string(),
                tenants: server.tenants,
                checked_at: server.checked_at.map(|at| at.to_string()),
                name: server.name,
            })
            .collect(),
    })
}

#[derive(Deserialize)]
pub struct ServerPath {
    server: ServerId,
}

pub async fn show(State(app): State<App>, visitor: RootVisitor, Path(path): Path<ServerPath>) -> PageResult {
    let server = app
        .on_platform(&visitor.caller, servers::Show { server: path.server })
        .await?;
    let on_it = tenants::List {
        server: Some(path.server),
        limit: Some(200),
        ..tenants::List::default()
    };
    let tenants = app.on_platform(&visitor.caller, on_it).await?;
    html(&One {
        page: visitor.page("servers", &server.name),
        may_check: visitor.view.may("servers.edit"),
        may_edit: visitor.view.may("servers.edit") && !server.managed,
        may_remove: visitor.view.may("servers.delete") && !server.managed,
        tenants: tenants
            .items
            .into_iter()
            .map(|tenant| ServerTenant {
                place: format!("schema {} in {}", tenant.schema, tenant.database),
                name: tenant.name,
                slug: tenant.slug,
                state: tenant.state.to_string(),
            })
            .collect(),
        server: Detail {
            id: server.id.to_string(),
            version: server.version.to_string(),
            state: state(&server).to_owned(),
            address: format!("{}:{}", server.host, server.port),
            name: server.name,
            database: server.database,
            user: server.username,
            tls: server.tls_mode.to_string(),
            server_version: version_text(server.server_version),
            checked_at: server.checked_at.map(|at| at.to_string()),
            added_at: server.created_at.to_string(),
            problem: server.check_error,
        },
    })
}

pub async fn check(State(app): State<App>, visitor: RootVisitor, Path(path): Path<ServerPath>) -> PageResult {
    let here = format!("/root/servers/{}", path.server);
    match app
        .on_platform(&visitor.caller, servers::Check { server: path.server })
        .await
    {
        Ok(server) if server.check_error.is_none() => go(&app, &visitor.caller, &here, "The connection works."),
        Ok(_) => Ok(Flash::error("The connection does not work; see why below.").lead(&app, &visitor.caller, &here)),
        Err(error) => go_back(&app, &visitor.caller, &here, error),
    }
}

pub async fn remove(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<ServerPath>,
    posted: Posted,
) -> PageResult {
    let operation = servers::Remove {
        server: path.server,
        version: posted.version(),
    };
    match app.on_platform(&visitor.caller, operation).await {
        Ok(()) => go(&app, &visitor.caller, PATH, "Removed the server."),
        Err(error) => go_back(&app, &visitor.caller, &format!("/root/servers/{}", path.server), error),
    }
}
