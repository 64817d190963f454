//! The root panel's first page.

use app::{App, audit, overview, security, servers};
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

/// How many servers that do not answer are named each; the others are counted.
const NAMED: u16 = 5;

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
    /// To go there; whoever has it not is told and sees no link.
    permission: &'static str,
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
    let offline = if view.may("servers.view") && found.offline_servers > 0 {
        let offline = servers::List {
            state: Some("offline".to_owned()),
            limit: Some(NAMED),
            ..servers::List::default()
        };
        app.on_platform(&visitor.caller, offline).await?.items
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
    let suggestions = if view.may("admins.view") {
        app.on_platform(&visitor.caller, security::Show).await?.open.len()
    } else {
        0
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
        attention: attention(&found, &offline, suggestions)
            .into_iter()
            .map(|item| Attention {
                href: if view.may(item.permission) {
                    item.href
                } else {
                    String::new()
                },
                ..item
            })
            .collect(),
        charts,
        jobs: jobs(&found),
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

/// What somebody should look at, the worst first.
fn attention(found: &overview::Overview, offline: &[servers::Server], suggestions: usize) -> Vec<Attention> {
    let mut items = Vec::new();
    let counted = |count: i64, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        10_001 => format!("More than 10000 {many}"),
        _ => format!("{count} {many}"),
    };
    let bad = |title: String, text: &str, permission, href: &str, verb| Attention {
        kind: "bad",
        title,
        text: text.to_owned(),
        permission,
        href: href.to_owned(),
        verb,
    };
    let info = |title: String, text: &str, permission, href: &str, verb| Attention {
        kind: "info",
        ..bad(title, text, permission, href, verb)
    };
    for server in offline {
        let error = server.check_error.as_deref().unwrap_or_default();
        let title = format!("{} does not answer", server.name);
        let href = format!("/root/servers/{}", server.id);
        items.push(bad(title, error, "servers.view", &href, "See the server"));
    }
    let others = found.offline_servers - i64::try_from(offline.len()).unwrap_or(i64::MAX);
    if others > 0 {
        let title = counted(
            others,
            "database server does not answer",
            "database servers do not answer",
        );
        let text = match offline {
            [] => "What lives there cannot be reached.",
            _ => "Besides those above. Perhaps the way to all of them is cut.",
        };
        let all = "/root/servers?state=offline";
        items.push(bad(title, text, "servers.view", all, "See them"));
    }
    if found.is_behind {
        let text = "Work has been due for minutes and nobody takes it. Is the program running with its workers?";
        items.push(bad(
            "Jobs are not taken".to_owned(),
            text,
            "jobs.view",
            "/root/jobs",
            "See the jobs",
        ));
    }
    if found.failed_jobs > 0 {
        let title = counted(found.failed_jobs, "job has failed", "jobs have failed");
        let text = "Tried several times, and given up until somebody looks.";
        items.push(bad(title, text, "jobs.view", "/root/jobs?state=failed", "See them"));
    }
    if found.failed_mails > 0 {
        let title = counted(found.failed_mails, "mail could not be sent", "mails could not be sent");
        let text = "Whoever waits for it does not know.";
        items.push(bad(title, text, "mails.view", "/root/mails?state=failed", "See them"));
    }
    if found.access_requests > 0 {
        let title = counted(found.access_requests, "access request waits", "access requests wait");
        let text = "For the answer of an owner of the tenant.";
        items.push(info(
            title,
            text,
            "access_grants.view",
            "/root/access-grants?state=waiting",
            "See them",
        ));
    }
    if found.expiring_invitations > 0 {
        let title = counted(
            found.expiring_invitations,
            "invitation ends soon",
            "invitations end soon",
        );
        let text = "Within two days, and nobody has accepted.";
        let there = "/root/tenants?attention=expiring_invitations";
        items.push(info(title, text, "tenants.view", there, "See the tenants"));
    }
    if suggestions > 0 {
        let title = match suggestions {
            1 => "1 security suggestion".to_owned(),
            many => format!("{many} security suggestions"),
        };
        let text = "What would make this installation safer, and how.";
        items.push(info(title, text, "admins.view", "/root/security", "See them"));
    }
    if !found.sends_mail {
        let title = "Mail is not configured".to_owned();
        let text = "Invitations stand in the outbox, and whoever invites gets a link to hand on.";
        items.push(info(title, text, "mails.view", "/root/mails", "Open the outbox"));
    }
    items
}
