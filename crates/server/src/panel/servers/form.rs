//! The form of a database server: to add one, and to change one.

use app::{
    App, Error,
    servers::{self, NewServer, ServerChange},
};
use askama::Template;
use axum::extract::State;

use super::{ServerPath, version_text};
use crate::{
    extract::Path,
    panel::{
        flash::{Flash, go},
        forms::{Choice, Form, Posted},
        page::{Page, PageError, PageResult, html},
        step_up::Sent,
        visitor::RootVisitor,
    },
};

const PATH: &str = "/root/servers";

#[derive(Template)]
#[template(path = "root/server_form.html")]
struct ServerForm {
    page: Page,
    form: Form,
    tls_modes: Vec<Choice>,
    test: Option<ServerTest>,
    /// The server that is changed; a new one if none.
    editing: Option<Editing>,
}

struct Editing {
    name: String,
    path: String,
}

struct ServerTest {
    ok: bool,
    title: String,
    text: String,
}

fn tls_modes() -> Vec<Choice> {
    vec![
        Choice::new("disable", "disable: not encrypted"),
        Choice::new("require", "require: encrypted, whoever answers"),
        Choice::new("verify-full", "verify-full: encrypted, certificate checked"),
    ]
}

fn new_form(visitor: &RootVisitor, form: Form, test: Option<ServerTest>) -> PageResult {
    html(&ServerForm {
        page: visitor.page("servers", "Add server"),
        form,
        tls_modes: tls_modes(),
        test,
        editing: None,
    })
}

/// What is no number is none in the range, and is refused as such.
fn port(posted: &Posted) -> i32 {
    posted.trimmed("port").parse().unwrap_or(0)
}

fn read(posted: &Posted) -> NewServer {
    NewServer {
        name: posted.trimmed("name"),
        host: posted.trimmed("host"),
        port: port(posted),
        database: posted.trimmed("database"),
        username: posted.trimmed("username"),
        password: posted.text("password").into(),
        tls_mode: posted.text("tls_mode").to_owned(),
    }
}

pub async fn new(visitor: RootVisitor) -> PageResult {
    let usual = Posted::empty()
        .with("port", "5432")
        .with("database", "postgres")
        .with("tls_mode", "require");
    new_form(&visitor, Form::new(usual), None)
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
fn failed(posted: Posted, error: Error) -> Result<(Form, ServerTest), PageError> {
    // Why a server does not answer is no fault of the host's name alone.
    let of_fields = matches!(&error, Error::Invalid(fields) if fields.iter().any(|wrong| wrong.field != "host"));
    let text = match &error {
        Error::Invalid(fields) if of_fields => fields
            .iter()
            .map(|wrong| format!("{}: {}", label(&wrong.field), wrong.message))
            .collect::<Vec<_>>()
            .join(" "),
        other => other.to_string(),
    };
    let test = ServerTest {
        ok: false,
        title: "The connection does not work".to_owned(),
        text,
    };
    let form = Form::refused(posted, error)?;
    Ok((if of_fields { form } else { form.without_errors() }, test))
}

pub async fn test(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    match app.on_platform(&visitor.caller, servers::Test(read(&posted))).await {
        Ok(report) => {
            let version = version_text(Some(report.version));
            let found = format!("PostgreSQL {version}, {:.1} ms away.", report.latency_ms);
            let test = ServerTest {
                ok: true,
                title: "The connection works".to_owned(),
                text: std::iter::once(found)
                    .chain(report.advice)
                    .collect::<Vec<_>>()
                    .join(" "),
            };
            new_form(&visitor, Form::new(posted), Some(test))
        }
        Err(error) => {
            let (form, test) = failed(posted, error)?;
            new_form(&visitor, form, Some(test))
        }
    }
}

pub async fn add(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    // A server that cannot be reached is not registered from here: whoever typed it is there to mend it.
    if let Err(error) = app.on_platform(&visitor.caller, servers::Test(read(&posted))).await {
        let (form, test) = failed(posted, error)?;
        let test = (!form.is_refused()).then_some(test);
        return new_form(&visitor, form, test);
    }
    match app.on_platform(&visitor.caller, servers::Add(read(&posted))).await {
        Ok(server) => go(
            &app,
            &visitor.caller,
            &format!("{PATH}/{}", server.id),
            &format!("Added {}.", server.name),
        ),
        Err(error) => new_form(&visitor, Form::refused(posted, error)?, None),
    }
}

fn change_form(visitor: &RootVisitor, path: &ServerPath, form: Form) -> PageResult {
    let name = form.text("name").to_owned();
    html(&ServerForm {
        page: visitor.page("servers", "Change server"),
        form,
        tls_modes: tls_modes(),
        test: None,
        editing: Some(Editing {
            name,
            path: format!("{PATH}/{}", path.server),
        }),
    })
}

pub async fn edit_form(State(app): State<App>, visitor: RootVisitor, Path(path): Path<ServerPath>) -> PageResult {
    let show = servers::Show { server: path.server };
    let server = app.on_platform(&visitor.caller, show).await?;
    let as_it_is = Posted::empty()
        .with("version", server.version.to_string())
        .with("name", server.name)
        .with("host", server.host)
        .with("port", server.port.to_string())
        .with("database", server.database)
        .with("username", server.username)
        .with("password", "")
        .with("tls_mode", server.tls_mode.as_str());
    change_form(&visitor, &path, Form::new(as_it_is))
}

pub async fn edit(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<ServerPath>,
    posted: Posted,
) -> PageResult {
    let new = read(&posted);
    let operation = servers::Edit {
        server: path.server,
        version: posted.version(),
        change: ServerChange {
            name: new.name,
            host: new.host,
            port: new.port,
            database: new.database,
            username: new.username,
            password: Some(new.password).filter(|_| !posted.text("password").is_empty()),
            tls_mode: new.tls_mode,
        },
    };
    let back = format!("{PATH}/{}", path.server);
    let action = format!("{back}/edit");
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("servers", "Confirm that it is you"),
        posted: &posted,
        action: &action,
        verb: "Save server",
        class: "button-primary",
        back: &back,
    };
    match sent.proved(app.on_platform(&visitor.caller, operation)).await {
        Err(asks) => asks,
        Ok(Ok(server)) if server.check_error.is_none() => {
            go(&app, &visitor.caller, &back, "Saved. The connection works.")
        }
        Ok(Ok(_)) => {
            let saved = "Saved, but the connection does not work; see why below.";
            Ok(Flash::error(saved).lead(&app, &visitor.caller, &back))
        }
        Ok(Err(error)) => change_form(&visitor, &path, Form::refused(posted, error)?),
    }
}
