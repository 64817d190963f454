//! The list of all users; one user's page is in users/one.rs.

mod access;
mod memberships;
mod one;

use app::{App, users};
use askama::Template;
use axum::extract::State;

pub use access::{lift_lock, lift_suspension, reset_second_factors, send_reset, sign_out};
pub use memberships::{archive_everywhere, archive_membership, reactivate_membership, remove_membership};
pub use one::{delete, edit, restore, show, show_tenants, suspend};

use super::{
    forms::{Choice, Errors, Field, address},
    page::{Page, PageResult, html},
    pager::{Asked, Pager},
    visitor::RootVisitor,
};
use crate::{
    api::users::{UsersFilter, UsersQuery},
    extract::FormQuery,
};

const PATH: &str = "/root/users";

#[derive(Template)]
#[template(path = "root/users.html")]
struct Users {
    page: Page,
    filter: Shown,
    export: String,
    states: Vec<Choice>,
    types: Vec<Choice>,
    orders: Vec<Choice>,
    users: Vec<User>,
    pager: Pager,
}

struct Shown {
    search: Field,
    state: Field,
    kind: Field,
    order: Field,
    active: bool,
}

struct User {
    href: String,
    name: String,
    email: String,
    kind: String,
    state: String,
    tenants: i64,
    last_sign_in_at: Option<String>,
    myself: bool,
}

fn choices(pairs: &[(&str, &str)]) -> Vec<Choice> {
    pairs.iter().map(|(value, label)| Choice::new(*value, *label)).collect()
}

pub async fn list(State(app): State<App>, visitor: RootVisitor, FormQuery(query): FormQuery<UsersQuery>) -> PageResult {
    let found = app.on_platform(&visitor.caller, users::List::from(query.clone())).await;
    let (found, errors) = match found {
        Ok(found) => (found, Errors::default()),
        // A search of one letter, for instance: the filters stay, with what is wrong beside them.
        Err(error @ app::Error::Invalid(_)) => (
            users::Page {
                items: Vec::new(),
                next: None,
            },
            Errors::from(error)?,
        ),
        Err(error) => return Err(error.into()),
    };
    let me = visitor.view.person()?.id;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let (search, state, kind, order) = (
        text(&query.search),
        text(&query.state),
        text(&query.kind),
        text(&query.order),
    );
    let filters = [
        ("search", search.as_str()),
        ("state", state.as_str()),
        ("type", kind.as_str()),
        ("order", order.as_str()),
    ];
    let field = |name: &str, value: &str| Field {
        value: value.to_owned(),
        error: errors.of(name),
    };
    html(&Users {
        page: visitor.page("users", "All users"),
        export: address("/root/users.csv", &filters),
        states: choices(&[
            ("", "Any"),
            ("active", "Active"),
            ("suspended", "Suspended"),
            ("deleted", "Deleted"),
        ]),
        types: choices(&[("", "Any"), ("instance", "Instance"), ("workspace", "Workspace")]),
        orders: choices(&[
            ("", "E-mail address"),
            ("name", "Name"),
            ("last_sign_in", "Last sign-in"),
            ("-email", "E-mail address, from Z"),
            ("-name", "Name, from Z"),
            ("-last_sign_in", "Longest without sign-in"),
        ]),
        pager: Asked::of(PATH, &filters, query.after.as_deref().unwrap_or_default()).pager(
            found.items.len(),
            found.next.as_deref(),
            ("user", "users"),
        ),
        filter: Shown {
            active: filters.iter().any(|(_, value)| !value.is_empty()),
            search: field("search", &search),
            state: field("state", &state),
            kind: field("type", &kind),
            order: field("order", &order),
        },
        users: found
            .items
            .into_iter()
            .map(|user| User {
                href: format!("{PATH}/{}", user.id),
                myself: user.id == me,
                name: user.name,
                email: user.email,
                kind: user.kind.to_string(),
                state: user.state.to_string(),
                tenants: user.tenants,
                last_sign_in_at: user.last_sign_in_at.map(|at| at.to_string()),
            })
            .collect(),
    })
}

/// The same file as the API gives.
pub async fn export(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(filter): FormQuery<UsersFilter>,
) -> PageResult {
    Ok(crate::api::users::exported(app, visitor.caller, filter).await?)
}
