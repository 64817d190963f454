//! The page on which a member founds a tenant of their own, where members may.

use app::{
    App, Error, Plane,
    tenants::{Found, MayFound, NewOwnTenant},
};
use askama::Template;
use axum::extract::State;

use crate::panel::{
    flash::go,
    forms::{Form, Posted},
    page::{Page, PageResult, html},
    visitor::AccountVisitor,
};

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
