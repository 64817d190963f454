//! Cookies, host-only and unreadable for scripts: above all those of sessions, one for each plane.

use app::Plane;
use axum::http::{HeaderMap, HeaderValue, header};

pub const fn name(plane: Plane) -> &'static str {
    match plane {
        Plane::App => "__Host-bailiwick",
        Plane::Root => "__Host-bailiwick-root",
    }
}

/// Of a sign-in that waits for the second factor.
pub const fn flow(plane: Plane) -> &'static str {
    match plane {
        Plane::App => "__Host-bailiwick-flow",
        Plane::Root => "__Host-bailiwick-root-flow",
    }
}

/// The value of the plane's cookie, if the browser sent one.
pub fn read(headers: &HeaderMap, plane: Plane) -> Option<&str> {
    value(headers, name(plane))
}

/// The value of any cookie.
pub fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name && !value.is_empty()).then_some(value))
}

/// Sets the cookie for as long as the session can last.
pub fn set(plane: Plane, token: &str, seconds: i64) -> HeaderValue {
    line(name(plane), token, seconds)
}

/// Takes the cookie away.
pub fn clear(plane: Plane) -> HeaderValue {
    line(name(plane), "", 0)
}

pub fn line(name: &str, value: &str, seconds: i64) -> HeaderValue {
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax");
    HeaderValue::from_str(&text).expect("what is kept in cookies is base64url")
}
