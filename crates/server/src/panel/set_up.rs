//! The page behind the set-up link.

use app::{
    App, Plane,
    sessions::SignIn,
    set_up::{Claim, IsOpen, NewAdmin, Proof},
};
use askama::Template;
use axum::{extract::State, response::Response};
use secrecy::SecretString;
use serde::Deserialize;

use super::{
    forms::{Errors, Field, Posted},
    page::{Page, PageError, PageResult, html},
    sessions::enter,
};
use crate::{caller::RootCaller, extract::Path};

#[derive(Deserialize)]
pub struct TokenPath {
    token: SecretString,
}

#[derive(Template)]
#[template(path = "root/set_up.html")]
struct SetUp {
    page: Page,
    action: String,
    form: SetUpForm,
}

struct SetUpForm {
    error: Option<String>,
    name: Field,
    email: Field,
    password_error: Option<String>,
}

fn page(token: &SecretString, posted: &Posted, errors: &Errors) -> PageResult {
    html(&SetUp {
        page: Page::bare("platform", "Set up"),
        action: format!("/root/set-up/{}", secrecy::ExposeSecret::expose_secret(token)),
        form: SetUpForm {
            error: errors.form(&["name", "email", "password"]),
            name: posted.field("name", errors),
            email: posted.field("email", errors),
            password_error: errors.of("password"),
        },
    })
}

pub async fn show(State(app): State<App>, RootCaller(caller): RootCaller, Path(path): Path<TokenPath>) -> PageResult {
    let token = path.token.clone();
    if !app.in_public(&caller, IsOpen { token }).await? {
        return Err(PageError(app::Error::NotFound));
    }
    page(&path.token, &Posted::empty(), &Errors::default())
}

pub async fn claim(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TokenPath>,
    posted: Posted,
) -> Result<Response, PageError> {
    let password = SecretString::from(posted.text("password"));
    let admin = NewAdmin {
        name: posted.trimmed("name"),
        email: posted.trimmed("email"),
        password: password.clone(),
    };
    let email = admin.email.clone();
    let proof = Proof::Link(path.token.clone());
    if let Err(error) = app.in_public(&caller, Claim { proof, admin }).await {
        return page(&path.token, &posted, &Errors::from(error)?);
    }
    let plane = Plane::Root;
    let session = app.in_public(&caller, SignIn { plane, email, password }).await?;
    enter(plane, &session.session()?, "/root", app.now())
}
