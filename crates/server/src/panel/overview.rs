//! The root panel's first page.

use app::{
    App, audit,
    overview::{self, Kind},
    servers,
};
use askama::Template;
use axum::extract::State;

use super::{
    audit::{
        Happening,
        chart::{Chart, Count},
        happening,
    },
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
    charts: Vec<Chart>,
    jobs: JobsBrief,
    recent: Vec<Happening>,
    servers: Vec<ServerBrief>,
    may_see_servers: bool,
    may_add_server: bool,
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
    /// Empty: the visitor may not go there.
    href: String,
    verb: &'static str,
}

struct JobsBrief {
    state: &'static str,
    text: &'static str,
    open: i64,
    failed: i64,
    waiting_since: Option<String>,
}

struct ServerBrief {
    name: String,
    href: String,
    state: String,
    tenants: String,
}

#[derive(Template)]
#[template(path = "root/overview_bare.html")]
struct Bare {
    page: Page,
}

/// The first page opens for every platform admin, since what is not for their role leads here.
pub async fn show(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let view = &visitor.view;
    if !view.may("overview.view") {
        return html(&Bare {
            page: visitor.page("dashboard", "Dashboard"),
        });
    }
    let found = app.on_platform(&visitor.caller, overview::Show).await?;
    let servers = if view.may("servers.view") {
        app.on_platform(&visitor.caller, servers::List::default()).await?.items
    } else {
        Vec::new()
    };
    let (recent, sign_ins) = if view.may("audit.view") {
        let query = audit::Query {
            limit: Some(8),
            ..audit::Query::default()
        };
        let recent = app.on_platform(&visitor.caller, audit::ListAll(query)).await?.items;
        (recent, app.on_platform(&visitor.caller, audit::SignIns).await?)
    } else {
        (Vec::new(), Vec::new())
    };
    let href = |permission: &str, path: &'static str| -> &'static str { if view.may(permission) { path } else { "" } };
    let mut charts = vec![new("new-tenants", "New tenants, 30 days", &found.days, |day| {
        day.tenants
    })];
    charts.push(new("new-people", "New people, 30 days", &found.days, |day| day.users));
    if !sign_ins.is_empty() {
        charts.push(Chart::sign_ins(&sign_ins));
    }
    html(&Dashboard {
        page: visitor.page("dashboard", "Dashboard"),
        tiles: tiles(&found, href),
        jobs: jobs(&found),
        attention: found.attention.into_iter().map(attention).collect(),
        charts,
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
        may_see_servers: view.may("servers.view"),
        may_add_server: view.may("servers.create"),
        may_create_tenant: view.may("tenants.create"),
        may_see_audit: view.may("audit.view"),
    })
}

fn new(id: &'static str, title: &'static str, days: &[overview::Day], count: fn(&overview::Day) -> i64) -> Chart {
    let days: Vec<Count> = days
        .iter()
        .map(|day| Count {
            day: day.day,
            good: count(day),
            bad: 0,
        })
        .collect();
    Chart::of(id, title, "new", None, &days)
}

/// How the work in the background gets on.
fn jobs(found: &overview::Overview) -> JobsBrief {
    let (state, text) = match (&found.waiting_since, found.open_jobs) {
        (Some(_), _) if found.is_behind => ("failed", "Work is due and nobody takes it: is a worker running?"),
        (_, 0) => ("done", "Nothing waits."),
        _ => ("running", "At work, or waiting for its time."),
    };
    JobsBrief {
        state,
        text,
        open: found.open_jobs,
        failed: found.failed_jobs,
        waiting_since: found.waiting_since.map(|at| at.to_string()),
    }
}

fn tiles(counts: &overview::Overview, href: impl Fn(&str, &'static str) -> &'static str) -> Vec<Tile> {
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
            href("tenants.view", "/root/tenants"),
        ),
        tile(
            "People",
            counts.users,
            about(counts.users, "with an account"),
            "users",
            href("users.view", "/root/users"),
        ),
        tile(
            "Database servers",
            counts.servers,
            "registered",
            "database",
            href("servers.view", "/root/servers"),
        ),
        tile(
            "Jobs at work",
            counts.open_jobs,
            &jobs,
            "list-checks",
            href("jobs.view", "/root/jobs"),
        ),
    ]
}

/// Larger numbers are estimates.
fn about(value: i64, note: &'static str) -> &'static str {
    if value > 10_000 { "about as many" } else { note }
}

fn attention(item: overview::Attention) -> Attention {
    let counted = |one: &str, many: &str| match item.count {
        1 => format!("1 {one}"),
        10_001 => format!("More than 10000 {many}"),
        count => format!("{count} {many}"),
    };
    let (kind, title, text, verb) = match item.kind {
        Kind::OfflineServer => {
            let name = item.server.as_ref().map_or("", |server| &server.name);
            let error = item.server.as_ref().map_or("", |server| &server.error);
            ("bad", format!("{name} does not answer"), error, "See the server")
        }
        Kind::OfflineServers => (
            "bad",
            counted("database server does not answer", "database servers do not answer"),
            "What lives there cannot be reached. Perhaps the way to all of them is cut.",
            "See them",
        ),
        Kind::JobsBehind => (
            "bad",
            "Jobs are not taken".to_owned(),
            "Work has been due for minutes and nobody takes it. Is the program running with its workers?",
            "See the jobs",
        ),
        Kind::FailedJobs => (
            "bad",
            counted("job has failed", "jobs have failed"),
            "Tried several times, and given up until somebody looks.",
            "See them",
        ),
        Kind::FailedMails => (
            "bad",
            counted("mail could not be sent", "mails could not be sent"),
            "Whoever waits for it does not know.",
            "See them",
        ),
        Kind::AccessRequests => (
            "info",
            counted("access request waits", "access requests wait"),
            "For the answer of an owner of the tenant.",
            "See them",
        ),
        Kind::ExpiringInvitations => (
            "info",
            counted("invitation ends soon", "invitations end soon"),
            "Within two days, and nobody has accepted.",
            "See the tenants",
        ),
        Kind::SecuritySuggestions => (
            "info",
            counted("security suggestion", "security suggestions"),
            "What would make this installation safer, and how.",
            "See them",
        ),
        Kind::NoMailServer => (
            "info",
            "Mail is not configured".to_owned(),
            "Invitations stand in the outbox, and whoever invites gets a link to hand on.",
            "Open the outbox",
        ),
    };
    Attention {
        kind,
        title,
        text: text.to_owned(),
        href: item.remedy.unwrap_or_default(),
        verb,
    }
}
