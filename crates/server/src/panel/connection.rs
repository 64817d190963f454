//! The page that tells an application's developers how to connect.

use app::{App, connection};
use askama::Template;
use axum::extract::State;

use super::{
    flash::{Shown, go_and_show, go_back},
    forms::Posted,
    page::{Page, PageResult, html},
    step_up::Sent,
    visitor::TenantVisitor,
};

#[derive(Template)]
#[template(path = "tenant/connection.html")]
struct Connect {
    page: Page,
    rotate_action: String,
    login: String,
    host: String,
    port: String,
    database: String,
    schema: String,
    url: String,
    password: Option<String>,
    roles: Vec<ConnectRole>,
    psql: String,
    may_rotate: bool,
}

struct ConnectRole {
    label: String,
    db_role: String,
    note: String,
}

pub async fn show(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    let found = app
        .in_tenant(&visitor.caller, &visitor.tenant, connection::Show)
        .await?;
    let url = format!(
        "postgres://{}@{}:{}/{}",
        found.username, found.host, found.port, found.database
    );
    let example = found
        .roles
        .iter()
        .find(|role| role.key == "member")
        .or(found.roles.first());
    let example = example.map_or("", |role| &role.database_role);
    let page = visitor.page("connect", "Connect");
    html(&Connect {
        password: match page.once() {
            Some(Shown::Password(password)) => Some(password.clone()),
            _ => None,
        },
        page,
        rotate_action: visitor.path("connect/rotate"),
        psql: format!(
            "psql \"{url}\"\n\nbegin;\nset local role {example};\nselect set_config('bailiwick.user_id', 'the id of the person you serve', true);\nselect current_user;\ncommit;"
        ),
        url,
        login: found.username,
        host: found.host,
        port: found.port.to_string(),
        database: found.database,
        schema: found.schema,
        roles: std::iter::once(ConnectRole {
            label: "Schema owner".to_owned(),
            db_role: found.owner_role,
            note: "Your application's own migrations: it owns the tables that it makes.".to_owned(),
        })
        .chain(found.roles.into_iter().map(|role| ConnectRole {
            label: role.key.replace('_', "-"),
            note: note(&role.key).to_owned(),
            db_role: role.database_role,
        }))
        .collect(),
        may_rotate: visitor.view.may("connection.manage"),
    })
}

fn note(key: &str) -> &'static str {
    match key {
        "owner" | "admin" => "Full access to every table.",
        "anon" => "Whoever is not signed in.",
        _ => "What the Permissions page allows.",
    }
}

pub async fn rotate(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let (caller, here) = (&visitor.caller, visitor.path("connect"));
    let sent = Sent {
        app: &app,
        caller,
        page: visitor.page("connect", "Confirm that it is you"),
        posted: &posted,
        action: &visitor.path("connect/rotate"),
        verb: "Make a new password",
        class: "button-danger",
        back: &here,
    };
    let rotated = app.in_tenant(caller, &visitor.tenant, connection::RotatePassword);
    match sent.proved(rotated).await {
        Err(asks) => asks,
        Ok(Ok(new)) => go_and_show(
            &app,
            caller,
            &here,
            "The new password is made.",
            Shown::Password(new.password),
        ),
        Ok(Err(error)) => go_back(&app, caller, &here, error),
    }
}
