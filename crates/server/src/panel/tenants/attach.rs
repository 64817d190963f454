//! The page on which an existing schema is attached, after a look at it.

use app::{
    App,
    tenants::{Attach, AttachmentPlace, AttachmentReport, NewAttachment, TestAttachment},
};
use askama::Template;
use axum::extract::State;

use super::{PATH, chosen_server, server_choices};
use crate::panel::{
    flash::go,
    forms::{Choice, Form, Posted},
    page::{Page, PageResult, html},
    visitor::RootVisitor,
};

#[derive(Template)]
#[template(path = "root/tenant_attach.html")]
struct NewAttached {
    page: Page,
    form: Form,
    servers: Vec<Choice>,
    report: Option<AttachmentReport>,
}

async fn show(app: &App, visitor: &RootVisitor, form: Form, report: Option<AttachmentReport>) -> PageResult {
    html(&NewAttached {
        page: visitor.page("tenants", "Attach a schema"),
        form,
        servers: server_choices(app, visitor).await?,
        report,
    })
}

pub async fn new_attachment(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let usual = Posted::empty().with("schema", "public");
    show(&app, &visitor, Form::new(usual), None).await
}

async fn look(app: &App, visitor: &RootVisitor, posted: &Posted) -> app::Result<AttachmentReport> {
    let place = AttachmentPlace {
        server: chosen_server(posted)?,
        database: posted.trimmed("database"),
        schema: posted.trimmed("schema"),
    };
    app.on_platform(&visitor.caller, TestAttachment(place)).await
}

pub async fn test_attachment(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    match look(&app, &visitor, &posted).await {
        Ok(report) => show(&app, &visitor, Form::new(posted), Some(report)).await,
        Err(error) => show(&app, &visitor, Form::refused(posted, error)?, None).await,
    }
}

pub async fn attach(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    // What cannot be attached is said here, where it can be mended, before there is a tenant of it.
    let made = async {
        look(&app, &visitor, &posted).await?;
        let new = NewAttachment {
            name: posted.trimmed("name"),
            slug: posted.trimmed("slug"),
            server: chosen_server(&posted)?,
            database: posted.trimmed("database"),
            schema: posted.trimmed("schema"),
            owner_email: posted.some("owner_email"),
        };
        app.on_platform(&visitor.caller, Attach(new)).await
    };
    match made.await {
        Ok(tenant) => go(
            &app,
            &visitor.caller,
            &format!("{PATH}/{}", tenant.slug),
            &format!("Attaching {}.", tenant.name),
        ),
        Err(error) => show(&app, &visitor, Form::refused(posted, error)?, None).await,
    }
}
