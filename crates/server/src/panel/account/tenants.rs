//! A person's tenants, to switch between: a page of its own, of which the sidebar shows the list alone. And where members may, the page on which one
//! founds a tenant.

use app::{
    App, Error, Plane,
    tenants::{Found, MayFound, Mine, MyTenant, NewOwnTenant},
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use crate::{
    extract::FormQuery,
    panel::{
        flash::go,
        forms::{Form, Posted},
        page::{Page, PageResult, html},
        pager::{Asked, Pager},
        visitor::AccountVisitor,
    },
};

#[derive(Template)]
#[template(path = "account/tenants.html")]
struct Tenants {
    page: Page,
    q: String,
    tenants: Vec<Membership>,
    pager: Pager,
    may_found: bool,
}

pub struct Membership {
    pub name: String,
    pub slug: String,
    pub role: String,
    pub state: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TenantsQuery {
    q: String,
    after: String,
}

const PATH: &str = "/account/tenants";
/// As many as a list that is opened to choose from may hold.
const AT_ONCE: u16 = 20;

/// Those where the person was last first.
pub fn latest(q: &str, after: &str) -> Mine {
    Mine {
        search: Some(q.to_owned()),
        sort: Some("last_seen".to_owned()),
        after: Some(after.to_owned()),
        limit: Some(AT_ONCE),
    }
}

pub fn membership(tenant: MyTenant) -> Membership {
    Membership {
        name: tenant.name,
        slug: tenant.slug,
        role: tenant.role_name.unwrap_or_else(|| "Without role".to_owned()),
        state: tenant.state.as_str().to_owned(),
    }
}

pub async fn list(
    State(app): State<App>,
    visitor: AccountVisitor,
    FormQuery(query): FormQuery<TenantsQuery>,
) -> PageResult {
    let mine = latest(query.q.trim(), &query.after);
    let found = app.on_account(&visitor.caller, mine).await?;
    html(&Tenants {
        page: visitor.page("tenants", "Your tenants"),
        pager: Asked::of(PATH, &[("q", &query.q)], &query.after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("tenant", "tenants"),
        ),
        tenants: found.items.into_iter().map(membership).collect(),
        may_found: app.on_account(&visitor.caller, MayFound).await?,
        q: query.q,
    })
}

#[derive(Template)]
#[template(path = "account/tenant_new.html")]
struct New {
    page: Page,
    form: Form,
}

fn page(visitor: &AccountVisitor, form: Form) -> PageResult {
    let page = visitor.page("profile", "New tenant");
    html(&New { page, form })
}

pub async fn new(State(app): State<App>, visitor: AccountVisitor) -> PageResult {
    if visitor.plane != Plane::App || !app.on_account(&visitor.caller, MayFound).await? {
        return Err(Error::NotFound.into());
    }
    page(&visitor, Form::new(Posted::empty()))
}

pub async fn found(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let new = NewOwnTenant {
        name: posted.trimmed("name"),
        slug: posted.trimmed("slug"),
    };
    match app.on_account(&visitor.caller, Found(new)).await {
        Ok(tenant) => {
            let said = format!(
                "{} is being made. It opens here in a moment: load this page again.",
                tenant.name
            );
            go(&app, &visitor.caller, visitor.base, &said)
        }
        Err(Error::NotFound) => Err(Error::NotFound.into()),
        Err(error) => page(&visitor, Form::refused(posted, error)?),
    }
}
