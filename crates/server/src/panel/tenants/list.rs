//! The list of tenants: tabs by state, search, filters, order, and many changed at once.

use app::{
    App, Error,
    tenants::{self, NO_PLAN},
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{PATH, plan_choices, server_choices, state_word};
use crate::{
    api::tenants::exported,
    extract::FormQuery,
    panel::{
        forms::{Choice, Field, Segment, address},
        page::{Page, PageResult, html},
        pager::{Asked, Pager},
        visitor::RootVisitor,
    },
};

#[derive(Template)]
#[template(path = "root/tenants.html")]
struct Tenants {
    page: Page,
    q: String,
    tabs: Vec<Segment>,
    state: String,
    plan: Field,
    plans: Vec<Choice>,
    attention: Field,
    attentions: Vec<Choice>,
    server: Field,
    servers: Vec<Choice>,
    sort: Field,
    sorts: Vec<Choice>,
    narrowed: bool,
    export: String,
    tenants: Vec<Row>,
    pager: Pager,
    may_create: bool,
    may_edit: bool,
    sees_access_grants: bool,
}

struct Row {
    id: String,
    version: i32,
    name: String,
    slug: String,
    state: String,
    isolation: String,
    server: String,
    plan: String,
    members: i32,
    last_activity_at: Option<String>,
    created_at: String,
}

/// Nothing is given where the form has nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    pub q: String,
    pub state: String,
    pub plan: String,
    pub attention: String,
    pub server: String,
    pub sort: String,
    pub after: Option<String>,
}

const TABS: [(&str, &str); 5] = [
    ("", "All"),
    ("active", "Active"),
    ("suspended", "Suspended"),
    ("archived", "Archived"),
    ("pending_deletion", "To be deleted"),
];

const ATTENTIONS: [(&str, &str); 4] = [
    ("", "Anything"),
    ("access_requests", "An access request waits"),
    ("expiring_invitations", "An invitation ends soon"),
    ("old_invitations", "An invitation has long stood open"),
];

impl ListQuery {
    fn list(&self) -> Result<tenants::List, Error> {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let server = some(&self.server).map(|id| id.parse()).transpose();
        Ok(tenants::List {
            search: some(&self.q),
            state: some(&self.state),
            plan: some(&self.plan),
            attention: some(&self.attention),
            server: server.map_err(|_| Error::invalid("server", "Choose a server."))?,
            sort: some(&self.sort),
            after: self.after.clone(),
            limit: None,
        })
    }

    /// What the address of this list says, but in this state.
    fn filters<'a>(&'a self, state: &'a str) -> [(&'a str, &'a str); 6] {
        [
            ("q", &self.q),
            ("state", state),
            ("plan", &self.plan),
            ("attention", &self.attention),
            ("server", &self.server),
            ("sort", &self.sort),
        ]
    }
}

pub async fn list(State(app): State<App>, visitor: RootVisitor, FormQuery(query): FormQuery<ListQuery>) -> PageResult {
    let found = app.on_platform(&visitor.caller, query.list()?).await?;
    let mut plans = plan_choices(&app, &visitor).await?;
    plans[0] = Choice::new("", "Any");
    plans.push(Choice::new(NO_PLAN, "Without a plan"));
    let mut servers = vec![Choice::new("", "Any")];
    if visitor.view.may("servers.view") {
        servers.extend(server_choices(&app, &visitor).await?);
    }
    let tab = |(state, label): (&str, &str)| Segment {
        label: label.to_owned(),
        href: address(PATH, &query.filters(state)),
        active: query.state == state,
    };
    html(&Tenants {
        page: visitor.page("tenants", "Tenants"),
        pager: Asked::of(
            PATH,
            &query.filters(&query.state),
            query.after.as_deref().unwrap_or_default(),
        )
        .pager(found.items.len(), found.next.as_deref(), ("tenant", "tenants")),
        tabs: TABS.into_iter().map(tab).collect(),
        export: address(&format!("{PATH}/export"), &query.filters(&query.state)),
        narrowed: [&query.q, &query.plan, &query.attention, &query.server]
            .iter()
            .any(|it| !it.is_empty()),
        plan: Field::new(&query.plan),
        plans,
        attention: Field::new(&query.attention),
        attentions: ATTENTIONS.map(|(key, label)| Choice::new(key, label)).to_vec(),
        server: Field::new(&query.server),
        servers,
        sort: Field::new(&query.sort),
        sorts: [
            ("", "Name"),
            ("created", "Newest first"),
            ("activity", "Last activity"),
            ("members", "Most members"),
            ("-name", "Name, from Z"),
            ("-created", "Oldest first"),
            ("-activity", "Longest without activity"),
            ("-members", "Fewest members"),
        ]
        .map(|(key, label)| Choice::new(key, label))
        .to_vec(),
        state: query.state,
        q: query.q,
        may_create: visitor.view.may("tenants.create"),
        may_edit: visitor.view.may("tenants.edit"),
        sees_access_grants: visitor.view.may("access_grants.view"),
        tenants: found
            .items
            .into_iter()
            .map(|tenant| Row {
                state: state_word(&tenant),
                id: tenant.id.to_string(),
                version: tenant.version,
                name: tenant.name,
                slug: tenant.slug,
                isolation: tenant.isolation.to_string(),
                server: tenant.server,
                plan: tenant.plan_name.unwrap_or_default(),
                members: tenant.members,
                last_activity_at: tenant.last_activity_at.map(|at| at.to_string()),
                created_at: tenant.created_at.to_string(),
            })
            .collect(),
    })
}

pub async fn export(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(query): FormQuery<ListQuery>,
) -> PageResult {
    let list = tenants::List {
        after: None,
        limit: Some(200),
        ..query.list()?
    };
    Ok(exported(app, visitor.caller, list).await?)
}
