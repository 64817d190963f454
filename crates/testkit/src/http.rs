//! Requests to the router in memory, as a browser or a program would send them.

use app::{Credential, Plane};
use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header},
    response::Response,
};
use serde_json::Value;
use tower::ServiceExt;

use crate::Person;

/// Who sends requests, and with which headers. A clone is somebody else who has the same so far.
#[derive(Clone)]
pub struct Client {
    router: Router,
    headers: HeaderMap,
}

impl Client {
    pub fn new(router: Router) -> Self {
        Self {
            router,
            headers: HeaderMap::new(),
        }
    }

    /// With the cookie of the panel that the person is signed in to.
    pub fn signed_in(&self, person: &Person) -> Self {
        let Credential::Session(plane, _) = &person.caller.credential else {
            panic!("this person has no session");
        };
        self.cookie(*plane, &person.token)
    }

    /// With a session's cookie beside those it has.
    pub fn cookie(&self, plane: Plane, token: &str) -> Self {
        let name = match plane {
            Plane::App => "__Host-bailiwick",
            Plane::Root => "__Host-bailiwick-root",
        };
        let mut other = self.clone();
        let value = format!("{name}={token}").parse().expect("a token is plain text");
        other.headers.append(header::COOKIE, value);
        other
    }

    /// With an API token.
    pub fn bearer(&self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    /// Changing what had this version when it was read.
    pub fn if_match(&self, version: i32) -> Self {
        self.header("if-match", &format!("\"{version}\""))
    }

    /// With a header instead of those of that name.
    pub fn header(&self, name: &str, value: &str) -> Self {
        let mut other = self.clone();
        let name: HeaderName = name.parse().expect("the name of a header");
        other
            .headers
            .insert(name, HeaderValue::from_str(value).expect("the value of a header"));
        other
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, Some(body)).await
    }

    /// With a body as JSON, or none.
    pub async fn send(&self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        match body {
            Some(body) => {
                self.send_bytes(method, path, "application/json", body.to_string())
                    .await
            }
            None => {
                self.request(Request::builder().method(method).uri(path), Body::empty())
                    .await
            }
        }
    }

    /// With a form, as a page sends it.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        let body = form.extend_pairs(fields).finish();
        self.send_bytes(Method::POST, path, "application/x-www-form-urlencoded", body)
            .await
    }

    /// With any bytes as a body.
    pub async fn send_bytes(&self, method: Method, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, kind);
        self.request(request, body.into()).await
    }

    async fn request(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let (parts, body) = self.respond(request, body).await.into_parts();
        // Nobody waits for the end of a stream of events: it has none.
        let endless = parts
            .headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind == "text/event-stream");
        let body = if endless { Body::empty() } else { body };
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: axum::body::to_bytes(body, usize::MAX).await.expect("the whole body"),
        }
    }

    /// What is answered piece by piece, whose pieces the test reads.
    pub async fn open(&self, path: &str) -> Response {
        self.respond(Request::builder().uri(path), Body::empty()).await
    }

    async fn respond(&self, request: axum::http::request::Builder, body: Body) -> Response {
        let mut request = request.body(body).expect("a request");
        for (name, value) in &self.headers {
            request.headers_mut().append(name, value.clone());
        }
        match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }
}

/// What came back, read to its end where it has one.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a body of text")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.text()))
    }

    /// The code of a problem document; empty where there is none.
    pub fn code(&self) -> String {
        let is_problem = self.header("content-type") == "application/problem+json";
        let code = is_problem.then(|| self.json()["code"].as_str().map(str::to_owned));
        code.flatten().unwrap_or_default()
    }

    /// A header's value; empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// Everything by which one answer could be told from another: all but the request's own id.
    pub fn fingerprint(&self) -> String {
        let mut lines: Vec<String> = self
            .headers
            .iter()
            .filter(|(name, _)| *name != "x-request-id")
            .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
            .collect();
        lines.sort();
        format!(
            "{}\n{}\n\n{}",
            self.status,
            lines.join("\n"),
            String::from_utf8_lossy(&self.body)
        )
    }
}
