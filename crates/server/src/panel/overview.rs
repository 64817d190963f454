//! The root panel's first page.

use app::{App, audit, overview, security, servers};
use askama::Template;
use axum::extract::State;

use super::{
    audit::{Happening, happening},
    page::{Page, PageResult, html},
    servers::{state, tenants_text},
    visitor::RootVisitor,
};

#[derive(Template)]
#[template(path = "root/overview.html")]
struct Dashboard {
    page: Page,
    tiles: Vec<Tile>,
    attention: Vec<Attention>,
    recent: Vec<Happening>,
    servers: Vec<ServerBrief>,
    may_create_tenant: bool,
    may_see_audit: bool,
}

pub struct Tile {
    pub label: String,
    pub value: String,
    pub note: String,
    pub icon: &'static str,
    pub href: String,
}

struct Attention {
    kind: &'static str,
    title: String,
    text: String,
    href: &'static str,
    verb: &'static str,
}

struct ServerBrief {
    name: String,
    href: String,
    state: String,
    tenants: String,
}

pub async fn show(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let counts = app.on_platform(&visitor.caller, overview::Show).await?;
    let servers = if visitor.view.may("servers.view") {
        app.on_platform(&visitor.caller, servers::List::default()).await?.items
    } else {
        Vec::new()
    };
    let recent = if visitor.view.may("audit.view") {
        let query = audit::Query {
            limit: Some(8),
            ..audit::Query::default()
        };
        app.on_platform(&visitor.caller, audit::ListAll(query)).await?.items
    } else {
        Vec::new()
    };
    let suggestions = if visitor.view.may("admins.view") {
        app.on_platform(&visitor.caller, security::Show).await?.open.len()
    } else {
        0
    };
    html(&Dashboard {
        page: visitor.page("dashboard", "Dashboard"),
        tiles: tiles(
            &counts,
            if visitor.view.may("users.view") {
                "/root/users"
            } else {
                ""
            },
        ),
        attention: attention(&counts, &servers, suggestions),
        recent: recent
            .into_iter()
            .map(|event| happening(event, "/root/audit"))
            .collect(),
        servers: servers
            .into_iter()
            .map(|server| ServerBrief {
                href: format!("/root/servers/{}", server.id),
                state: state(&server).to_owned(),
                tenants: tenants_text(server.tenants),
                name: server.name,
            })
            .collect(),
        may_create_tenant: visitor.view.may("tenants.create"),
        may_see_audit: visitor.view.may("audit.view"),
    })
}

fn tiles(counts: &overview::Overview, people: &str) -> Vec<Tile> {
    let tile = |label: &str, value: i64, note: &str, icon, href: &str| Tile {
        label: label.to_owned(),
        value: value.to_string(),
        note: note.to_owned(),
        icon,
        href: href.to_owned(),
    };
    let jobs = if counts.failed_jobs == 0 {
        "none has failed".to_owned()
    } else {
        format!("{} failed", counts.failed_jobs)
    };
    vec![
        tile(
            "Tenants",
            counts.tenants,
            about(counts.tenants, "customers"),
            "building-2",
            "/root/tenants",
        ),
        tile(
            "People",
            counts.users,
            about(counts.users, "with an account"),
            "users",
            people,
        ),
        tile(
            "Database servers",
            counts.servers,
            "registered",
            "database",
            "/root/servers",
        ),
        tile("Jobs at work", counts.open_jobs, &jobs, "list-checks", "/root/jobs"),
    ]
}

/// Larger numbers are estimates.
fn about(value: i64, note: &'static str) -> &'static str {
    if value > 10_000 { "about as many" } else { note }
}

fn attention(counts: &overview::Overview, servers: &[servers::Server], suggestions: usize) -> Vec<Attention> {
    let mut items = Vec::new();
    if counts.failed_jobs > 0 {
        items.push(Attention {
            kind: "bad",
            title: format!("{} jobs have failed", counts.failed_jobs),
            text: "They were tried several times and wait for somebody to look.".to_owned(),
            href: "/root/jobs?state=failed",
            verb: "See them",
        });
    }
    for server in servers.iter().filter(|server| server.check_error.is_some()) {
        items.push(Attention {
            kind: "bad",
            title: format!("{} does not answer", server.name),
            text: server.check_error.clone().unwrap_or_default(),
            href: "/root/servers",
            verb: "See the servers",
        });
    }
    if suggestions > 0 {
        items.push(Attention {
            kind: "info",
            title: match suggestions {
                1 => "1 security suggestion".to_owned(),
                many => format!("{many} security suggestions"),
            },
            text: "What would make this installation safer, and how.".to_owned(),
            href: "/root/security",
            verb: "See them",
        });
    }
    if !counts.sends_mail {
        items.push(Attention {
            kind: "info",
            title: "Mail is not configured".to_owned(),
            text: "Invitations stand in the outbox, and whoever invites gets a link to hand on.".to_owned(),
            href: "/root/mails",
            verb: "Open the outbox",
        });
    }
    items
}
