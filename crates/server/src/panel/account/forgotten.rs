//! Pages for whoever forgot a password, or never had one: they ask for a link, and choose a password by it. The same on both planes.

use app::{
    App, Caller, Error, Plane,
    account::{OpenReset, RequestReset, ResetPassword},
};
use askama::Template;
use axum::{
    extract::State,
    http::{StatusCode, Uri, request::Parts},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::super::{
    forms::{Errors, Field, Posted},
    message::{Message, MessageLink},
    page::{Page, PageError, PageResult, html, html_as},
};
use crate::{caller, extract::Path};

/// Where these pages are: each plane has them for itself.
struct Place {
    plane: Plane,
    base: &'static str,
    look: &'static str,
    help: &'static str,
}

const ROOT: Place = Place {
    plane: Plane::Root,
    base: "/root",
    look: "platform",
    help: "Ask another platform admin for a link, or whoever runs the server: bailiwick admin recover, followed by your address, prints one.",
};

const APP: Place = Place {
    plane: Plane::App,
    base: "",
    look: "bare",
    help: "Ask whoever runs this installation for a way in.",
};

fn place(uri: &Uri) -> &'static Place {
    if uri.path().starts_with("/root/") { &ROOT } else { &APP }
}

#[derive(Template)]
#[template(path = "account/forgotten.html")]
struct Forgotten {
    page: Page,
    action: String,
    door: String,
    help: &'static str,
    mail_works: bool,
    sent: bool,
    error: Option<String>,
    email: Field,
}

#[derive(Template)]
#[template(path = "account/reset.html")]
struct Reset {
    page: Page,
    action: String,
    email: String,
    first: bool,
    error: Option<String>,
    password_error: Option<String>,
}

#[derive(Deserialize)]
pub struct TokenPath {
    token: SecretString,
}

async fn ask(app: &App, place: &Place, posted: &Posted, errors: &Errors, sent: bool) -> PageResult {
    html(&Forgotten {
        page: Page::bare(place.look, "Forgotten password"),
        action: format!("{}/forgot-password", place.base),
        door: format!("{}/sign-in", place.base),
        help: place.help,
        mail_works: app.sends_mail().await?,
        sent,
        error: errors.form(&["email"]),
        email: posted.field("email", errors),
    })
}

pub async fn show(State(app): State<App>, uri: Uri) -> PageResult {
    ask(&app, place(&uri), &Posted::empty(), &Errors::default(), false).await
}

pub async fn request(State(app): State<App>, uri: Uri, Anybody(caller): Anybody, posted: Posted) -> PageResult {
    let place = place(&uri);
    let request = RequestReset {
        plane: place.plane,
        email: posted.trimmed("email"),
    };
    match app.in_public(&caller, request).await {
        Ok(()) => ask(&app, place, &posted, &Errors::default(), true).await,
        Err(error) => ask(&app, place, &posted, &Errors::from(error)?, false).await,
    }
}

pub async fn open(
    State(app): State<App>,
    uri: Uri,
    Anybody(caller): Anybody,
    Path(TokenPath { token }): Path<TokenPath>,
) -> PageResult {
    choose(&app, &caller, place(&uri), token, &Errors::default()).await
}

async fn choose(app: &App, caller: &Caller, place: &Place, token: SecretString, errors: &Errors) -> PageResult {
    let action = format!("{}/reset-password/{}", place.base, token.expose_secret());
    match app.in_public(caller, OpenReset { token }).await {
        Ok(link) => html(&Reset {
            page: Page::bare(place.look, "Choose your password"),
            action,
            email: link.email,
            first: link.first,
            error: errors.form(&["password"]),
            password_error: errors.of("password"),
        }),
        Err(error) => gone(place, error),
    }
}

pub async fn save(
    State(app): State<App>,
    uri: Uri,
    Anybody(caller): Anybody,
    Path(TokenPath { token }): Path<TokenPath>,
    posted: Posted,
) -> PageResult {
    let place = place(&uri);
    let reset = ResetPassword {
        token: token.clone(),
        password: posted.text("password").into(),
        revoke_tokens: posted.some("revoke_tokens").is_some(),
    };
    match app.in_public(&caller, reset).await {
        Ok(()) => html(&Message {
            page: Page::bare(place.look, "Password saved"),
            kind: "good",
            heading: "Your password is saved".to_owned(),
            text: "Sign in with it. Wherever you were signed in before, you are not any more.".to_owned(),
            link: Some(MessageLink {
                href: format!("{}/sign-in", place.base),
                label: "Sign in".to_owned(),
            }),
        }),
        Err(error) if error.code() == "link_invalid" => gone(place, error),
        Err(error) => choose(&app, &caller, place, token, &Errors::from(error)?).await,
    }
}

/// A link that is no longer good is said kindly, on a page of its own.
fn gone(place: &Place, error: Error) -> PageResult {
    match error {
        Error::Conflict { message, .. } => html_as(
            StatusCode::GONE,
            &Message {
                page: Page::bare(place.look, "Choose your password"),
                kind: "warn",
                heading: "This link is no longer good".to_owned(),
                text: message,
                link: Some(MessageLink {
                    href: format!("{}/forgot-password", place.base),
                    label: "Ask for a new link".to_owned(),
                }),
            },
        ),
        other => Err(PageError(other)),
    }
}

/// Whoever asks, with nothing that they might hold.
pub struct Anybody(pub Caller);

impl<S: Send + Sync> axum::extract::FromRequestParts<S> for Anybody {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(caller::caller(parts, &[])))
    }
}
