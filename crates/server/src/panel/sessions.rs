//! The two doors: of the root panel, and of everybody else.

pub mod second_factor;

use app::{
    App, Caller, Credential, Error, Plane,
    passkeys::{Ceremony, are_available},
    sessions::{BeginPasskey, Entered, NewSession, SignIn, SignInByPasskey, SignInChanging, SignOut},
    tenants::TenantState,
};
use askama::Template;
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use serde::Deserialize;

use super::{
    flash::Flash,
    forms::{Errors, Field, Posted},
    page::{Page, PageResult, html},
    passkeys,
    visitor::AccountVisitor,
};
use crate::{
    caller::{AppCaller, RootCaller},
    cookies,
    extract::FormQuery,
    problem::ApiResult,
};

#[derive(Template)]
#[template(path = "root/sign_in.html")]
struct RootSignIn {
    page: Page,
    form: SignInForm,
    next: String,
    /// Whether there can be any at this door's address.
    passkeys: bool,
}

#[derive(Template)]
#[template(path = "tenant/sign_in.html")]
struct AppSignIn {
    page: Page,
    form: SignInForm,
    next: String,
    /// Likewise.
    passkeys: bool,
}

/// A password that somebody else set opens nothing: one's own is chosen in its place.
#[derive(Template)]
#[template(path = "own_password.html")]
struct OwnPassword {
    page: Page,
    action: &'static str,
    email: String,
    next: String,
    error: Option<String>,
    new_error: Option<String>,
}

struct SignInForm {
    error: Option<String>,
    email: Field,
    /// What was sent after the session had ended and was not saved.
    unsaved: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct NextQuery {
    pub next: String,
    pub unsaved: String,
    email: String,
}

/// Said at the door and once more inside, where one comes to the form again.
pub const UNSAVED: &str = "Your session had ended, so your last change was not saved.";

fn page(app: &App, plane: Plane, next: &str, form: SignInForm) -> PageResult {
    let next = own_path(next).to_owned();
    let passkeys = are_available(app.settings(), plane);
    match plane {
        Plane::Root => html(&RootSignIn {
            page: Page::bare("platform", "Sign in"),
            form,
            next,
            passkeys,
        }),
        Plane::App => html(&AppSignIn {
            page: Page::bare("bare", "Sign in"),
            form,
            next,
            passkeys,
        }),
    }
}

/// A path of this server, or nothing: an address elsewhere is never followed.
pub fn own_path(next: &str) -> &str {
    let own =
        next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.contains(char::is_control);
    if own { next } else { "" }
}

pub async fn show_root(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    headers: HeaderMap,
    FormQuery(query): FormQuery<NextQuery>,
) -> PageResult {
    let said = Flash::read(&app, &caller, &headers, "/root/sign-in");
    show(&app, Plane::Root, query, said)
}

pub async fn show_app(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    headers: HeaderMap,
    FormQuery(query): FormQuery<NextQuery>,
) -> PageResult {
    let said = Flash::read(&app, &caller, &headers, "/sign-in");
    show(&app, Plane::App, query, said)
}

fn show(app: &App, plane: Plane, query: NextQuery, said: Option<Flash>) -> PageResult {
    let form = SignInForm {
        error: None,
        email: Field::new(query.email),
        unsaved: said.map(|flash| flash.text),
    };
    page(app, plane, &query.next, form)
}

pub async fn sign_in_root(State(app): State<App>, RootCaller(caller): RootCaller, posted: Posted) -> PageResult {
    sign_in(&app, &caller, Plane::Root, &posted, "/root").await
}

pub async fn sign_in_app(State(app): State<App>, AppCaller(caller): AppCaller, posted: Posted) -> PageResult {
    sign_in(&app, &caller, Plane::App, &posted, "/").await
}

async fn sign_in(app: &App, caller: &Caller, plane: Plane, posted: &Posted, home: &str) -> PageResult {
    let operation = SignIn {
        plane,
        email: posted.trimmed("email"),
        password: posted.text("password").into(),
    };
    let signed_in = match posted.some("new_password") {
        Some(_) => {
            let new_password = posted.text("new_password").into();
            let changing = SignInChanging {
                sign_in: operation,
                new_password,
            };
            app.in_public(caller, changing).await
        }
        None => app.in_public(caller, operation).await,
    };
    match signed_in {
        Ok(Entered::SecondFactor(flow)) => {
            let unsaved = posted.some("unsaved").is_some();
            second_factor::go_on(app, plane, &flow, posted.text("next"), unsaved)
        }
        Ok(Entered::Session(session)) => lead_in(app, plane, &session, posted, home),
        Err(error) if error.code() == "password_change_required" || error.code() == "invalid" => {
            let errors = Errors::from(error)?;
            html(&OwnPassword {
                page: Page::bare(
                    if plane == Plane::Root { "platform" } else { "bare" },
                    "Choose your password",
                ),
                action: if plane == Plane::Root {
                    "/root/sign-in"
                } else {
                    "/sign-in"
                },
                email: posted.trimmed("email"),
                next: own_path(posted.text("next")).to_owned(),
                error: errors.form(&["new_password"]),
                new_error: errors.of("new_password"),
            })
        }
        Err(error) => refused(app, plane, posted, error),
    }
}

fn refused(app: &App, plane: Plane, posted: &Posted, error: Error) -> PageResult {
    let errors = Errors::from(error)?;
    let form = SignInForm {
        error: errors.form(&[]),
        email: posted.field("email", &errors),
        unsaved: posted.some("unsaved").map(|_| UNSAVED.to_owned()),
    };
    page(app, plane, posted.text("next"), form)
}

/// To where they wanted to go, with what was said at the door.
pub fn lead_in(app: &App, plane: Plane, session: &NewSession, posted: &Posted, home: &str) -> PageResult {
    let next = own_path(posted.text("next"));
    let next = if next.is_empty() { home } else { next };
    let mut response = enter(plane, session, next, app.now())?;
    if posted.some("unsaved").is_some() {
        let inside = Credential::Session(plane, session.token.hash());
        let cookie = Flash::error(UNSAVED).cookie(app, &inside, next);
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

pub async fn begin_passkey_root(State(app): State<App>, RootCaller(caller): RootCaller) -> ApiResult<Json<Ceremony>> {
    let plane = Plane::Root;
    Ok(Json(app.in_public(&caller, BeginPasskey { plane }).await?))
}

pub async fn begin_passkey_app(State(app): State<App>, AppCaller(caller): AppCaller) -> ApiResult<Json<Ceremony>> {
    let plane = Plane::App;
    Ok(Json(app.in_public(&caller, BeginPasskey { plane }).await?))
}

pub async fn sign_in_by_passkey_root(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    posted: Posted,
) -> PageResult {
    sign_in_by_passkey(&app, &caller, Plane::Root, &posted, "/root").await
}

pub async fn sign_in_by_passkey_app(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    posted: Posted,
) -> PageResult {
    sign_in_by_passkey(&app, &caller, Plane::App, &posted, "/").await
}

async fn sign_in_by_passkey(app: &App, caller: &Caller, plane: Plane, posted: &Posted, home: &str) -> PageResult {
    let answer = passkeys::answer(posted);
    match app.in_public(caller, SignInByPasskey { plane, answer }).await {
        Ok(session) => lead_in(app, plane, &session, posted, home),
        Err(error) => refused(app, plane, posted, error),
    }
}

/// Gives the browser its session and goes on.
#[allow(clippy::unnecessary_wraps)] // the last line of handlers
pub fn enter(plane: Plane, session: &NewSession, path: &str, now: Timestamp) -> PageResult {
    let lasts = session.expires_at.duration_since(now).as_secs();
    let mut response = Redirect::to(path).into_response();
    response
        .headers_mut()
        .append(header::SET_COOKIE, cookies::set(plane, session.token.expose(), lasts));
    Ok(response)
}

pub async fn sign_out_root(State(app): State<App>, RootCaller(caller): RootCaller) -> PageResult {
    sign_out(&app, &caller, Plane::Root, "/root/sign-in").await
}

pub async fn sign_out_app(State(app): State<App>, AppCaller(caller): AppCaller) -> PageResult {
    sign_out(&app, &caller, Plane::App, "/sign-in").await
}

async fn sign_out(app: &App, caller: &Caller, plane: Plane, door: &str) -> PageResult {
    match app.on_account(caller, SignOut).await {
        // Whoever is signed out already gets what they want.
        Ok(()) | Err(Error::Refused(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let mut response = Redirect::to(door).into_response();
    response.headers_mut().append(header::SET_COOKIE, cookies::clear(plane));
    Ok(response)
}

/// The start: the one tenant a person has, or their account, where they choose.
pub async fn front_door(State(app): State<App>, visitor: AccountVisitor) -> Result<Response, super::page::PageError> {
    let mine = app
        .on_account(
            &visitor.caller,
            app::tenants::Mine {
                limit: Some(2),
                ..Default::default()
            },
        )
        .await?;
    let path = match mine.items.as_slice() {
        [only] if only.state == TenantState::Active => format!("/t/{}", only.slug),
        _ => "/account".to_owned(),
    };
    Ok(Redirect::to(&path).into_response())
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_a_path_of_this_server_is_followed() {
        assert_eq!(own_path("/t/acme?x=1"), "/t/acme?x=1");
        for elsewhere in [
            "",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/\u{1}",
        ] {
            assert_eq!(own_path(elsewhere), "", "{elsewhere}");
        }
    }
}
