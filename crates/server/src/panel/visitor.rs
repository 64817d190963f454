//! Who opens a page. A page asks for one of these first: nobody signed in is led to the right door, and who may not know of a page finds none.

use app::{App, Caller, Error, Plane, Refusal, TenantRef, View};
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{Method, request::Parts},
    response::{IntoResponse, Redirect, Response},
};

use super::{
    flash::Flash,
    forms::{Posted, address},
    page::{Page, PageError, PageTenant, PageVisit, page_of},
    sessions::{UNSAVED, second_factor::UNSECURED},
    step_up::{Sent, UNPROVED},
};
use crate::{
    caller::{AppCaller, RootCaller, caller},
    look,
};

/// A platform admin on the root panel.
pub struct RootVisitor {
    pub caller: Caller,
    pub view: View,
    page: Page,
}

/// A member inside a tenant.
pub struct TenantVisitor {
    pub caller: Caller,
    pub view: View,
    pub tenant: TenantRef,
    /// `/t/{slug}`.
    pub base: String,
    page: Page,
}

/// A person on their own pages, which each plane has for itself: a session of the one is nothing on the other.
pub struct AccountVisitor {
    pub caller: Caller,
    pub view: View,
    pub plane: Plane,
    /// `/account` or `/root/account`.
    pub base: &'static str,
    page: Page,
}

/// What the sidebar of the root panel has, with the permission that shows it.
const ROOT_NAV: &[(&str, &str)] = &[
    ("tenants", "tenants.view"),
    ("users", "users.view"),
    ("plans", "plans.view"),
    ("modules", "modules.view"),
    ("servers", "servers.view"),
    ("admins", "admins.view"),
    ("reviews", "admins.view"),
    ("security", "admins.view"),
    ("jobs", "jobs.view"),
    ("mails", "mails.view"),
    ("audit", "audit.view"),
    ("settings", "settings.view"),
];

const TENANT_NAV: &[(&str, &str)] = &[
    ("members", "members.view"),
    ("roles", "members.view"),
    ("groups", "groups.view"),
    ("permissions", "tables.manage"),
    ("security", "audit.view"),
    ("tables", "tables.view"),
    ("variables", "variables.view"),
    ("connect", "connection.view"),
    ("audit", "audit.view"),
    ("access", "access_grants.view"),
    ("settings", "tenant.view"),
];

impl RootVisitor {
    pub fn page(&self, nav: &str, title: &str) -> Page {
        titled(&self.page, nav, title)
    }
}

impl TenantVisitor {
    pub fn page(&self, nav: &str, title: &str) -> Page {
        titled(&self.page, nav, title)
    }

    /// Refuses whoever lacks the permission a page that asks no operation of its own.
    pub fn demand(&self, permission: &str) -> Result<(), PageError> {
        if self.view.may(permission) {
            return Ok(());
        }
        let inside = self.view.access_grant().is_some();
        let refusal = if inside {
            Refusal::AccessGrant
        } else {
            Refusal::Forbidden
        };
        Err(PageError(refusal.into()))
    }

    /// A form whose act may ask for a proof of identity; `verb` is on its button, `back` is where it was filled in.
    pub fn sent<'a>(
        &'a self,
        app: &'a App,
        posted: &'a Posted,
        nav: &str,
        action: &'a str,
        verb: &'a str,
        back: &'a str,
    ) -> Sent<'a> {
        Sent {
            app,
            caller: &self.caller,
            page: self.page(nav, "Confirm that it is you"),
            posted,
            action,
            verb,
            class: "button-primary",
            back,
        }
    }

    /// Below this tenant.
    pub fn path(&self, rest: &str) -> String {
        format!("{}/{rest}", self.base)
    }
}

impl AccountVisitor {
    pub fn page(&self, nav: &str, title: &str) -> Page {
        titled(&self.page, nav, title)
    }

    /// A form whose act may ask for a proof of identity; `verb` is on its button, `back` is where it was filled in.
    pub fn sent<'a>(
        &'a self,
        app: &'a App,
        posted: &'a Posted,
        action: &'a str,
        verb: &'a str,
        back: &'a str,
    ) -> Sent<'a> {
        Sent {
            app,
            caller: &self.caller,
            page: self.page("profile", "Confirm that it is you"),
            posted,
            action,
            verb,
            class: "button-primary",
            back,
        }
    }

    pub fn has_second_factor(&self) -> bool {
        self.page.asks_code
    }

    /// Below the person's own pages.
    pub fn path(&self, rest: &str) -> String {
        format!("{}/{rest}", self.base)
    }
}

fn titled(page: &Page, nav: &str, title: &str) -> Page {
    Page {
        nav: nav.to_owned(),
        title: title.to_owned(),
        ..page.clone()
    }
}

fn frame(
    app: &App,
    caller: &Caller,
    parts: &Parts,
    view: &View,
    plane: &str,
    nav: &[(&'static str, &str)],
) -> Result<Page, Response> {
    let person = view.person().map_err(error)?;
    Ok(Page {
        plane: plane.to_owned(),
        person_name: person.name.clone(),
        person_email: person.email.clone(),
        flash: Flash::read(app, caller, &parts.headers, parts.uri.path()),
        shown: nav
            .iter()
            .filter(|(_, permission)| view.may(permission))
            .map(|(key, _)| *key)
            .collect(),
        second_factor_due: view.second_factor_due().map(|due| due.to_string()),
        asks_code: !person.second_factors.is_empty(),
        look: look::current(),
        ..Page::default()
    })
}

fn error(error: Error) -> Response {
    PageError(error).into_response()
}

/// To the door, and back here afterwards. What was posted is not done then, which both pages say.
fn to_door(app: &App, caller: &Caller, door: &str, unsaved: &str, parts: &Parts) -> Response {
    if parts.method == Method::POST {
        let door = address(door, &[("next", &page_of(parts.uri.path()))]);
        return Flash::error(unsaved).lead(app, caller, &door);
    }
    let here = parts.uri.path_and_query().map_or("", |path| path.as_str());
    Redirect::to(&address(door, &[("next", here)])).into_response()
}

fn is_anonymous(view: &View) -> bool {
    matches!(view.person(), Err(Error::Refused(refusal)) if refusal.code() == "unauthenticated")
}

impl FromRequestParts<App> for RootVisitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Ok(RootCaller(caller)) = RootCaller::from_request_parts(parts, app).await;
        let view = app.view(&caller, None).await.map_err(error)?;
        if is_anonymous(&view) {
            return Err(to_door(app, &caller, "/root/sign-in", UNSAVED, parts));
        }
        if view.platform_role().is_none() {
            return Err(error(Error::NotFound));
        }
        if view.closed_door() == Some(Refusal::SecondFactorRequired) {
            return Err(to_door(app, &caller, "/root/account/second-factor", UNSECURED, parts));
        }
        let page = frame(app, &caller, parts, &view, "platform", ROOT_NAV)?;
        Ok(Self { caller, view, page })
    }
}

impl FromRequestParts<App> for TenantVisitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Ok(AppCaller(caller)) = AppCaller::from_request_parts(parts, app).await;
        let params = RawPathParams::from_request_parts(parts, app)
            .await
            .map_err(|_| error(Error::NotFound))?;
        let named = params
            .iter()
            .find(|(key, _)| *key == "tenant")
            .map(|(_, value)| TenantRef::parse(value));
        let tenant = named.ok_or_else(|| error(Error::NotFound))?;
        let view = app.view(&caller, Some(&tenant)).await.map_err(error)?;
        if is_anonymous(&view) {
            return Err(to_door(app, &caller, "/sign-in", UNSAVED, parts));
        }
        match view.closed_door() {
            Some(Refusal::StepUpRequired) => return Err(to_door(app, &caller, "/prove", UNPROVED, parts)),
            // Whoever is inside by an access grant has no account on this plane.
            Some(Refusal::SecondFactorRequired) if view.access_grant().is_none() => {
                return Err(to_door(app, &caller, "/account/second-factor", UNSECURED, parts));
            }
            _ => {}
        }
        let Some(known) = view.tenant().cloned() else {
            return Err(error(view.closed_door().map_or(Error::NotFound, Into::into)));
        };
        if let TenantRef::Slug(slug) = &tenant
            && *slug != known.slug
        {
            return Err(error(Error::Moved(known.slug)));
        }
        let mut page = frame(app, &caller, parts, &view, "tenant", TENANT_NAV)?;
        // Whatever they may do, they may know of it.
        if view.own_membership().is_some() {
            page.shown.push("decisions");
        }
        page.tenant = Some(PageTenant {
            slug: known.slug.clone(),
            name: known.name,
        });
        page.visit = view.access_grant().map(|visit| PageVisit {
            write: visit.write,
            reason: visit.reason,
            minutes: visit.ends_at.duration_since(app.now()).as_mins(),
            ends_at: visit.ends_at.to_string(),
            leave: format!("/t/{}/access/leave", known.slug),
        });
        Ok(Self {
            base: format!("/t/{}", known.slug),
            tenant: TenantRef::Id(known.id),
            caller,
            view,
            page,
        })
    }
}

impl FromRequestParts<App> for AccountVisitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let (plane, base, door, look) = match parts.uri.path().split('/').nth(1) {
            Some("root") => (Plane::Root, "/root/account", "/root/sign-in", "platform"),
            _ => (Plane::App, "/account", "/sign-in", "account"),
        };
        let caller = caller(parts, &[plane]);
        let view = app.view(&caller, None).await.map_err(error)?;
        if is_anonymous(&view) {
            return Err(to_door(app, &caller, door, UNSAVED, parts));
        }
        let page = frame(app, &caller, parts, &view, look, &[])?;
        Ok(Self {
            caller,
            view,
            plane,
            base,
            page,
        })
    }
}
