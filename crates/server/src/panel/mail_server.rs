//! The page of the mail server.

use app::{
    App, Error,
    mail_server::{self, MailOrigin, MailServer, NewMailServer},
};
use askama::Template;
use axum::extract::State;

use super::{
    flash::{Flash, go, go_back},
    forms::{Choice, Form, Posted},
    page::{Page, PageResult, html},
    step_up::Sent,
    visitor::RootVisitor,
};

const PATH: &str = "/root/settings/mail";

#[derive(Template)]
#[template(path = "root/mail_server.html")]
struct Server {
    page: Page,
    form: Form,
    /// Set in the configuration, and not to be changed here.
    told: bool,
    works: bool,
    keeps_password: bool,
    tls_modes: Vec<Choice>,
    recipient: String,
}

fn page(visitor: &RootVisitor, server: &MailServer, form: Form) -> PageResult {
    let page = visitor.page("settings", "Mail server");
    html(&Server {
        recipient: page.person_email.clone(),
        page,
        form,
        told: server.origin == MailOrigin::Configuration,
        works: server.origin != MailOrigin::Nobody,
        keeps_password: server.username.is_some(),
        tls_modes: [
            ("start_tls", "STARTTLS, usually port 587"),
            ("implicit", "TLS from the start, usually port 465"),
            ("none", "Not encrypted, for a relay close by"),
        ]
        .into_iter()
        .map(|(value, label)| Choice::new(value, label))
        .collect(),
    })
}

fn filled(server: &MailServer) -> Posted {
    Posted::empty()
        .with("version", server.version.to_string())
        .with("host", server.host.clone().unwrap_or_default())
        .with("port", server.port.to_string())
        .with("tls", server.tls.as_str())
        .with("username", server.username.clone().unwrap_or_default())
        .with("password", "")
        .with("sender", &*server.sender)
}

pub async fn show(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let server = app.on_platform(&visitor.caller, mail_server::Show).await?;
    page(&visitor, &server, Form::new(filled(&server)))
}

fn read(posted: &Posted) -> Result<NewMailServer, Error> {
    let tls = serde_json::from_value(posted.text("tls").into());
    Ok(NewMailServer {
        host: posted.some("host"),
        port: posted.trimmed("port").parse().unwrap_or(0),
        tls: tls.map_err(|_| Error::invalid("tls", "Choose how the connection is encrypted."))?,
        username: posted.some("username"),
        password: Some(posted.text("password").into()),
        sender: posted.trimmed("sender"),
    })
}

pub async fn change(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let act = async {
        let operation = mail_server::Change {
            version: posted.version(),
            server: read(&posted)?,
        };
        app.on_platform(&visitor.caller, operation).await
    };
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("settings", "Confirm that it is you"),
        posted: &posted,
        action: PATH,
        verb: "Save mail server",
        class: "button-primary",
        back: PATH,
    };
    match sent.proved(act).await {
        Err(asks) => asks,
        Ok(Ok(server)) if server.origin == MailOrigin::Nobody => go(
            &app,
            &visitor.caller,
            PATH,
            "Saved. From now on mails are kept in the outbox.",
        ),
        Ok(Ok(_)) => go(
            &app,
            &visitor.caller,
            PATH,
            "Saved. Send a test to see whether it works, and then what was kept until now.",
        ),
        Ok(Err(error @ Error::Refused(_))) => Err(error.into()),
        Ok(Err(error)) => {
            let form = Form::refused(posted.clone(), error)?;
            let server = app.on_platform(&visitor.caller, mail_server::Show).await?;
            page(&visitor, &server, form)
        }
    }
}

pub async fn test(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let operation = mail_server::Test {
        recipient: posted.trimmed("recipient"),
    };
    match app.on_platform(&visitor.caller, operation).await {
        Ok(report) if report.ok => {
            let said = format!("The mail server took it: {}", report.answer);
            go(&app, &visitor.caller, PATH, &said)
        }
        Ok(report) => {
            let said = Flash::error(&format!("It was not sent. {}", report.answer));
            Ok(said.lead(&app, &visitor.caller, PATH))
        }
        Err(error) => go_back(&app, &visitor.caller, PATH, error),
    }
}
