//! What a page says once: that a form was done or why it was not, and the secret that came of it. From the form to the page it is
//! sealed in a cookie, for one session, one page and one minute, so that no address holds it and a reload repeats nothing.

use app::{App, Caller, Credential, Error};
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::page::{PageError, PageResult};
use crate::{cookies, problem::log};

const COOKIE: &str = "__Host-bailiwick-flash";
const LASTS: SignedDuration = SignedDuration::from_mins(1);
/// Browsers keep no cookie above 4096 bytes.
const LETTERS_AT_MOST: usize = 600;

#[derive(Clone, Serialize, Deserialize)]
pub struct Flash {
    /// The toast's: "success" or "error".
    pub kind: String,
    pub text: String,
    pub shown: Option<Shown>,
}

/// What the page shows this once, besides the words.
#[derive(Clone, Serialize, Deserialize)]
pub enum Shown {
    Password(String),
    Token {
        name: String,
        secret: String,
    },
    Link {
        email: String,
        link: String,
    },
    /// What an authenticator app is set up with.
    Authenticator {
        uri: String,
    },
    RecoveryCodes(Vec<String>),
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    until: Timestamp,
    flash: Flash,
}

impl Flash {
    pub fn success(text: &str) -> Self {
        Self::of("success", text)
    }

    pub fn error(text: &str) -> Self {
        Self::of("error", text)
    }

    fn of(kind: &str, text: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            text: text.chars().take(LETTERS_AT_MOST).collect(),
            shown: None,
        }
    }

    pub fn showing(self, shown: Shown) -> Self {
        Self {
            shown: Some(shown),
            ..self
        }
    }

    /// Goes to `path`, which says this to the caller alone.
    pub fn lead(self, app: &App, caller: &Caller, path: &str) -> Response {
        let mut response = Redirect::to(path).into_response();
        let cookie = self.cookie(app, &caller.credential, path);
        response.headers_mut().append(header::SET_COOKIE, cookie);
        response
    }

    pub fn cookie(self, app: &App, holder: &Credential, path: &str) -> HeaderValue {
        let until = app.now() + LASTS;
        let plain = serde_json::to_vec(&Sealed { until, flash: self }).unwrap_or_default();
        let sealed = app.keys().seal(&place(holder, path), &plain);
        cookies::line(COOKIE, &BASE64.encode(sealed), LASTS.as_secs())
    }

    /// What the caller brought along to the page at `path`. What was not sealed for them and for there is nothing.
    pub fn read(app: &App, caller: &Caller, headers: &HeaderMap, path: &str) -> Option<Self> {
        let sealed = BASE64.decode(cookies::value(headers, COOKIE)?).ok()?;
        let plain = app.keys().open(&place(&caller.credential, path), &sealed).ok()?;
        let opened: Sealed = serde_json::from_slice(&plain).ok()?;
        (app.now() < opened.until).then_some(opened.flash)
    }
}

fn place(holder: &Credential, path: &str) -> String {
    let holder = match holder {
        Credential::Session(_, hash) | Credential::Token(hash) => BASE64.encode(hash),
        _ => String::new(),
    };
    let page = path.split('?').next().unwrap_or_default();
    format!("flash {holder} {page}")
}

/// Goes to `path` and says there, once, what was done.
#[allow(clippy::unnecessary_wraps)] // the last line of handlers
pub fn go(app: &App, caller: &Caller, path: &str, said: &str) -> PageResult {
    Ok(Flash::success(said).lead(app, caller, path))
}

/// Goes to `path` and shows there, once, what was made.
#[allow(clippy::unnecessary_wraps)] // the last line of handlers
pub fn go_and_show(app: &App, caller: &Caller, path: &str, said: &str, shown: Shown) -> PageResult {
    Ok(Flash::success(said).showing(shown).lead(app, caller, path))
}

/// Goes to `path` and says there, once, what went wrong.
pub fn go_back(app: &App, caller: &Caller, path: &str, error: Error) -> PageResult {
    match error {
        Error::Refused(_)
        | Error::RefusedFor(..)
        | Error::Conflict { .. }
        | Error::Invalid(_)
        | Error::TenantDatabase(_) => {
            log(&error);
            Ok(Flash::error(&error.to_string()).lead(app, caller, path))
        }
        other => Err(PageError(other)),
    }
}

/// Around all pages: what a browser brought along is taken from it with the first page that it gets.
pub async fn once(request: Request, next: Next) -> Response {
    let brought = cookies::value(request.headers(), COOKIE).is_some();
    let mut response = next.run(request).await;
    if brought && !response.status().is_redirection() {
        let headers = response.headers_mut();
        headers.append(header::SET_COOKIE, cookies::line(COOKIE, "", 0));
    }
    response
}
