//! The register of platform admins on paper, and as a table for a spreadsheet.

use app::{App, admins};
use askama::Template;
use axum::extract::State;

use super::super::{
    page::{Page, PageResult, html},
    visitor::RootVisitor,
};
use crate::api::admins::exported_register;

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

pub async fn csv(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    Ok(exported_register(app, visitor.caller).await?)
}
