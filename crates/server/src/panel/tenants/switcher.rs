//! Every tenant on the root panel, with what it takes to get in: a page of its own, of which the sidebar shows the list alone. A member's own tenants are in
//! `account/tenants`.

use app::{
    App,
    tenants::{Entry, Reach},
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use crate::{
    extract::FormQuery,
    panel::{
        page::{Page, PageResult, html},
        pager::{Asked, Pager},
        visitor::RootVisitor,
    },
};

#[derive(Template)]
#[template(path = "root/switcher.html")]
struct Switcher {
    page: Page,
    q: String,
    tenants: Vec<Row>,
    pager: Pager,
}

struct Row {
    name: String,
    slug: String,
    /// What one comes in by.
    entry: &'static str,
    href: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SwitcherQuery {
    q: String,
    after: String,
}

const PATH: &str = "/root/switcher";
/// As many as a list that is opened to choose from may hold.
const AT_ONCE: u16 = 20;

const fn words(entry: Entry) -> &'static str {
    match entry {
        Entry::Member => "you are a member",
        Entry::Granted => "your access grant is open",
        Entry::AccessGrant => "needs an access grant",
        Entry::Approval => "an owner approves it",
        Entry::Open => "opens at once",
        Entry::NotAllowed => "not open to you",
    }
}

pub async fn list(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(query): FormQuery<SwitcherQuery>,
) -> PageResult {
    let reach = Reach {
        search: Some(query.q.trim().to_owned()),
        after: Some(query.after.clone()),
        limit: Some(AT_ONCE),
    };
    let found = app.on_platform(&visitor.caller, reach).await?;
    let base = &app.settings().base_url;
    html(&Switcher {
        page: visitor.page("tenants", "Go to a tenant"),
        pager: Asked::of(PATH, &[("q", &query.q)], &query.after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("tenant", "tenants"),
        ),
        tenants: found
            .items
            .into_iter()
            .map(|tenant| Row {
                entry: words(tenant.entry),
                // As a member one is somebody else, with a session of its own.
                href: match tenant.entry {
                    Entry::Member => format!("{base}/t/{}", tenant.slug),
                    _ => format!("/root/tenants/{}", tenant.slug),
                },
                name: tenant.name,
                slug: tenant.slug,
            })
            .collect(),
        q: query.q,
    })
}
