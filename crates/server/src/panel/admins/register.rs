//! The register of platform admins on paper, and as a table for a spreadsheet.

use app::{App, admins};
use askama::Template;
use axum::{extract::State, response::Response};
use futures_util::stream;

use super::super::{
    page::{Page, PageError, PageResult, html},
    visitor::RootVisitor,
};
use crate::{
    api::admins::{COLUMNS, cells},
    csv,
};

#[derive(Template)]
#[template(path = "root/admins_register.html")]
struct RegisterPage {
    page: Page,
    made_at: String,
    checkpoint: Option<String>,
    admins: Vec<admins::Admin>,
}

pub async fn show(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let register = app.on_platform(&visitor.caller, admins::Register).await?;
    html(&RegisterPage {
        page: visitor.page("admins", "Register of platform admins"),
        made_at: register.made_at.to_string(),
        checkpoint: register.checkpoint,
        admins: register.admins,
    })
}

/// As the list's, and in each line of when it is and where the audit log stood.
pub async fn csv(State(app): State<App>, visitor: RootVisitor) -> Result<Response, PageError> {
    let register = app.on_platform(&visitor.caller, admins::Register).await?;
    let columns = [&COLUMNS[..], &["register_of", "audit_checkpoint"]].concat();
    let of = [register.made_at.to_string(), register.checkpoint.unwrap_or_default()];
    let lines = register
        .admins
        .into_iter()
        .map(move |admin| [cells(admin), of.to_vec()].concat());
    let page = stream::iter([Ok(lines.collect())]);
    Ok(csv::file("platform-admins.csv", &columns, page, |cells| cells))
}
