//! The second step at both doors, and the page for whoever is inside and needs a second factor to go on. Setting one up is in `account`.

use app::{
    App, Caller, Plane,
    passkeys::{Ceremony, are_available},
    sessions::{BeginPasskeyStep, Prove, ProveByPasskey, SecondFactor, SecondFactorByPasskey, SignInFlow},
};
use askama::Template;
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect},
};

use super::{NextQuery, lead_in, own_path};
use crate::panel::{
    flash::Flash,
    forms::{Errors, Posted, address},
    page::{Page, PageResult, html},
    passkeys::{answer, has_one},
    step_up::begin,
    visitor::AccountVisitor,
};
use crate::{
    caller::{AppCaller, RootCaller},
    cookies,
    extract::FormQuery,
    problem::ApiResult,
};

/// Said inside, where one comes to the form again.
pub const UNSECURED: &str = "A second factor is required there, so your last change was not saved. Make it once more.";

#[derive(Template)]
#[template(path = "second_factor.html")]
struct Step {
    page: Page,
    /// Of the first step.
    door: &'static str,
    next: String,
    unsaved: bool,
    /// Whether there can be any at this door's address.
    passkeys: bool,
    error: Option<String>,
    code_error: Option<String>,
}

#[derive(Template)]
#[template(path = "account/second_factor.html")]
struct Required<'a> {
    page: Page,
    base: &'static str,
    next: &'a str,
    /// They have one, and this session does not stand for it.
    has_one: bool,
    /// They have a passkey for this panel.
    has_passkey: bool,
    /// Where the page's script begins to ask for it.
    begin: &'static str,
    /// Whether there can be passkeys at this panel's address.
    passkeys: bool,
    error: Option<String>,
    password_error: Option<String>,
    code_error: Option<String>,
}

/// Goes on to the second step, which the browser finds by a cookie.
#[allow(clippy::unnecessary_wraps)] // the last line of handlers
pub fn go_on(app: &App, plane: Plane, flow: &SignInFlow, next: &str, unsaved: bool) -> PageResult {
    let unsaved = if unsaved { "true" } else { "" };
    let step = address(path(plane), &[("next", own_path(next)), ("unsaved", unsaved)]);
    let lasts = flow.expires_at.duration_since(app.now()).as_secs();
    let mut response = Redirect::to(&step).into_response();
    let cookie = cookies::line(cookies::flow(plane), flow.token.expose(), lasts);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

const fn path(plane: Plane) -> &'static str {
    match plane {
        Plane::Root => "/root/sign-in/second-factor",
        Plane::App => "/sign-in/second-factor",
    }
}

const fn door(plane: Plane) -> &'static str {
    match plane {
        Plane::Root => "/root/sign-in",
        Plane::App => "/sign-in",
    }
}

fn step(app: &App, plane: Plane, next: &str, unsaved: bool, errors: &Errors) -> PageResult {
    let look = if plane == Plane::Root { "platform" } else { "bare" };
    html(&Step {
        page: Page::bare(look, "Second factor"),
        door: door(plane),
        next: own_path(next).to_owned(),
        unsaved,
        passkeys: are_available(app.settings(), plane),
        error: errors.form(&["code"]),
        code_error: errors.of("code"),
    })
}

pub async fn show_root(
    State(app): State<App>,
    headers: HeaderMap,
    FormQuery(query): FormQuery<NextQuery>,
) -> PageResult {
    show(&app, Plane::Root, &headers, &query)
}

pub async fn show_app(
    State(app): State<App>,
    headers: HeaderMap,
    FormQuery(query): FormQuery<NextQuery>,
) -> PageResult {
    show(&app, Plane::App, &headers, &query)
}

fn show(app: &App, plane: Plane, headers: &HeaderMap, query: &NextQuery) -> PageResult {
    if cookies::value(headers, cookies::flow(plane)).is_none() {
        return Ok(Redirect::to(door(plane)).into_response());
    }
    step(app, plane, &query.next, !query.unsaved.is_empty(), &Errors::default())
}

pub async fn enter_root(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    headers: HeaderMap,
    posted: Posted,
) -> PageResult {
    give(&app, &caller, Plane::Root, &headers, &posted, "/root").await
}

pub async fn enter_app(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    headers: HeaderMap,
    posted: Posted,
) -> PageResult {
    give(&app, &caller, Plane::App, &headers, &posted, "/").await
}

pub async fn begin_passkey_root(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    headers: HeaderMap,
) -> ApiResult<Json<Ceremony>> {
    begin_passkey(&app, &caller, Plane::Root, &headers).await
}

pub async fn begin_passkey_app(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    headers: HeaderMap,
) -> ApiResult<Json<Ceremony>> {
    begin_passkey(&app, &caller, Plane::App, &headers).await
}

async fn begin_passkey(app: &App, caller: &Caller, plane: Plane, headers: &HeaderMap) -> ApiResult<Json<Ceremony>> {
    let flow = flow(headers, plane).into();
    Ok(Json(app.in_public(caller, BeginPasskeyStep { plane, flow }).await?))
}

/// Of the first step; of none where the browser holds none.
fn flow(headers: &HeaderMap, plane: Plane) -> &str {
    cookies::value(headers, cookies::flow(plane)).unwrap_or_default()
}

async fn give(
    app: &App,
    caller: &Caller,
    plane: Plane,
    headers: &HeaderMap,
    posted: &Posted,
    home: &str,
) -> PageResult {
    let flow = flow(headers, plane).into();
    let given = if posted.some("credential").is_some() {
        let answer = answer(posted);
        app.in_public(caller, SecondFactorByPasskey { plane, flow, answer })
            .await
    } else {
        let code = posted.text("code").into();
        app.in_public(caller, SecondFactor { plane, flow, code }).await
    };
    let (next, unsaved) = (own_path(posted.text("next")), posted.some("unsaved").is_some());
    match given {
        Ok(session) => {
            let mut response = lead_in(app, plane, &session, posted, home)?;
            let over = cookies::line(cookies::flow(plane), "", 0);
            response.headers_mut().append(header::SET_COOKIE, over);
            Ok(response)
        }
        Err(error) if error.code() == "sign_in_over" => {
            Ok(Flash::error(&error.to_string()).lead(app, caller, &address(door(plane), &[("next", next)])))
        }
        Err(error) => step(app, plane, next, unsaved, &Errors::from(error)?),
    }
}

async fn required(app: &App, visitor: &AccountVisitor, next: &str, errors: &Errors) -> PageResult {
    html(&Required {
        page: visitor.page("profile", "A second factor is required"),
        base: visitor.base,
        next: own_path(next),
        has_one: visitor.has_second_factor(),
        has_passkey: has_one(app, &visitor.caller).await,
        begin: begin(visitor.plane),
        passkeys: are_available(app.settings(), visitor.plane),
        error: errors.form(&["password", "code"]),
        password_error: errors.of("password"),
        code_error: errors.of("code"),
    })
}

pub async fn show_required(
    State(app): State<App>,
    visitor: AccountVisitor,
    FormQuery(query): FormQuery<NextQuery>,
) -> PageResult {
    required(&app, &visitor, &query.next, &Errors::default()).await
}

/// Whoever has one gives it, and this session stands for it from then on.
pub async fn prove_required(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let proved = if posted.some("credential").is_some() {
        app.on_account(&visitor.caller, ProveByPasskey(answer(&posted))).await
    } else {
        let prove = Prove {
            password: posted.text("password").into(),
            code: posted.some("code").map(Into::into),
        };
        app.on_account(&visitor.caller, prove).await
    };
    let next = own_path(posted.text("next"));
    match proved {
        Ok(()) => Ok(Redirect::to(if next.is_empty() { visitor.base } else { next }).into_response()),
        Err(error) => required(&app, &visitor, next, &Errors::from(error)?).await,
    }
}
