//! The second section of the platform admins' page: choose a tenant, see its owners and admins.

use app::{App, TenantRef, tenants};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use crate::{
    extract::FormQuery,
    panel::{
        admins::sections,
        forms::{Column, Segment, address},
        members::second_factor,
        page::{Page, PageResult, html},
        pager::{Asked, Pager},
        visitor::RootVisitor,
    },
};

const PATH: &str = "/root/admins/tenants";

#[derive(Template)]
#[template(path = "root/tenant_admins.html")]
struct TenantAdmins {
    page: Page,
    sections: Vec<Segment>,
    q: String,
    found: Vec<Found>,
    more: bool,
    chosen: Option<Chosen>,
}

/// A tenant to choose.
struct Found {
    href: String,
    name: String,
    slug: String,
    admins: i32,
}

struct Chosen {
    name: String,
    slug: String,
    href: String,
    role: String,
    /// Everybody, and the roles of those who are shown.
    roles: Vec<Segment>,
    sort: String,
    columns: Vec<Column>,
    has_owner: bool,
    admins: Vec<Row>,
    pager: Pager,
}

struct Row {
    href: String,
    name: String,
    email: String,
    role: String,
    state: String,
    second_factor: String,
    last_sign_in_at: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AdminsQuery {
    /// Part of the tenant's name, or of the person's once it is chosen.
    q: String,
    tenant: String,
    role: String,
    sort: String,
    after: Option<String>,
}

pub async fn list(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(query): FormQuery<AdminsQuery>,
) -> PageResult {
    let (found, more) = match query.tenant.is_empty() {
        true => find(&app, &visitor, &query.q).await?,
        false => (Vec::new(), false),
    };
    let chosen = match query.tenant.is_empty() {
        true => None,
        false => Some(choose(&app, &visitor, &query).await?),
    };
    html(&TenantAdmins {
        page: visitor.page("admins", "Tenant admins"),
        sections: sections(&app, &visitor, PATH).await?,
        q: query.q,
        found,
        more,
        chosen,
    })
}

async fn find(app: &App, visitor: &RootVisitor, q: &str) -> app::Result<(Vec<Found>, bool)> {
    let list = tenants::List {
        search: Some(q.to_owned()),
        limit: Some(20),
        ..tenants::List::default()
    };
    let page = app.on_platform(&visitor.caller, list).await?;
    let found = page.items.into_iter().map(|tenant| Found {
        href: address(PATH, &[("tenant", &tenant.slug)]),
        name: tenant.name,
        slug: tenant.slug,
        admins: tenant.admins,
    });
    Ok((found.collect(), page.next.is_some()))
}

async fn choose(app: &App, visitor: &RootVisitor, query: &AdminsQuery) -> app::Result<Chosen> {
    let tenant = TenantRef::Slug(query.tenant.clone());
    let list = tenants::ListAdmins {
        tenant: tenant.clone(),
        search: Some(query.q.clone()),
        role: Some(query.role.clone()),
        sort: Some(query.sort.clone()),
        after: query.after.clone(),
        limit: None,
    };
    let page = app.on_platform(&visitor.caller, list).await?;
    let details = app.on_platform(&visitor.caller, tenants::Show { tenant }).await?;
    let after = query.after.as_deref().unwrap_or_default();
    let slug = details.tenant.slug;
    let by = if query.sort.is_empty() {
        "email"
    } else {
        query.sort.as_str()
    };
    let at = |role: &str, sort: &str| address(PATH, &filters(&slug, &query.q, role, sort));
    let column = |label, sort: &str| Column::new(label, sort, by, |sort| at(&query.role, sort));
    let mut roles = vec![("", "Any role")];
    for admin in &page.items {
        if roles.iter().all(|(key, _)| *key != admin.role) {
            roles.push((&admin.role, &admin.role_name));
        }
    }
    let roles = roles.into_iter().map(|(role, name)| Segment {
        label: name.to_owned(),
        href: at(role, &query.sort),
        active: role == query.role,
    });
    let roles = roles.collect();
    Ok(Chosen {
        href: format!("/root/tenants/{slug}"),
        name: details.tenant.name,
        role: query.role.clone(),
        roles,
        sort: query.sort.clone(),
        columns: vec![
            column("Name", "name"),
            column("E-mail", "email"),
            column("Role", "role"),
            column("State", "state"),
            column("Last sign-in", "last_sign_in"),
        ],
        has_owner: details.has_owner,
        pager: Asked::of(PATH, &filters(&slug, &query.q, &query.role, &query.sort), after).pager(
            page.items.len(),
            page.next.as_deref(),
            ("owner or admin", "owners and admins"),
        ),
        admins: page
            .items
            .into_iter()
            .map(|admin| Row {
                // What the platform may do with them there.
                href: format!("/root/users/{}#in-{slug}", admin.user_id),
                name: admin.name,
                email: admin.email,
                role: admin.role_name,
                state: admin.state.to_string(),
                second_factor: second_factor(&admin.second_factors),
                last_sign_in_at: admin.last_sign_in_at.map(|at| at.to_string()),
            })
            .collect(),
        slug,
    })
}

/// What the address of a tenant's list says.
fn filters<'a>(tenant: &'a str, q: &'a str, role: &'a str, sort: &'a str) -> [(&'a str, &'a str); 4] {
    [("tenant", tenant), ("q", q), ("role", role), ("sort", sort)]
}
