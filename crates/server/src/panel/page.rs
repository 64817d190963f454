//! What every page has in common: its frame, a notice carried over a redirect, and the page for what went wrong.

use app::Error;
use askama::Template;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};

use crate::{
    caller::RequestId,
    problem::{log, respond, status},
};

/// The frame of a page; layout/base.html says what each field is.
#[derive(Clone, Default)]
pub struct Page {
    pub title: String,
    pub plane: String,
    pub nav: String,
    pub person_name: String,
    pub person_email: String,
    pub tenant: Option<PageTenant>,
    pub flash: Option<Flash>,
    pub notice: Option<String>,
    pub shown: Vec<&'static str>,
}

#[derive(Clone)]
pub struct PageTenant {
    pub slug: String,
    pub name: String,
}

#[derive(Clone)]
pub struct Flash {
    pub kind: String,
    pub text: String,
}

impl Page {
    /// A page without a session.
    pub fn bare(plane: &str, title: &str) -> Self {
        Self {
            title: title.to_owned(),
            plane: plane.to_owned(),
            ..Self::default()
        }
    }

    pub fn shows(&self, key: &str) -> bool {
        self.shown.contains(&key)
    }
}

pub type PageResult = Result<Response, PageError>;

/// Renders a page; a flash that was shown is shown once.
pub fn html(template: &impl Template) -> PageResult {
    html_as(StatusCode::OK, template)
}

pub fn html_as(status: StatusCode, template: &impl Template) -> PageResult {
    let text = template
        .render()
        .map_err(|error| PageError(Error::Internal(error.to_string())))?;
    let mut response = (status, Html(text)).into_response();
    response
        .headers_mut()
        .append(header::SET_COOKIE, HeaderValue::from_static(NO_FLASH));
    Ok(response)
}

const FLASH: &str = "__Host-bailiwick-flash";
const NO_FLASH: &str = "__Host-bailiwick-flash=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax";

/// Goes to `path` and says there, once, what was done.
#[allow(clippy::unnecessary_wraps)] // the last line of handlers
pub fn go(path: &str, said: &str) -> PageResult {
    let mut response = Redirect::to(path).into_response();
    response
        .headers_mut()
        .append(header::SET_COOKIE, flash("success", said));
    Ok(response)
}

/// Goes to `path` and says there, once, what went wrong.
pub fn go_back(path: &str, error: Error) -> PageResult {
    match error {
        Error::Refused(_) | Error::Conflict { .. } | Error::Invalid(_) | Error::TenantDatabase(_) => {
            log(&error);
            let mut response = Redirect::to(path).into_response();
            response
                .headers_mut()
                .append(header::SET_COOKIE, flash("error", &error.to_string()));
            Ok(response)
        }
        other => Err(PageError(other)),
    }
}

fn flash(kind: &str, text: &str) -> HeaderValue {
    let value: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    let line = format!("{FLASH}={kind}.{value}; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax");
    HeaderValue::from_str(&line).unwrap_or(HeaderValue::from_static(NO_FLASH))
}

pub fn read_flash(headers: &HeaderMap) -> Option<Flash> {
    let value = crate::cookies::value(headers, FLASH)?;
    let (kind, text) = value.split_once('.')?;
    let (text, _) = form_urlencoded::parse(text.as_bytes()).next()?;
    Some(Flash {
        kind: kind.to_owned(),
        text: text.into_owned(),
    })
}

/// An error on its way to a browser.
pub struct PageError(pub Error);

impl From<Error> for PageError {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    status: u16,
    heading: String,
    text: String,
    home: String,
    home_label: String,
    request_id: String,
}

/// What an error says, until `error_pages` makes a page of it that knows where it was asked for.
#[derive(Clone)]
struct Said {
    heading: &'static str,
    text: String,
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        log(&self.0);
        let status = status(&self.0);
        let heading = match status {
            StatusCode::NOT_FOUND => "Page not found",
            StatusCode::FORBIDDEN => "Not allowed",
            StatusCode::UNAUTHORIZED => "Sign in first",
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::BAD_GATEWAY => "The database does not answer",
            StatusCode::INTERNAL_SERVER_ERROR => "Something broke",
            _ => "That did not work",
        };
        let text = self.0.to_string();
        let mut response = status.into_response();
        response.extensions_mut().insert(Said { heading, text });
        response
    }
}

/// Around all pages: an error leads back to the panel that it happened in, and a fault of ours names the request.
pub async fn error_pages(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let id = request.extensions().get::<RequestId>().copied();
    let response = next.run(request).await;
    match response.extensions().get::<Said>() {
        Some(said) => error_page(&path, response.status(), said, id),
        None => response,
    }
}

fn error_page(path: &str, status: StatusCode, said: &Said, id: Option<RequestId>) -> Response {
    let (plane, home, home_label) = match path.split('/').nth(1) {
        Some("root") => ("platform", "/root", "Go to the dashboard"),
        _ => ("bare", "/", "Go to the start"),
    };
    // Pages for what is not there and for what one may not see have the same bytes.
    let id = id.filter(|_| status.is_server_error());
    let page = ErrorPage {
        page: Page::bare(plane, said.heading),
        status: status.as_u16(),
        heading: said.heading.to_owned(),
        text: said.text.clone(),
        home: home.to_owned(),
        home_label: home_label.to_owned(),
        request_id: id.map(|id| id.0.to_string()).unwrap_or_default(),
    };
    match page.render() {
        Ok(text) => (status, Html(text)).into_response(),
        Err(_) => status.into_response(),
    }
}

/// What is at no address: a problem document below the API, a page elsewhere; the same bytes as for what one may not see.
pub async fn not_found(uri: Uri) -> Response {
    let error = Error::NotFound;
    if uri.path().starts_with("/api/") || uri.path().starts_with("/access/") {
        return respond(StatusCode::NOT_FOUND, error.code(), error.to_string(), Vec::new());
    }
    let response = PageError(error).into_response();
    match response.extensions().get::<Said>() {
        Some(said) => error_page(uri.path(), response.status(), said, None),
        None => response,
    }
}

/// The answer to a form may be a page at the form's own address. Whoever opens that anew comes to the page above it.
pub async fn above(uri: Uri) -> Redirect {
    let above = uri.path().rsplit_once('/').map_or("/", |(above, _)| above);
    Redirect::to(above)
}
