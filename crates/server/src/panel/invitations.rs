//! The page behind an invitation's link.

use app::{
    App, Caller, Error, Plane,
    invitations::{Accept, Open, OpenInvitation},
    sessions::Entered,
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::{
    forms::{Errors, Field, Posted},
    message::{Message, MessageLink},
    page::{Page, PageError, PageResult, html, html_as},
    sessions::{enter, second_factor},
};
use crate::{caller::AppCaller, extract::Path};

#[derive(Template)]
#[template(path = "invitation.html")]
struct Invitation {
    page: Page,
    action: String,
    tenant: String,
    role: String,
    inviter: String,
    email: String,
    way: &'static str,
    sign_in_href: String,
    form: AcceptForm,
}

struct AcceptForm {
    error: Option<String>,
    name: Field,
    password_error: Option<String>,
}

#[derive(Deserialize)]
pub struct TokenPath {
    token: SecretString,
}

fn path_of(token: &SecretString) -> String {
    format!("/invitations/{}", token.expose_secret())
}

async fn page(
    app: &App,
    caller: &Caller,
    token: &SecretString,
    invitation: OpenInvitation,
    posted: &Posted,
    errors: &Errors,
) -> PageResult {
    let action = path_of(token);
    let back: String = form_urlencoded::byte_serialize(action.as_bytes()).collect();
    let email: String = form_urlencoded::byte_serialize(invitation.email.as_bytes()).collect();
    let name = if errors.any() {
        posted.field("name", errors)
    } else {
        Field::new(invitation.name)
    };
    html(&Invitation {
        page: Page::bare("bare", "Invitation"),
        way: match (
            invitation.has_account,
            is_signed_in_as(app, caller, &invitation.email).await?,
        ) {
            (false, _) => "new",
            (true, true) => "signed_in",
            (true, false) => "sign_in",
        },
        sign_in_href: format!("/sign-in?next={back}&email={email}"),
        action,
        tenant: invitation.tenant_name,
        role: invitation.role_name,
        inviter: invitation.invited_by.unwrap_or_else(|| "The platform".to_owned()),
        email: invitation.email,
        form: AcceptForm {
            error: errors.form(&["name", "password"]),
            name,
            password_error: errors.of("password"),
        },
    })
}

async fn is_signed_in_as(app: &App, caller: &Caller, email: &str) -> Result<bool, Error> {
    let view = app.view(caller, None).await?;
    Ok(view
        .person()
        .is_ok_and(|person| person.email.eq_ignore_ascii_case(email)))
}

/// A link that is no longer good is said kindly, on a page of its own.
fn gone(error: Error) -> PageResult {
    match error {
        Error::Conflict { message, .. } => html_as(
            axum::http::StatusCode::GONE,
            &Message {
                page: Page::bare("bare", "Invitation"),
                kind: "warn",
                heading: "This invitation is no longer good".to_owned(),
                text: message,
                link: Some(MessageLink {
                    href: "/sign-in".to_owned(),
                    label: "Sign in".to_owned(),
                }),
            },
        ),
        other => Err(PageError(other)),
    }
}

pub async fn open(State(app): State<App>, AppCaller(caller): AppCaller, Path(path): Path<TokenPath>) -> PageResult {
    let token = path.token.clone();
    match app.in_public(&caller, Open { token }).await {
        Ok(invitation) => {
            page(
                &app,
                &caller,
                &path.token,
                invitation,
                &Posted::empty(),
                &Errors::default(),
            )
            .await
        }
        Err(error) => gone(error),
    }
}

pub async fn accept(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    Path(path): Path<TokenPath>,
    posted: Posted,
) -> PageResult {
    let operation = Accept {
        token: path.token.clone(),
        name: posted.trimmed("name"),
        password: posted
            .some("password")
            .map(|_| SecretString::from(posted.text("password"))),
    };
    match app.in_public(&caller, operation).await {
        Ok(accepted) => {
            let home = format!("/t/{}", accepted.tenant);
            match accepted.entered {
                Some(Entered::Session(session)) => enter(Plane::App, &session, &home, app.now()),
                Some(Entered::SecondFactor(flow)) => second_factor::go_on(&app, Plane::App, &flow, &home, false),
                None => Ok(Redirect::to(&home).into_response()),
            }
        }
        Err(
            error @ Error::Conflict {
                code: "invite_invalid", ..
            },
        ) => gone(error),
        Err(error) => {
            let errors = Errors::from(error)?;
            let token = path.token.clone();
            match app.in_public(&caller, Open { token }).await {
                Ok(invitation) => page(&app, &caller, &path.token, invitation, &posted, &errors).await,
                Err(error) => gone(error),
            }
        }
    }
}
