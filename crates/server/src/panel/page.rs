//! What every page has in common: its frame, and the page for what went wrong.

use std::sync::Arc;

use app::{App, Error, Plane, Refusal, branding::Look};
use askama::Template;
use axum::{
    extract::{Request, State},
    http::{StatusCode, Uri, header},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};

use super::flash::{Flash, Shown};
use crate::{
    caller::{RequestId, caller},
    look,
    problem::{ApiError, MovedTo, log, respond, retry_after, status},
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
    pub visit: Option<PageVisit>,
    /// When a second factor that they have not given is required of them here.
    pub second_factor_due: Option<String>,
    /// A proof of who they are takes a code, too.
    pub asks_code: bool,
    pub shown: Vec<&'static str>,
    pub look: Arc<Look>,
}

#[derive(Clone)]
pub struct PageTenant {
    pub slug: String,
    pub name: String,
}

/// A platform admin is in the tenant, for a while.
#[derive(Clone)]
pub struct PageVisit {
    pub write: bool,
    pub reason: String,
    pub minutes: i64,
    pub ends_at: String,
    /// Where it is ended.
    pub leave: String,
}

impl Page {
    /// A page without a session.
    pub fn bare(plane: &str, title: &str) -> Self {
        Self {
            title: title.to_owned(),
            plane: plane.to_owned(),
            look: look::current(),
            ..Self::default()
        }
    }

    pub fn shows(&self, key: &str) -> bool {
        self.shown.contains(&key)
    }

    /// The person's own pages on this plane.
    pub fn own_base(&self) -> &'static str {
        if self.plane == "platform" {
            "/root/account"
        } else {
            "/account"
        }
    }

    /// What this page shows once.
    pub fn once(&self) -> Option<&Shown> {
        self.flash.as_ref().and_then(|flash| flash.shown.as_ref())
    }
}

pub type PageResult = Result<Response, PageError>;

pub fn html(template: &impl Template) -> PageResult {
    html_as(StatusCode::OK, template)
}

pub fn html_as(status: StatusCode, template: &impl Template) -> PageResult {
    let text = template
        .render()
        .map_err(|error| PageError(Error::Internal(error.to_string())))?;
    Ok((status, Html(text)).into_response())
}

/// An error on its way to a browser.
pub struct PageError(pub Error);

impl From<Error> for PageError {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

/// Files are made as the API makes them.
impl From<ApiError> for PageError {
    fn from(error: ApiError) -> Self {
        Self(error.0)
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
    /// In so many seconds it may go well.
    retry_after: Option<u64>,
    /// It is about what their role may, so the first page of the panel is still theirs.
    leads_home: bool,
}

/// Of what somebody inside is refused. Another refusal is of the door, and who stands there has no page to be led to.
const fn is_of_the_role(error: &Error) -> bool {
    use Refusal as R;
    let (Error::Refused(refusal) | Error::RefusedFor(refusal, _)) = error else {
        return false;
    };
    match refusal {
        R::ModuleDisabled
        | R::Forbidden
        | R::TokenScope
        | R::RankTooHigh
        | R::GrantCeiling
        | R::SelfChange
        | R::AccessGrant => true,
        R::Unauthenticated
        | R::Suspended
        | R::NotFound
        | R::TenantSuspended
        | R::TenantArchived
        | R::TenantPendingDeletion
        | R::StepUpRequired
        | R::SecondFactorRequired
        | R::WrongNetwork => false,
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        log(&self.0);
        let status = status(&self.0);
        if let Error::Moved(slug) = self.0 {
            let mut response = status.into_response();
            response.extensions_mut().insert(MovedTo(slug));
            return response;
        }
        let heading = match status {
            _ if matches!(self.0, Error::Busy) => "Much is going on",
            _ if self.0.code() == "wrong_network" => "Not from here",
            _ if self.0.code() == "second_factor_required" => "A second factor is required",
            _ if self.0.code() == "tenant_suspended" => "This tenant is suspended",
            _ if self.0.code() == "tenant_archived" => "This tenant is archived",
            _ if self.0.code() == "tenant_pending_deletion" => "This tenant is to be deleted",
            StatusCode::NOT_FOUND => "Page not found",
            StatusCode::FORBIDDEN => "Not allowed",
            StatusCode::UNAUTHORIZED => "Sign in first",
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::BAD_GATEWAY => "The database does not answer",
            StatusCode::INTERNAL_SERVER_ERROR => "Something broke",
            _ => "That did not work",
        };
        let text = self.0.to_string();
        let mut response = status.into_response();
        let retry_after = retry_after(&self.0);
        response.extensions_mut().insert(Said {
            heading,
            text,
            retry_after,
            leads_home: is_of_the_role(&self.0),
        });
        response
    }
}

/// Around all pages: what a role may not open or do leads home with a notice (D17), another error leads back to the panel that it
/// happened in, and a fault of ours names the request.
pub async fn error_pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let home = home_of(&path).filter(|(_, home)| *home != path);
    let id = request.extensions().get::<RequestId>().copied();
    let (parts, body) = request.into_parts();
    let home = home.map(|(plane, home)| (caller(&parts, &[plane]), home));
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(said) = response.extensions().get::<Said>() else {
        return response;
    };
    match home {
        Some((caller, home)) if said.leads_home => Flash::error(&said.text).lead(&app, &caller, &home),
        _ => error_page(&path, response.status(), said, id),
    }
}

/// The first page of the panel that `path` is in, which whoever is inside may open. A person's own pages are in none.
fn home_of(path: &str) -> Option<(Plane, String)> {
    let mut parts = path.split('/').skip(1);
    match (parts.next()?, parts.next()) {
        ("root", Some("account")) => None,
        ("root", _) => Some((Plane::Root, "/root".to_owned())),
        ("t", Some(tenant)) => Some((Plane::App, format!("/t/{tenant}"))),
        _ => None,
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
    let mut response = match page.render() {
        Ok(text) => (status, Html(text)).into_response(),
        Err(_) => status.into_response(),
    };
    if let Some(seconds) = said.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
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

/// A form that was refused is shown at the address that it was sent to. Whoever opens that anew comes to the form's page.
pub async fn to_page(uri: Uri) -> Redirect {
    Redirect::to(&page_of(uri.path()))
}

/// The page with the form that is sent to `path`.
pub fn page_of(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let page = match *parts {
        ["root", noun @ ("tenants" | "servers" | "admins" | "plans" | "reviews")]
        | ["root", noun @ "servers", "test"] => {
            return format!("/root/{noun}/new");
        }
        ["root", "tenants", "bulk"] => &parts[..2],
        ["root", "admins", "roles", _, ..] => &parts[..4],
        [
            "root",
            "tenants" | "servers" | "admins" | "users" | "plans" | "reviews",
            _,
            ..,
        ] => &parts[..3],
        ["root", "account", "authenticator", "remove"] => &parts[..2],
        [
            "root",
            "account",
            "tokens" | "authenticator" | "recovery-codes" | "second-factor",
            ..,
        ]
        | ["root", "settings", "branding", ..] => &parts[..3],
        ["account", "authenticator", "remove"] => &parts[..1],
        ["root", _, ..]
        | [
            "account",
            "tokens" | "authenticator" | "recovery-codes" | "second-factor",
            ..,
        ] => &parts[..2],
        ["account", "tenants"] => return "/account/tenants/new".to_owned(),
        ["account" | "sign-in", ..] => &parts[..1],
        ["t", _, "variables", _, ..] => &parts[..4],
        ["t", tenant, "invitations", ..] => return format!("/t/{tenant}/members"),
        ["t", _, "members", _, "transfer-ownership"] | ["t", _, "roles", _, ..] => &parts[..4],
        ["t", _, "leave"] => &parts[..2],
        ["t", tenant, "groups"] => return format!("/t/{tenant}/groups/new"),
        ["t", _, "groups", ..] => &parts[..4],
        ["t", _, _, ..] => &parts[..3],
        _ => &parts[..],
    };
    format!("/{}", page.join("/"))
}

#[cfg(test)]
mod tests {
    use super::page_of;

    #[test]
    fn each_form_has_its_page() {
        for (form, page) in [
            ("/root/tenants", "/root/tenants/new"),
            ("/root/tenants/attach", "/root/tenants/attach"),
            ("/root/tenants/acme/owner", "/root/tenants/acme"),
            ("/root/servers", "/root/servers/new"),
            ("/root/servers/test", "/root/servers/new"),
            ("/root/admins", "/root/admins/new"),
            ("/root/admins/7/remove", "/root/admins/7"),
            ("/root/admins/import/table", "/root/admins/import"),
            ("/root/admins/roles/night/delete", "/root/admins/roles/night"),
            ("/root/servers/7/test", "/root/servers/7"),
            ("/root/users/7/memberships/8/archive", "/root/users/7"),
            ("/root/reviews", "/root/reviews/new"),
            ("/root/reviews/7/items/8/confirm", "/root/reviews/7"),
            ("/root/jobs/7/retry", "/root/jobs"),
            ("/root/settings/branding/logo/remove", "/root/settings/branding"),
            ("/root/audit/verify", "/root/audit"),
            ("/account/password", "/account"),
            ("/account/passkeys/new", "/account"),
            ("/root/account/passkeys/7/remove", "/root/account"),
            ("/root/sign-in/passkey", "/root/sign-in"),
            ("/sign-in/passkey/begin", "/sign-in"),
            ("/account/sessions/7/revoke", "/account"),
            ("/account/authenticator/confirm", "/account/authenticator"),
            ("/account/authenticator/remove", "/account"),
            ("/root/account/recovery-codes", "/root/account/recovery-codes"),
            ("/root/account/authenticator/remove", "/root/account"),
            ("/account/tokens", "/account/tokens"),
            ("/account/tenants", "/account/tenants/new"),
            ("/account/tokens/7/revoke", "/account/tokens"),
            ("/root/account/password", "/root/account"),
            ("/root/account/tokens/7/revoke", "/root/account/tokens"),
            ("/t/acme/members/7/archive", "/t/acme/members"),
            ("/t/acme/members/7/transfer-ownership", "/t/acme/members/7"),
            ("/t/acme/leave", "/t/acme"),
            ("/t/acme/settings/delete", "/t/acme/settings"),
            ("/t/acme/settings/email-domains/7/check", "/t/acme/settings"),
            ("/t/acme/invitations/7/resend", "/t/acme/members"),
            ("/t/acme/groups", "/t/acme/groups/new"),
            ("/t/acme/groups/7/members/8/remove", "/t/acme/groups/7"),
            ("/t/acme/permissions", "/t/acme/permissions"),
            ("/t/acme/roles/staff/delete", "/t/acme/roles/staff"),
            ("/t/acme/matrix/review", "/t/acme/matrix"),
            ("/t/acme/modules/invoices", "/t/acme/modules"),
            ("/t/acme/connect/rotate", "/t/acme/connect"),
            ("/t/acme/variables/7/reveal", "/t/acme/variables/7"),
        ] {
            assert_eq!(page_of(form), page);
        }
    }
}
