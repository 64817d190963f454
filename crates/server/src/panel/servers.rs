//! The pages of database servers.

use app::{
    App, Error, ServerId,
    servers::{self, NewServer},
    tenants,
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{Flash, go, go_back},
    forms::{Choice, Errors, Field, Posted},
    page::{Page, PageError, PageResult, html},
    pager::{Asked, Pager},
    visitor::RootVisitor,
};
use crate::{
    api::PageQuery,
    extract::{FormQuery, Path},
};

#[derive(Template)]
#[template(path = "root/servers.html")]
struct Servers {
    page: Page,
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

#[derive(Template)]
#[template(path = "root/server_new.html")]
struct New {
    page: Page,
    form: NewForm,
    tls_modes: Vec<Choice>,
    test: Option<ServerTest>,
}

struct NewForm {
    error: Option<String>,
    name: Field,
    host: Field,
    port: Field,
    database: Field,
    user: Field,
    password_error: Option<String>,
    tls: Field,
}

struct ServerTest {
    ok: bool,
    title: String,
    text: String,
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

pub async fn list(State(app): State<App>, visitor: RootVisitor, FormQuery(query): FormQuery<PageQuery>) -> PageResult {
    let after = query.after.clone().unwrap_or_default();
    let list = servers::List {
        after: query.after,
        limit: query.limit,
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    html(&Servers {
        page: visitor.page("servers", "Database servers"),
        may_create: visitor.view.may("servers.create"),
        pager: Asked::of("/root/servers", &[], &after).pager(
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
        may_edit: visitor.view.may("servers.edit"),
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

fn form(visitor: &RootVisitor, posted: &Posted, errors: &Errors, test: Option<ServerTest>) -> PageResult {
    html(&New {
        page: visitor.page("servers", "Add server"),
        form: NewForm {
            error: errors.form(&["name", "host", "port", "database", "username", "password", "tls_mode"]),
            name: posted.field("name", errors),
            host: posted.field("host", errors),
            port: posted.field("port", errors),
            database: posted.field("database", errors),
            user: Field {
                error: errors.of("username"),
                ..posted.field("user", errors)
            },
            password_error: errors.of("password"),
            tls: Field {
                error: errors.of("tls_mode"),
                ..posted.field("tls", errors)
            },
        },
        tls_modes: vec![
            Choice::new("disable", "disable: not encrypted"),
            Choice::new("require", "require: encrypted, whoever answers"),
            Choice::new("verify-full", "verify-full: encrypted, certificate checked"),
        ],
        test,
    })
}

fn read(posted: &Posted) -> NewServer {
    NewServer {
        name: posted.trimmed("name"),
        host: posted.trimmed("host"),
        // What is no number is none in the range, and is refused as such.
        port: posted.trimmed("port").parse().unwrap_or(0),
        database: posted.trimmed("database"),
        username: posted.trimmed("user"),
        password: posted.text("password").into(),
        tls_mode: posted.text("tls").to_owned(),
    }
}

pub async fn new(visitor: RootVisitor) -> PageResult {
    let usual = Posted::empty()
        .with("port", "5432")
        .with("database", "postgres")
        .with("tls", "require");
    form(&visitor, &usual, &Errors::default(), None)
}

/// The label of a field of the operation.
fn label(field: &str) -> &'static str {
    match field {
        "name" => "Name",
        "port" => "Port",
        "database" => "Database",
        "username" => "User",
        "password" => "Password",
        "tls_mode" => "TLS",
        _ => "Host",
    }
}

/// What a connection that was tried and failed says, and what is wrong with fields of the form.
fn failed(error: Error) -> Result<(Errors, ServerTest), PageError> {
    let text = match &error {
        // Why a server does not answer is no fault of the host's name alone.
        Error::Invalid(fields) if fields.iter().any(|wrong| wrong.field != "host") => fields
            .iter()
            .map(|wrong| format!("{}: {}", label(&wrong.field), wrong.message))
            .collect::<Vec<_>>()
            .join(" "),
        other => other.to_string(),
    };
    let only_host = matches!(&error, Error::Invalid(fields) if fields.iter().all(|wrong| wrong.field == "host"));
    let errors = Errors::from(error)?;
    let test = ServerTest {
        ok: false,
        title: "The connection does not work".to_owned(),
        text,
    };
    Ok((if only_host { Errors::default() } else { errors }, test))
}

pub async fn test(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let (errors, result) = match app.on_platform(&visitor.caller, servers::Test(read(&posted))).await {
        Ok(report) => {
            let version = version_text(Some(report.version));
            let mut text = format!("PostgreSQL {version}, {:.1} ms away.", report.latency_ms);
            for advice in report.advice {
                text.push(' ');
                text.push_str(&advice);
            }
            let test = ServerTest {
                ok: true,
                title: "The connection works".to_owned(),
                text,
            };
            (Errors::default(), test)
        }
        Err(error) => failed(error)?,
    };
    form(&visitor, &posted, &errors, Some(result))
}

pub async fn add(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    // A server that cannot be reached is not registered from here: whoever typed it is there to mend it.
    if let Err(error) = app.on_platform(&visitor.caller, servers::Test(read(&posted))).await {
        let (errors, test) = failed(error)?;
        let test = (!errors.any()).then_some(test);
        return form(&visitor, &posted, &errors, test);
    }
    match app.on_platform(&visitor.caller, servers::Add(read(&posted))).await {
        Ok(server) => go(
            &app,
            &visitor.caller,
            &format!("/root/servers/{}", server.id),
            &format!("Added {}.", server.name),
        ),
        Err(error) => form(&visitor, &posted, &Errors::from(error)?, None),
    }
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
        Ok(()) => go(&app, &visitor.caller, "/root/servers", "Removed the server."),
        Err(error) => go_back(&app, &visitor.caller, &format!("/root/servers/{}", path.server), error),
    }
}
